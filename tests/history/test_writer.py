"""The one writer, in a house that serves: threads as in the web process, a real file, real commits."""

import pytest

from tests.house_of_its_own import house

START = """
from concurrent.futures import ThreadPoolExecutor
from threading import current_thread
from django.db import transaction
from leidraad.history.acting import acting_as
from leidraad.history.deed import deed
from leidraad.history.models import Event
from leidraad.history.events import happened
from leidraad.organisation.models import Skill
Skill.objects.all().delete()

@deed
def learn(slug, bad=False):
    skill = Skill.objects.create(slug=slug, name=slug)
    happened(skill, "geleerd")
    if bad:
        raise ValueError(slug)
    return current_thread().name

def attempt(number):
    try:
        with acting_as(f"medewerker {number}"):
            return learn(f"s{number}", bad=number % 5 == 0)
    except ValueError:
        return "bad"
"""


@pytest.fixture(scope="module")
def serving_house(tmp_path_factory):
    with house(tmp_path_factory.mktemp("house") / "data") as own:
        own.run("setup", "--email", "beheer@leiden.example")
        own.environment["LEIDRAAD_ONE_WRITER"] = "yes"
        yield own


def test_all_deeds_of_all_threads_run_in_one_thread(serving_house):
    said = serving_house.python(
        START + "print({learn(f'a{i}') for i in range(3)} | "
        "set(ThreadPoolExecutor(8).map(lambda i: learn(f'b{i}'), range(40))))"
    )
    assert said == "{'writer'}"


def test_one_bad_save_fails_alone(serving_house):
    said = serving_house.python(
        START + "answers = list(ThreadPoolExecutor(16).map(attempt, range(100)))\n"
        "print(answers.count('bad'), Skill.objects.count())"
    )
    assert said == "20 80"


def test_an_event_carries_who_asked_not_the_thread_that_wrote(serving_house):
    said = serving_house.python(
        START + "list(ThreadPoolExecutor(8).map(attempt, range(1, 5)))\n"
        "print(sorted(Event.objects.filter(what='geleerd', subject_id__in="
        "map(str, Skill.objects.values_list('pk', flat=True))).values_list('actor', flat=True)))"
    )
    assert said == "['medewerker 1', 'medewerker 2', 'medewerker 3', 'medewerker 4']"


def test_a_deed_inside_a_deed_belongs_to_it(serving_house):
    said = serving_house.python(
        START
        + """
@deed
def learn_two():
    learn("first")
    learn("second", bad=True)
try:
    learn_two()
except ValueError:
    pass
print(Skill.objects.count())
"""
    )
    assert said == "0"


def test_a_save_that_breaks_the_transaction_harms_no_other(serving_house):
    """Somebody swallows a database error inside a savepoint-less block: the commit is refused for it."""
    said = serving_house.python(
        START
        + """
from django.db import IntegrityError
learn("same")
@deed
def swallow():
    try:
        Skill.objects.create(slug="same", name="same")
    except IntegrityError:
        pass
    return Skill.objects.count()
try:
    print(swallow())
except Exception as problem:
    print(type(problem).__name__)
learn("after")
print(sorted(Skill.objects.values_list("slug", flat=True)))
"""
    )
    assert said.splitlines()[-1] == "['after', 'same']"
