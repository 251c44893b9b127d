from collections.abc import Mapping, Sequence
from datetime import date, time

from leidraad.history.deed import deed
from leidraad.history.events import happened
from leidraad.organisation.models import ClosedDay, Municipality, OpeningHours

Spans = Sequence[tuple[time, time]]


@deed
def set_opening_hours(place: str, week: Mapping[int, Spans]) -> None:
    """The week of a counter or the telephone: weekday (0 is Monday) -> spans; a day left out is closed."""
    old = OpeningHours.objects.select_for_update().filter(place=place)
    before = {"openingstijden": "; ".join(map(str, old))}
    wanted = {(day, opens, closes) for day, spans in week.items() for opens, closes in spans}
    if wanted == set(old.values_list("weekday", "opens", "closes")):
        return
    old.delete()
    for day, opens, closes in sorted(wanted):
        OpeningHours.objects.create(place=place, weekday=day, opens=opens, closes=closes)
    happened(Municipality.objects.get(), f"openingstijden gewijzigd: {place}", before=before)


@deed
def add_closed_day(day: date, name: str) -> ClosedDay:
    """The municipality does not work this day. The same day again takes the new name."""
    closed, is_new = ClosedDay.objects.update_or_create(day=day, defaults={"name": name})
    happened(closed, "toegevoegd" if is_new else "gewijzigd")
    return closed


@deed
def remove_closed_day(closed: ClosedDay) -> None:
    found = ClosedDay.objects.select_for_update().filter(pk=closed.pk).first()
    if found is None:
        return
    happened(found, "verwijderd", before={"dag": found})
    found.delete()
