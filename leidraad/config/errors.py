"""What a person sees when something goes wrong: what happened, and what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from leidraad.organisation.access import open_to_everyone


def page(request: HttpRequest, status: int, title: str, advice: str) -> HttpResponse:
    return render(request, "design/error.html", {"title": title, "advice": advice}, status=status)


@open_to_everyone
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 404, "Deze pagina bestaat niet", "Controleer het adres of ga terug.")


@open_to_everyone
def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(
        request, 403, "U mag dit niet zien", "Hebt u dit nodig? Vraag uw teamleider om toegang."
    )


@open_to_everyone
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 400, "Dit begrijpen we niet", "Ga terug en probeer het opnieuw.")


@open_to_everyone
def broken(request: HttpRequest) -> HttpResponse:
    return page(
        request, 500, "Er ging iets mis bij ons", "Wat u typte is bewaard. Probeer het opnieuw."
    )


@open_to_everyone
def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    return page(
        request,
        403,
        "Deze pagina stond te lang open",
        "Ga terug, laad de pagina opnieuw en probeer het nog eens.",
    )
