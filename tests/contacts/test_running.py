from datetime import timedelta
from uuid import UUID

import pytest

from leidraad.contacts.actions import (
    AlreadyFinished,
    OtherVersion,
    cancel,
    keep,
    record,
    restore,
    throw_away_cancelled,
)
from leidraad.contacts.forms import read_closing
from leidraad.contacts.models import RunningContact
from tests.leiden import monday_morning

CALL = UUID("6f2c1a52-33d8-4a3b-8f5b-0d9f3f2f4c11")


def save(desk, version, *, by=None, at=monday_morning, uuid=CALL, **typed):
    return keep(
        uuid, by=by or desk.leiden.fatima, channel_id=desk.phone.pk, direction="in",
        typed=typed, version=version, at=at,
    )  # fmt: skip


def test_what_is_typed_is_kept(desk):
    save(desk, save(desk, 0, note="belt over"), note="belt over een paspoort")
    assert RunningContact.objects.get().typed == {"note": "belt over een paspoort"}


def test_several_contacts_run_side_by_side(desk):
    save(desk, 0)
    save(desk, 0, uuid=UUID(int=7))
    assert RunningContact.objects.of(desk.leiden.fatima).count() == 2


def test_two_screens_never_overwrite_each_other(desk):
    save(desk, 0, note="een")
    save(desk, 1, note="uit het eerste scherm")
    with pytest.raises(OtherVersion) as problem:
        save(desk, 1, note="uit het tweede scherm")
    assert problem.value.stored.typed == {"note": "uit het eerste scherm"}


def test_the_same_save_again_after_a_lost_answer_is_no_conflict(desk):
    save(desk, 0, note="een")
    assert [save(desk, 1, note="twee"), save(desk, 1, note="twee")] == [2, 2]


def test_a_late_save_does_not_bring_a_finished_contact_back(desk):
    version = save(desk, 0)
    closing, _ = read_closing(desk.typed(submission=CALL))
    record(closing, by=desk.leiden.fatima, at=monday_morning)
    for late in (0, version):
        with pytest.raises(AlreadyFinished):
            save(desk, late, note="te laat")


def test_a_colleague_cannot_write_in_my_contact(desk):
    save(desk, 0)
    with pytest.raises(AlreadyFinished):
        save(desk, 1, by=desk.leiden.joost, note="van Joost")


def test_a_save_takes_one_query(desk, django_assert_num_queries):
    """Savepoint in and out aside."""
    save(desk, 0)
    with django_assert_num_queries(3):
        save(desk, 1, note="paspoort")


def test_a_cancelled_contact_can_be_restored_for_half_an_hour(desk):
    save(desk, 0, note="toch niet")
    running = RunningContact.objects.get()
    cancel(running, at=monday_morning)
    fatima = desk.leiden.fatima
    almost, over = (monday_morning + timedelta(minutes=minutes) for minutes in (29, 30))
    counts = [
        RunningContact.objects.cancelled_lately(fatima, at=at).count() for at in (almost, over)
    ]
    assert (RunningContact.objects.of(fatima).count(), counts) == (0, [1, 0])
    restore(running)
    assert RunningContact.objects.of(fatima).get().typed == {"note": "toch niet"}


def test_what_was_cancelled_goes_for_good(desk):
    save(desk, 0)
    cancel(RunningContact.objects.get(), at=monday_morning)
    throw_away_cancelled(at=monday_morning + timedelta(minutes=31))
    assert RunningContact.objects.count() == 0
