"""News and work instructions."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from leidraad.knowledge import actions
from leidraad.knowledge.desk import me
from leidraad.knowledge.forms import NewsForm
from leidraad.knowledge.models import NewsItem
from leidraad.organisation.access import only_for
from leidraad.organisation.models import Skill

MAY_READ, MAY_WRITE = "knowledge.view_newsitem", "knowledge.change_newsitem"


@only_for(MAY_READ)
def news(request: HttpRequest) -> HttpResponse:
    """What is for me, unread first; `?vaardigheid=` shows what is for one skill, for everyone to see."""
    today, employee = localdate(), me(request)
    wanted = request.GET.get("vaardigheid", "")
    current = NewsItem.objects.current_on(today)
    found = current.filter(skills__slug=wanted) if wanted else current.for_employee(employee)
    if soort := request.GET.get("soort"):
        found = found.filter(kind=soort)
    shown = {
        "batch": Paginator(
            found.with_read_mark_of(employee)  # type: ignore[misc]
            .prefetch_related("skills")
            .order_by("-is_pinned", "is_read", "-importance", "-valid_from", "-pk"),
            25,
        ).get_page(request.GET.get("bladzijde")),
        "skills": Skill.objects.filter(is_active=True),
        "wanted": wanted,
        "kinds": NewsItem.KINDS,
        "soort": soort,
        "to_come": NewsItem.objects.filter(valid_from__gt=today)
        if employee.has_perm(MAY_WRITE)
        else [],
    }
    return render(request, "knowledge/news.html", shown)


@only_for(MAY_READ)
def news_item(request: HttpRequest, pk: int) -> HttpResponse:
    """One news item, with a button that says I have read it."""
    rows = NewsItem.objects.with_read_mark_of(me(request)).select_related("author")
    found = get_object_or_404(rows, pk=pk)
    shown = {
        "news": found,
        "items": found.items.with_texts(),
        "readers": found.read_marks.count() if request.user.has_perm(MAY_WRITE) else None,
    }
    return render(request, "knowledge/news_item.html", shown)


@only_for(MAY_READ)
@require_POST
def read_mark(request: HttpRequest, pk: int) -> HttpResponse:
    """I have read it."""
    actions.mark_read(get_object_or_404(NewsItem, pk=pk), by=me(request), at=now())
    return redirect("knowledge:news")


@only_for(MAY_READ)
def unread(request: HttpRequest) -> HttpResponse:
    """How many I still have to read: a small piece for the bar of every page."""
    found = NewsItem.objects.unread_by(me(request), on=localdate())
    return render(request, "knowledge/news.html#unread", {"unread": found.count()})


@only_for(MAY_WRITE)
def edit_news(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Write a new one, or change one."""
    stored = get_object_or_404(NewsItem, pk=pk) if pk else NewsItem(valid_from=localdate())
    form = NewsForm(request.POST or None, instance=stored)
    if request.method == "POST" and form.is_valid():
        skills, about = list(form.cleaned_data["skills"]), form.cleaned_data["about"]
        saved = actions.save_news(form.instance, skills, about, by=me(request), at=now())
        messages.success(request, "Het bericht is opgeslagen.")
        return redirect("knowledge:news-item", saved.pk)
    status = 422 if form.errors else 200
    return render(request, "knowledge/news_form.html", {"form": form}, status=status)


@only_for(MAY_WRITE)
@require_POST
def news_removal(request: HttpRequest, pk: int) -> HttpResponse:
    actions.remove_news(get_object_or_404(NewsItem, pk=pk))
    messages.success(request, "Het bericht is verwijderd.")
    return redirect("knowledge:news")
