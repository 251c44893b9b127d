"""What employees see: the search page, suggestions while typing, and the words that editors add."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from leidraad.organisation.access import for_employees, only_for
from leidraad.search import actions, engine, showing
from leidraad.search.forms import BestBetForm, SynonymForm
from leidraad.search.models import BestBet, Synonym
from leidraad.search.registry import sources

PAGE = 20
KEPT_IN_BOX = 5000  # what is too long to search with stays in its box
TOO_LONG = "Je zoekvraag heeft {} tekens. Wij zoeken met hooguit {} tekens. Maak de vraag korter."


def _language(request: HttpRequest) -> str:
    return "en" if request.GET.get("taal") == "en" else "nl"


def _kinds(request: HttpRequest) -> tuple[str, ...]:
    known = sources()
    return tuple(kind for kind in request.GET.getlist("soort") if kind in known)


@for_employees
def search(request: HttpRequest) -> HttpResponse:
    """The whole page, or for htmx only the results."""
    words = request.GET.get("zoek", "")
    found = engine.search(
        words,
        language=_language(request),
        audience="desk",
        kinds=_kinds(request),
        limit=PAGE,
        may=request.user.has_perm,
    )
    shown = {
        "words": words[:KEPT_IN_BOX],
        "too_long_text": TOO_LONG.format(len(words), engine.LONGEST_QUERY),
        "found": found,
        "results": showing.results(found),
        "facets": showing.facets(found, chosen=_kinds(request)),
        "language": _language(request),
    }
    part = "#results" if request.headers.get("HX-Request") else ""
    return render(request, f"search/search.html{part}", shown)


@for_employees
def suggestions(request: HttpRequest) -> HttpResponse:
    """What the words typed so far may become: a list for htmx, JSON for a script."""
    found = engine.suggest(
        request.GET.get("zoek", ""),
        language=_language(request),
        audience="desk",
        may=request.user.has_perm,
    )
    if request.headers.get("HX-Request"):
        return render(request, "search/search.html#suggestions", {"suggestions": found})
    return JsonResponse({"suggestions": found})


@only_for("search.change_synonym")
def words(request: HttpRequest) -> HttpResponse:
    """Synonyms and best bets, to read and to add."""
    return _words_page(request, SynonymForm(), BestBetForm())


@only_for("search.change_synonym")
def synonym(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add a synonym, or change one."""
    old = get_object_or_404(Synonym, pk=pk) if pk else None
    form = SynonymForm(request.POST or None, instance=old)
    if request.method != "POST":
        return _words_page(request, form, BestBetForm())
    if not form.is_valid():
        return _words_page(request, form, BestBetForm(), status=422)
    actions.save_word(form.instance)
    messages.success(request, "Het synoniem is opgeslagen.")
    return redirect("search:words")


@only_for("search.change_synonym")
@require_POST
def best_bet(request: HttpRequest) -> HttpResponse:
    """Put an answer on top for certain words."""
    form = BestBetForm(request.POST)
    if not form.is_valid():
        return _words_page(request, SynonymForm(), form, status=422)
    actions.save_word(form.instance)
    messages.success(request, "De aanrader is opgeslagen.")
    return redirect("search:words")


@only_for("search.change_synonym")
@require_POST
def synonym_removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a synonym out."""
    actions.remove_word(get_object_or_404(Synonym, pk=pk))
    return redirect("search:words")


@only_for("search.change_synonym")
@require_POST
def best_bet_removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a best bet out."""
    actions.remove_word(get_object_or_404(BestBet, pk=pk))
    return redirect("search:words")


def _words_page(
    request: HttpRequest, synonym_form: SynonymForm, best_bet_form: BestBetForm, status: int = 200
) -> HttpResponse:
    shown = {
        "synonyms": Synonym.objects.all(),
        "best_bets": BestBet.objects.all(),
        "synonym_form": synonym_form,
        "best_bet_form": best_bet_form,
    }
    return render(request, "search/words.html", shown, status=status)
