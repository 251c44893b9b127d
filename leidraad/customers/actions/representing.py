from datetime import date

from leidraad.customers.models import Customer, Representation
from leidraad.history.deed import deed
from leidraad.history.events import happened


@deed
def represent(
    represented: Customer,
    representative: Customer,
    kind: str,
    *,
    since: date,
    until: date | None = None,
) -> Representation:
    """Write down that one customer may act for another. The same again is the same record.

    Raises ValueError when someone would represent themselves.
    """
    represented = represented.locked()
    if represented.pk == representative.pk:
        raise ValueError("Nobody represents themselves.")
    record, is_new = Representation.objects.get_or_create(
        represented=represented,
        representative=representative,
        kind=kind,
        since=since,
        defaults={"until": until},
    )
    if is_new:
        happened(represented, f"{record.get_kind_display()} vastgelegd")
        happened(representative, f"mag optreden als {record.get_kind_display()}")
    return record


@deed
def end_representation(record: Representation, *, on: date, why: str = "") -> None:
    """From the day after `on` they may not act for the other any more."""
    record = Representation.objects.select_for_update().get(pk=record.pk)
    if record.until is not None and record.until <= on:
        return
    old, record.until = record.until, max(on, record.since)
    record.save(update_fields=["until"])
    what = f"{record.get_kind_display()} beëindigd"
    happened(record.represented, what, before={"until": old or ""}, why=why)
