"""From a first draft to what everybody reads: two people, and nothing is ever lost."""

from datetime import date, timedelta

import pytest

from leidraad.history.events import old_values
from leidraad.history.models import Event
from leidraad.knowledge import actions
from leidraad.knowledge.comparing import compare
from leidraad.knowledge.models import Item, PlannedPublication, Review
from leidraad.search.models import IndexTask
from tests.knowledge.library import article, later, publish, words
from tests.leiden import monday_morning


def draft(leiden, item, answer="Nieuw.", based_on=1, by=None):
    by = by or leiden.marijke
    return actions.save_draft(item, words(answer), "", based_on=based_on, by=by, at=later)


def read(item):
    return Item.objects.get(pk=item.pk).publication.revision.sections()["introduction"]


def test_a_draft_is_not_what_people_read(leiden):
    item = article(leiden)
    draft(leiden, item)
    assert read(item) == "Bel ons."


def test_after_a_colleague_approved_it_people_read_the_new_words(leiden):
    item = article(leiden)
    publish(leiden, draft(leiden, item))
    assert read(item) == "Nieuw."


def test_nobody_approves_their_own_words(leiden):
    review = actions.ask_review(draft(leiden, article(leiden)), by=leiden.marijke, at=later)
    with pytest.raises(actions.OwnWork):
        actions.approve(review, by=leiden.marijke, at=later)


def test_what_nobody_else_read_is_not_published(leiden):
    item = article(leiden)
    with pytest.raises(actions.NotReviewed):
        actions.publish(draft(leiden, item), by=leiden.pieter, at=later)
    assert read(item) == "Bel ons."


def test_a_draft_is_sent_back_with_the_reason(leiden):
    review = actions.ask_review(draft(leiden, article(leiden)), by=leiden.marijke, at=later)
    actions.send_back(review, "Noem het tarief.", by=leiden.pieter, at=later)
    review.refresh_from_db()
    assert (review.verdict, review.remark, review.by) == (
        Review.SENT_BACK,
        "Noem het tarief.",
        leiden.pieter,
    )


def test_who_saves_on_an_old_version_hears_that_a_colleague_came_first(leiden):
    item = article(leiden)
    draft(leiden, item, "Van Pieter.", by=leiden.pieter)
    with pytest.raises(actions.OtherRevision) as refused:
        draft(leiden, item, "Van Marijke.")
    assert refused.value.newest.author == leiden.pieter


def test_saving_the_same_words_again_makes_no_version(leiden):
    item = article(leiden)
    assert draft(leiden, item, "Bel ons.").number == 2
    assert draft(leiden, item, "Bel ons.", based_on=1).number == 2


def test_an_old_version_comes_back_as_a_new_one(leiden):
    item = article(leiden)
    draft(leiden, item)
    back = actions.restore(item.revisions.get(number=1), by=leiden.pieter, at=later)
    assert (back.number, back.sections(), back.remark) == (
        3,
        {"introduction": "Bel ons."},
        "Versie 1 teruggezet",
    )


def test_the_difference_is_shown_word_by_word_per_section(leiden):
    item = article(leiden, texts=words("Een paspoort kost 70 euro.", costs="Pinnen."))
    new = actions.save_draft(
        item,
        words("Een paspoort kost 80 euro.", costs="Pinnen."),
        "",
        based_on=1,
        by=leiden.marijke,
        at=later,
    )
    [introduction, note] = compare(item.revisions.get(number=1), new)
    assert [(piece.kind, piece.text) for piece in introduction.pieces] == [
        ("same", "Een paspoort kost "),
        ("removed", "70"),
        ("added", "80"),
        ("same", " euro."),
    ]
    assert (introduction.heading, note.heading) == ("Inleiding", "Interne notitie")


def test_a_planned_version_is_published_when_its_moment_comes(leiden):
    item = article(leiden)
    new = draft(leiden, item)
    review = actions.ask_review(new, by=leiden.marijke, at=later)
    actions.approve(review, by=leiden.pieter, at=later)
    when = later + timedelta(days=1)
    actions.plan(new, when=when, by=leiden.pieter)
    assert (actions.publish_what_is_due(at=later), read(item)) == (0, "Bel ons.")
    assert (actions.publish_what_is_due(at=when), read(item)) == (1, "Nieuw.")
    assert not PlannedPublication.objects.exists()


def test_a_withdrawn_item_is_read_by_nobody_and_keeps_its_versions(leiden):
    item = article(leiden)
    actions.withdraw(item, "Bestaat niet meer.", by=leiden.marijke)
    assert (Item.objects.published().count(), item.revisions.count()) == (0, 1)


def test_an_item_holds_from_its_first_day_up_to_and_including_its_last(leiden):
    day = date(2017, 5, 1)
    article(leiden, valid_from=day, valid_until=day)
    days = [day - timedelta(days=1), day, day + timedelta(days=1)]
    assert [Item.objects.readable_on(one).count() for one in days] == [0, 1, 0]


def test_the_search_hears_of_items_that_begin_or_end_today(leiden):
    item = article(leiden, valid_from=monday_morning.date())
    IndexTask.objects.all().delete()
    actions.tell_search_of_today(at=monday_morning)
    assert list(IndexTask.objects.values_list("kind", "key")) == [("knowledge.article", item.slug)]


def test_publishing_tells_the_search(leiden):
    item = article(leiden)
    IndexTask.objects.all().delete()
    publish(leiden, draft(leiden, item))
    assert list(IndexTask.objects.values_list("kind", "key")) == [("knowledge.article", item.slug)]


def test_looked_at_again_it_still_holds_until_next_year(leiden):
    item = article(leiden, review_by=date(2017, 4, 1))
    today = monday_morning.date()
    assert list(Item.objects.to_be_reviewed_on(today)) == [item]
    actions.reviewed(item, next_by=date(2018, 4, 1), by=leiden.marijke)
    assert list(Item.objects.to_be_reviewed_on(today)) == []


def test_a_change_of_owner_keeps_the_old_one_in_the_history(leiden):
    item = article(leiden)
    item.department = leiden.contact_centre
    actions.change_properties(item, [], by=leiden.marijke)
    event = Event.objects.of(item).get(what="eigenschappen gewijzigd")
    assert old_values(event) == {"department": "Burgerzaken"}
