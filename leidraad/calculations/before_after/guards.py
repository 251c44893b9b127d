"""Four ways in which a comparison deceives: small numbers, the season, another mix, and back to normal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from leidraad.calculations.before_after.items import Items, compare, compare_within_kinds
from leidraad.calculations.before_after.ranks import hodges_lehmann

FEWEST = 20  # finished items on each side; below that the interval says little
CHANGED_MIX = 0.1  # so large a share of the items would have to be of another kind
SURE = 0.05


@dataclass(frozen=True)
class Caution:
    """A reason to doubt. `explains`: it probably is the explanation; otherwise it only cannot be excluded."""

    guard: str
    in_dutch: str
    explains: bool


def too_few(before: int, after: int) -> Caution | None:
    """Fewer than 20 finished items on one side."""
    least = min(before, after)
    if least >= FEWEST:
        return None
    side = "vóór" if before <= after else "na"
    is_or_are = "is" if least == 1 else "zijn"
    text = f"Er {is_or_are} {side} de verandering pas {least} klaar; vergelijk vanaf {FEWEST}."
    return Caution("small numbers", text, explains=True)


def season(
    after: Items, year_earlier: Items | None, *, same_season: bool = False
) -> Caution | None:
    """Is it the time of the year? Then the same months of a year earlier were like this as well."""
    if year_earlier is None or len(year_earlier.ready) < FEWEST:
        if same_season:
            return None
        text = "Misschien ligt het aan het seizoen: van een jaar eerder zijn er te weinig zaken bekend."
        return Caution("season", text, explains=False)
    if compare(year_earlier, after)[0] < SURE:
        return None
    text = "Een jaar eerder was het in dezelfde maanden net zo: dit lijkt het seizoen."
    return Caution("season", text, explains=True)


def mix(before: Items, after: Items, *, is_signal: bool = True) -> Caution | None:
    """Did other kinds come in? Then look within each kind, and weigh the kinds as they were before.

    Another mix is a total variation distance of at least 0.1. It can make a difference that no kind has, and hide
    one that every kind has.
    """
    if mix_changed(before, after) < CHANGED_MIX:
        return None
    differs_within = compare_within_kinds(before, after) < SURE
    if differs_within == is_signal:
        return Caution(
            "mix", f"Er kwamen andere soorten zaken binnen.{_size(before, after)}", explains=False
        )
    if is_signal:
        text = "Er kwamen andere soorten zaken binnen; binnen de soorten is er geen signaal."
    else:
        text = f"Er kwamen andere soorten zaken binnen; binnen de soorten is er wel verschil.{_size(before, after)}"
    return Caution("mix", text, explains=True)


def mix_changed(before: Items, after: Items) -> float:
    """The share of the items (0 to 1) that would have to be of another kind to make the mixes equal."""
    was, became = Counter(before.kinds.tolist()), Counter(after.kinds.tolist())
    if not was or not became:
        return 0.0
    shares = (abs(was[k] / was.total() - became[k] / became.total()) for k in was | became)
    return 0.5 * sum(shares)


def reweighted_shift(before: Items, after: Items) -> float | None:
    """The Hodges–Lehmann shift (days) within each kind, weighed by how common the kind was before.

    Of finished items; kinds that were finished on one side only are left out. None when no kind remains.
    """
    was, became = before.by_kind(), after.by_kind()
    both = [k for k in was if len(was[k].ready) and k in became and len(became[k].ready)]
    weight = sum(len(was[kind]) for kind in both)
    if not weight:
        return None
    shifts = (len(was[k]) * hodges_lehmann(was[k].ready, became[k].ready).value for k in both)
    return sum(shifts) / weight


def back_to_normal(before: Items, after: Items, long_before: Items | None) -> Caution | None:
    """Regression to the mean: was the baseline chosen because it was exceptional?

    Then it differs from what preceded it, and what came after is what it was long before.
    """
    if long_before is None or len(long_before.ready) < FEWEST:
        return None
    if compare(long_before, before)[0] >= SURE:
        return None
    since = hodges_lehmann(long_before.ready, after.ready).value
    same_way = since * hodges_lehmann(before.ready, after.ready).value > 0
    if same_way and compare(long_before, after)[0] < SURE:
        text = "De nulmeting was een uitzondering; vergeleken met daarvoor is het verschil"
        return Caution("back to normal", f"{text} {_signed(since)} dagen.", explains=False)
    text = "De nulmeting was een uitzondering; nu is het niet beter of slechter dan daarvoor."
    return Caution("back to normal", text, explains=True)


def _size(before: Items, after: Items) -> str:
    shift = reweighted_shift(before, after)
    return (
        ""
        if shift is None
        else f" Met de soorten van eerst is het verschil {_signed(shift)} dagen."
    )


def _signed(days: float) -> str:
    return f"{days:+.1f}".replace(".", ",")
