"""Every component of `design` in every state, on one page: to look at, and to test.

It hangs at the door, because `design` itself lies below the rooms that know who may enter.
"""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now

from leidraad.design.forms import SampleForm
from leidraad.organisation.access import for_employees

MARKDOWN = """# Paspoort aanvragen

U vraagt een paspoort **zelf** aan. Maak daarvoor een [afspraak](/afspraken/).

1. Neem uw oude paspoort mee.
2. Neem een pasfoto mee.

> Bent u uw paspoort kwijt? Meld dat eerst.

| Soort | Prijs |
|---|--:|
| Paspoort | € 83,87 |
| Spoed | € 57,95 |
"""


@for_employees
def components(request: HttpRequest) -> HttpResponse:
    wrong = {
        "fout-name": "",
        "fout-note": "a" * 220,
        "fout-day": "31-2-2027",
        "fout-channel": "fax",
    }
    form = SampleForm(request.POST or None)
    context = {
        "form": form,
        "wrong": SampleForm(wrong, prefix="fout"),
        "batch_of_many": Paginator(range(1000), 20).get_page(request.GET.get("bladzijde", 7)),
        "tabs": [
            {"label": "Mijn verzoeken", "url": "/vormgeving/", "count": 12},
            {"label": "Van de afdeling", "url": "/vormgeving/?van=afdeling", "count": 1204},
            {"label": "Uitgezet", "url": "/vormgeving/?van=mij", "count": 0},
        ],
        "facts": [
            ("Naam", "Mevrouw J.M. van der Meulen-Oosterwijk tot Langebrugge"),
            ("Telefoon", "071\u00a0516\u00a051\u00a065"),
            ("E-mail", None),
        ],
        "markdown": MARKDOWN,
        "at": now(),
        "waited": timedelta(minutes=3, seconds=5),
    }
    status = 422 if form.errors else 200
    return render(request, "design/catalogue.html", context, status=status)
