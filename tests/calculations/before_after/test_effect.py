"""Did it help? Told in plain Dutch, and not told when it was chance."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leidraad.calculations.before_after.control import control_check
from leidraad.calculations.before_after.effect import effect
from leidraad.calculations.before_after.guards import mix_changed, reweighted_shift
from leidraad.calculations.before_after.items import Items, compare, compare_within_kinds
from leidraad.calculations.before_after.log_rank import log_rank

USUAL = [day % 10 + 1 + day / 1000 for day in range(50)]  # 1 to 11 days
QUICK = [day / 2 for day in USUAL]
A_YEAR_EARLIER = Items.of([day + 0.1 for day in USUAL])


def items(days, **more):
    return Items.of(days, **more)


def test_half_the_time_is_faster_with_its_size():
    found = effect(items(USUAL), items(QUICK), year_earlier=A_YEAR_EARLIER)
    assert found.verdict == "faster"
    assert found.in_dutch() == "Sneller: ongeveer 2,8 dagen (tussen 1,5 dagen en 4 dagen)."


def test_twice_the_time_is_slower():
    found = effect(items(QUICK), items(USUAL), same_season=True)
    assert found.verdict == "slower"
    assert found.in_dutch().startswith("Langzamer: ongeveer 2,8 dagen")


def test_a_rise_that_may_be_chance_is_no_signal():
    found = effect(items(USUAL), items([day + 0.2 for day in USUAL]))
    assert found.verdict == "no signal"
    assert found.in_dutch() == "Geen signaal: deze stijging kan toeval zijn."


def test_the_same_again_is_no_signal():
    assert (
        effect(items(USUAL), items(USUAL)).in_dutch()
        == "Geen signaal: dit verschil kan toeval zijn."
    )


def test_after_nineteen_items_nothing_is_said():
    found = effect(items(USUAL), items(QUICK[:19]))
    assert (found.verdict, found.p) == ("too few", None)
    assert found.in_dutch() == (
        "Nog niets over te zeggen. Er zijn na de verandering pas 19 klaar; vergelijk vanaf 20."
    )


def test_when_last_year_was_the_same_it_is_the_season():
    found = effect(items(USUAL), items(QUICK), year_earlier=items(QUICK))
    assert found.verdict == "doubtful"
    assert found.in_dutch().endswith("dit lijkt het seizoen.")


def test_without_last_year_the_season_cannot_be_excluded():
    found = effect(items(USUAL), items(QUICK))
    assert (found.verdict, [one.guard for one in found.cautions]) == ("faster", ["season"])


QUICK_KIND, SLOW_KIND = [day / 10 for day in USUAL], [day + 20 for day in USUAL]
MOSTLY_SLOW = items(QUICK_KIND[:10] + SLOW_KIND[:40], kinds=["snel"] * 10 + ["traag"] * 40)
MOSTLY_QUICK = items(QUICK_KIND[:40] + SLOW_KIND[:10], kinds=["snel"] * 40 + ["traag"] * 10)


def test_more_of_the_quick_kind_is_no_improvement():
    found = effect(MOSTLY_SLOW, MOSTLY_QUICK, same_season=True)
    assert found.verdict == "doubtful"
    assert found.in_dutch() == (
        "Er is verschil, maar waarschijnlijk niet door de verandering. "
        "Er kwamen andere soorten zaken binnen; binnen de soorten is er geen signaal."
    )


def test_with_the_mix_of_before_the_difference_is_nothing():
    assert reweighted_shift(MOSTLY_SLOW, MOSTLY_QUICK) == pytest.approx(0, abs=0.02)
    assert mix_changed(MOSTLY_SLOW, MOSTLY_QUICK) == pytest.approx(0.6)


def test_a_difference_that_the_mix_hides_is_found_within_the_kinds():
    """Every kind became quicker, but more of the slow kind came in."""
    swing = [number / 100 for number in range(40)]
    before = items(
        [5 + s for s in swing] + [10 + s for s in swing[:20]], kinds=["snel"] * 40 + ["traag"] * 20
    )
    after = items(
        [4 + s for s in swing[:20]] + [9 + s for s in swing], kinds=["snel"] * 20 + ["traag"] * 40
    )
    found = effect(before, after)
    assert found.verdict == "doubtful"
    assert "binnen de soorten is er wel verschil" in found.in_dutch()


def test_back_to_normal_after_an_exceptional_baseline_is_no_improvement():
    found = effect(
        items([d + 8 for d in USUAL]), items(USUAL), long_before=A_YEAR_EARLIER, same_season=True
    )
    assert found.verdict == "doubtful"
    assert found.in_dutch().endswith("nu is het niet beter of slechter dan daarvoor.")


def test_better_than_before_the_exception_is_still_an_improvement():
    found = effect(
        items([d + 8 for d in USUAL]), items(QUICK), long_before=items(USUAL), same_season=True
    )
    assert (found.verdict, [one.guard for one in found.cautions]) == ("faster", ["back to normal"])


def test_an_ordinary_baseline_raises_no_doubt():
    found = effect(items(USUAL), items(QUICK), long_before=items(USUAL), same_season=True)
    assert found.cautions == []


def test_quick_ones_alone_do_not_make_it_faster_while_the_slow_ones_are_open():
    """After the change the quick half is ready and the slow half is still open: ready only, it looks quicker."""
    after = items([*sorted(USUAL)[:25], *[12.0] * 25], finished=[True] * 25 + [False] * 25)
    assert effect(items(USUAL), items(after.ready), same_season=True).verdict == "faster"
    assert effect(items(USUAL), after, same_season=True).verdict == "slower"


def test_with_open_items_the_median_tells_the_size():
    after = items([*QUICK[:48], 0.1, 0.1], finished=[True] * 48 + [False] * 2)
    found = effect(items(USUAL), after, same_season=True)
    assert found.log_rank is not None
    assert found.in_dutch() == (
        "Sneller, de open zaken meegeteld: de helft was klaar binnen 5 dagen, nu binnen 2,5 dagen."
    )


def test_the_share_within_the_norm_has_its_interval():
    found = effect(items(USUAL), items(QUICK), norm=timedelta(days=5), same_season=True).within_norm
    assert found.value == pytest.approx(0.5, abs=0.1)
    assert found.low < found.value < found.high


def test_a_young_open_item_does_not_count_against_the_norm_yet():
    young = items([1, 2, 9], finished=[True, False, False])
    assert (young.within(timedelta(days=5)).hits, young.within(timedelta(days=5)).of) == (1, 2)


def test_of_one_and_the_same_process_about_five_in_a_hundred_seem_to_change():
    draw = np.random.default_rng(1963)
    seen = [
        compare(items(draw.gamma(2, 3, 30)), items(draw.gamma(2, 3, 30)))[0] for _ in range(400)
    ]
    assert 0.02 < sum(p < 0.05 for p in seen) / 400 < 0.08


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=1, max_size=30))
def test_within_one_kind_log_rank_is_log_rank(rows):
    days, done = ([row[i] for row in rows] for i in (0, 1))
    one, other = (
        items(days, finished=done, kinds=["a"] * len(rows)),
        items([3.0], finished=[False], kinds=["a"]),
    )
    expected = log_rank(one.days, one.finished, other.days, other.finished).p
    assert compare_within_kinds(one, other) == pytest.approx(expected)


def test_unequal_lengths_are_refused():
    with pytest.raises(ValueError):
        Items.of([1, 2], kinds=["a"])


def test_months_later_the_improvement_holds():
    check = control_check(items(USUAL), items(QUICK), items([d + 0.1 for d in QUICK]))
    assert check.in_dutch == "De verbetering houdt stand."


def test_even_quicker_also_holds():
    assert (
        control_check(items(USUAL), items(QUICK), items([d / 3 for d in USUAL])).verdict == "holds"
    )


def test_halfway_back_is_partly_lost():
    assert (
        control_check(items([d + 8 for d in USUAL]), items(QUICK), items(USUAL)).verdict == "partly"
    )


def test_as_slow_as_before_is_sunk_back():
    assert control_check(items(USUAL), items(QUICK), items(USUAL)).verdict == "sunk back"


def test_open_items_count_in_the_control_check_too():
    later = items([*sorted(USUAL)[:25], *[12.0] * 25], finished=[True] * 25 + [False] * 25)
    assert control_check(items(USUAL), items(QUICK), later).verdict == "sunk back"


def test_of_a_few_items_the_control_check_says_nothing():
    assert control_check(items(USUAL), items(QUICK), items(QUICK[:19])).verdict == "too few"
