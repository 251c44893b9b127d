import pytest
from django.db import DatabaseError, transaction
from django.utils.timezone import now

from leidraad.history.acting import acting_as
from leidraad.history.append_only import may_forget
from leidraad.history.events import destroy_key, happened, old_values
from leidraad.history.models import Event


def test_an_event_says_who_did_what(leiden):
    with acting_as("medewerker 1001"):
        happened(leiden.fatima, "adres gewijzigd")
    event = Event.objects.of(leiden.fatima).get()
    assert (event.actor, event.what) == ("medewerker 1001", "adres gewijzigd")


def test_an_event_cannot_be_changed(leiden):
    event = happened(leiden.fatima, "adres gewijzigd")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(actor="niemand")


def test_an_event_cannot_be_removed(leiden):
    event = happened(leiden.fatima, "adres gewijzigd")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        event.delete()


def test_the_retention_action_may_remove_an_event(leiden):
    happened(leiden.fatima, "adres gewijzigd")
    with may_forget():
        Event.objects.filter(at__lte=now()).delete()
    assert Event.objects.count() == 0


def test_an_old_value_is_never_in_the_clear(leiden):
    event = happened(leiden.fatima, "naam gewijzigd", before={"name": "Fatima Bakker"})
    assert "Bakker" not in str(event.before)
    assert old_values(event) == {"name": "Fatima Bakker"}


def test_an_old_value_is_gone_when_its_key_is_destroyed(leiden):
    event = happened(leiden.fatima, "naam gewijzigd", before={"name": "Fatima Bakker"})
    destroy_key(leiden.fatima)
    assert old_values(event) is None
