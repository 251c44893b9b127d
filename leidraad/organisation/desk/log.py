"""The processing log (verwerkingslogboek): who looked up whom, and why."""

from datetime import datetime, time, timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import make_aware

from leidraad.history.events import looked_up
from leidraad.history.models import Event, Events
from leidraad.organisation.access import only_for
from leidraad.organisation.forms import LogForm
from leidraad.organisation.past import names_of_actors, noun


@only_for("history.view_event")
def processing_log(request: HttpRequest) -> HttpResponse:
    """Look-ups of persons, newest first; of one employee, one customer, a span of days."""
    form = LogForm(request.GET)
    events = _chosen(form) if form.is_valid() else Event.objects.none()
    batch = Paginator(events, 50).get_page(request.GET.get("bladzijde"))
    names = names_of_actors({event.actor for event in batch})
    rows = [
        (event, names.get(event.actor, event.actor), noun(event.subject_kind)) for event in batch
    ]
    looked_up(Event, "verwerkingslogboek bekeken")
    context = {"form": form, "batch": batch, "rows": rows}
    status = 422 if form.errors else 200
    return render(request, "organisation/processing_log.html", context, status=status)


def _chosen(form: LogForm) -> Events:
    fields, events = form.cleaned_data, Event.objects.look_ups()
    if fields["employee"]:
        events = events.by(f"medewerker {fields['employee'].number}")
    if fields["customer"]:
        customer = str(fields["customer"])
        events = events.filter(subject_kind="customers.customer", subject_id=customer)
    if fields["since"]:
        events = events.filter(at__gte=_start_of(fields["since"]))
    if fields["until"]:
        events = events.filter(at__lt=_start_of(fields["until"] + timedelta(days=1)))
    return events


def _start_of(day: datetime) -> datetime:
    """Midnight in Leiden."""
    return make_aware(datetime.combine(day, time()))
