"""Did the change help? One verdict, with everything that could deceive us looked at first."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from leidraad.calculations.before_after import guards
from leidraad.calculations.before_after.guards import Caution
from leidraad.calculations.before_after.items import Items, compare
from leidraad.calculations.before_after.log_rank import LogRank
from leidraad.calculations.before_after.ranks import Shift, hodges_lehmann
from leidraad.calculations.before_after.shares import Difference, difference

FASTER, SLOWER, NO_SIGNAL = "faster", "slower", "no signal"
TOO_FEW, DOUBTFUL = "too few", "doubtful"


@dataclass(frozen=True)
class Effect:
    """What the change did to the lead time: `verdict` is one of the five words above.

    `p` is of the test that decides: log-rank while items are open, for it counts them, otherwise the rank test.
    `shift` (days, after - before) is of finished items; while items are open it flatters, and `medians` (P50
    before and after, open items counted) tell the size.
    """

    verdict: str
    shift: Shift | None
    p: float | None
    log_rank: LogRank | None
    medians: tuple[float | None, float | None]
    within_norm: Difference | None
    cautions: list[Caution] = field(default_factory=list)

    def in_dutch(self) -> str:
        """The verdict in plain Dutch, with its doubts."""
        return " ".join([_SENTENCES[self.verdict](self), *(one.in_dutch for one in self.cautions)])


def effect(
    before: Items,
    after: Items,
    *,
    norm: timedelta | None = None,
    year_earlier: Items | None = None,
    long_before: Items | None = None,
    same_season: bool = False,
    significance: float = 0.05,
) -> Effect:
    """Compare the baseline with what came after the change date.

    `year_earlier`: the same calendar months as `after`, one year earlier. `long_before`: what preceded the
    baseline. `same_season`: before and after cover the same months, so that the season cannot deceive.
    """
    medians, within_norm = (before.median, after.median), _share(before, after, norm)
    few = guards.too_few(len(before.ready), len(after.ready))
    if few:
        return Effect(TOO_FEW, None, None, None, medians, within_norm, [few])
    shift = hodges_lehmann(before.ready, after.ready)
    p, rank = compare(before, after)
    direction = SLOWER if after.takes_longer_than(before) else FASTER
    found = direction if p < significance else NO_SIGNAL
    cautions = [guards.mix(before, after, is_signal=found != NO_SIGNAL)]
    if found != NO_SIGNAL:
        cautions.append(guards.season(after, year_earlier, same_season=same_season))
        cautions.append(guards.back_to_normal(before, after, long_before))
    told = [caution for caution in cautions if caution]
    verdict = DOUBTFUL if any(caution.explains for caution in told) else found
    return Effect(verdict, shift, p, rank, medians, within_norm, told)


def _share(before: Items, after: Items, norm: timedelta | None) -> Difference | None:
    was = before.within(norm) if norm is not None else None
    became = after.within(norm) if norm is not None else None
    return difference(was, became) if was and became else None


def _no_signal(found: Effect) -> str:
    value = found.shift.value if found.shift else 0
    what = "deze stijging" if value > 0 else "deze daling" if value < 0 else "dit verschil"
    return f"Geen signaal: {what} kan toeval zijn."


def _changed(found: Effect) -> str:
    word = "Sneller" if found.verdict == FASTER else "Langzamer"
    if found.log_rank:
        return f"{word}, de open zaken meegeteld: {_median(found.medians)}."
    shift = found.shift
    if shift is None or shift.low <= 0 <= shift.high:
        return f"{word}, maar hoeveel is niet te zeggen."
    low, high = sorted((abs(shift.low), abs(shift.high)))
    return f"{word}: ongeveer {_days(abs(shift.value))} (tussen {_days(low)} en {_days(high)})."


def _median(medians: tuple[float | None, float | None]) -> str:
    was, became = ("nog onbekend" if m is None else _days(m) for m in medians)
    return f"de helft was klaar binnen {was}, nu binnen {became}"


def _days(days: float) -> str:
    """1 dag, 2,5 dagen, and hours where days say nothing."""
    if 0 < days < 0.95:
        return f"{24 * days:.1f} uur".replace(".0", "").replace(".", ",")
    number = f"{days:.1f}".removesuffix(".0").replace(".", ",")
    return f"{number} {'dag' if number == '1' else 'dagen'}"


_SENTENCES = {
    TOO_FEW: lambda _: "Nog niets over te zeggen.",
    DOUBTFUL: lambda _: "Er is verschil, maar waarschijnlijk niet door de verandering.",
    NO_SIGNAL: _no_signal,
    FASTER: _changed,
    SLOWER: _changed,
}
