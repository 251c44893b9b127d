"""The control check (borging): some months later, does the improvement hold?"""

from __future__ import annotations

from dataclasses import dataclass

from leidraad.calculations.before_after.guards import FEWEST, SURE
from leidraad.calculations.before_after.items import Items, compare

HOLDS, PARTLY, SUNK_BACK, TOO_FEW = "holds", "partly", "sunk back", "too few"
IN_DUTCH = {
    HOLDS: "De verbetering houdt stand.",
    PARTLY: "Het duurt weer langer dan kort na de verandering, maar nog korter dan ervoor.",
    SUNK_BACK: "De verbetering is weg: het is niet meer korter dan voor de verandering.",
    TOO_FEW: f"Nog niets over te zeggen: vergelijk vanaf {FEWEST} zaken die klaar zijn.",
}


@dataclass(frozen=True)
class ControlCheck:
    """`p_since`: that nothing changed since the improvement; `p_before`: that nothing is left of it."""

    verdict: str
    p_since: float | None
    p_before: float | None

    @property
    def in_dutch(self) -> str:
        return IN_DUTCH[self.verdict]


def control_check(before: Items, after: Items, later: Items) -> ControlCheck:
    """Compare the months after the improvement (`later`) with those just after it and with those before.

    By the same test as the effect itself, so open items count. Only a rise that is no chance counts as a rise.
    """
    if min(len(items.ready) for items in (before, after, later)) < FEWEST:
        return ControlCheck(TOO_FEW, None, None)
    since, _ = compare(after, later)
    left, _ = compare(before, later)
    if since >= SURE or not later.takes_longer_than(after):
        verdict = HOLDS
    elif left < SURE and before.takes_longer_than(later):
        verdict = PARTLY
    else:
        verdict = SUNK_BACK
    return ControlCheck(verdict, since, left)
