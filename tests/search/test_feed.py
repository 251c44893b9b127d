import pytest

from leidraad.organisation.models import Department
from leidraad.search import actions, feed
from leidraad.search.models import BestBet, IndexTask, Synonym

pytestmark = pytest.mark.django_db


def titles(engine, query):
    found = engine.search(query, language="nl", audience="desk")
    return [hit.title_text for hit in found.hits]


def test_the_first_run_builds_the_index(leiden, departments, house_engine):
    leiden.department("burgerzaken", "Burgerzaken")
    feed.run_once()
    assert titles(house_engine, "burgerzaken") == ["Burgerzaken"]


def test_what_changed_is_found_after_one_run(leiden, departments, house_engine):
    feed.run_once()
    department = leiden.department("griffie", "Griffie")
    actions.changed("organisation.department", department.pk)
    assert feed.run_once() == 1
    assert titles(house_engine, "griffie") == ["Griffie"]


def test_what_is_closed_is_no_longer_found(leiden, departments, house_engine):
    department = leiden.department("griffie", "Griffie")
    feed.run_once()
    Department.objects.filter(pk=department.pk).update(is_active=False)
    actions.changed("organisation.department", department.pk)
    feed.run_once()
    assert titles(house_engine, "griffie") == []


def test_a_run_leaves_no_tasks(leiden, departments, house_engine):
    actions.changed("organisation.department", 1)
    feed.run_once()
    assert IndexTask.objects.count() == 0


def test_a_change_of_an_unknown_kind_is_no_problem(departments, house_engine):
    feed.run_once()
    actions.changed("attic.box", 1)
    assert feed.run_once() == 1


def test_a_damaged_index_is_built_again(leiden, departments, house_engine):
    leiden.department("griffie", "Griffie")
    feed.run_once()
    house_engine.folder.report_damage()
    feed.run_once()
    assert titles(house_engine, "griffie") == ["Griffie"]


def test_everything_changed_builds_the_index_again(leiden, departments, house_engine):
    feed.run_once()
    leiden.department("griffie", "Griffie")
    actions.everything_changed()
    feed.run_once()
    assert titles(house_engine, "griffie") == ["Griffie"]


def test_a_synonym_works_after_one_run(leiden, departments, house_engine):
    leiden.department("burgerzaken", "Burgerzaken")
    feed.run_once()
    actions.save_word(Synonym(typed="bevolking", means="burgerzaken"))
    feed.run_once()
    assert titles(house_engine, "bevolking") == ["Burgerzaken"]


def test_a_synonym_for_both_ways_works_the_other_way(leiden, departments, house_engine):
    leiden.department("bevolking", "Bevolking")
    feed.run_once()
    actions.save_word(Synonym(typed="bevolking", means="burgerzaken", both_ways=True))
    feed.run_once()
    assert titles(house_engine, "burgerzaken") == ["Bevolking"]


def test_a_best_bet_works_after_one_run(leiden, departments, house_engine):
    department = leiden.department("griffie", "Griffie")
    feed.run_once()
    actions.save_word(BestBet(typed="gemeenteraad", key=f"organisation.department:{department.pk}"))
    feed.run_once()
    assert titles(house_engine, "de gemeenteraad") == ["Griffie"]
