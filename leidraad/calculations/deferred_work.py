"""Work that may wait (uitstelbaar werk: e-mail, forms, letters) fills the valleys before its deadline.

Time goes in intervals of equal length, numbered from 0. Amounts are hours of work, or any other unit
as long as capacity has the same. Work that comes in during an interval can be done from the next one.
With one pool the earliest deadline first finishes everything in time whenever that is possible at all
(W.A. Horn, "Some simple scheduling algorithms", Naval Research Logistics Quarterly 21 (1974)).
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
_NOTHING = 1e-9


@dataclass(frozen=True)
class Work:
    """An amount of work that came in during interval `came` and must be done before the end of `due`.

    What already lies there when the day begins came in interval -1.
    """

    came: int
    due: int
    amount: float

    def __post_init__(self) -> None:
        if not self.amount >= 0:
            raise ValueError("amount must be 0 or more")
        if self.due <= self.came:
            raise ValueError("work must be due after the interval in which it comes in")


@dataclass(frozen=True)
class Plan:
    """What is done when. `done` per interval; `late` was done after its deadline or not at all.

    `backlog`: what lies there at the end of each interval, work that came in during it included.
    """

    done: Floats
    backlog: Floats
    late: float
    left: float

    @property
    def is_in_time(self) -> bool:
        """Whether every deadline is met."""
        return self.late <= _NOTHING * max(1.0, float(self.done.sum()))


def earliest_deadline_first(work: Sequence[Work], capacity: ArrayLike) -> Plan:
    """Fill the capacity per interval, the earliest deadline first: in time whenever any schedule is.

    What is late already is still done, before work that is due later.
    """
    room = np.asarray(capacity, float)
    if room.ndim != 1 or not (room >= 0).all():
        raise ValueError("capacity must be a list of amounts of 0 or more")
    coming = sorted(work, key=lambda piece: piece.came)
    done, backlog = np.zeros(room.size), np.zeros(room.size)
    heap: list[tuple[int, int, float]] = []
    late, lying, next_piece = 0.0, 0.0, 0
    for interval in range(room.size):
        while next_piece < len(coming) and coming[next_piece].came < interval:
            piece = coming[next_piece]
            heapq.heappush(heap, (piece.due, next_piece, piece.amount))
            lying, next_piece = lying + piece.amount, next_piece + 1
        done[interval], late_now = _work_through(heap, room[interval], interval)
        lying, late = lying - done[interval], late + late_now
        backlog[interval] = lying + sum(w.amount for w in coming[next_piece:] if w.came == interval)
    waiting = [(due, amount) for due, _, amount in heap]
    waiting += [(piece.due, piece.amount) for piece in coming[next_piece:]]
    late += sum(amount for due, amount in waiting if due < room.size)
    return Plan(done, backlog, late, float(sum(amount for _, amount in waiting)))


def _work_through(
    heap: list[tuple[int, int, float]], room: float, interval: int
) -> tuple[float, float]:
    left, late = room, 0.0
    while heap and left > 0:
        due, number, amount = heap[0]
        taken = min(amount, left)
        left -= taken
        late += taken if due < interval else 0.0
        if taken < amount:
            heapq.heapreplace(heap, (due, number, amount - taken))
        else:
            heapq.heappop(heap)
    return room - left, late


def lowest_level(work: Sequence[Work], busy: ArrayLike, open_: ArrayLike | None = None) -> float:
    """The lowest even level of staff that leaves enough room beside `busy` for all deferred work in time.

    `busy`: capacity that work which cannot wait takes per interval; `open_`: intervals in which
    anybody is there (default all). The valleys under the level are filled; where `busy` is higher, it
    stays. Found by bisection to 1e-9 of the level. Raises ArithmeticError when no level helps.
    """
    taken = np.asarray(busy, float)
    present = np.ones(taken.size, bool) if open_ is None else np.asarray(open_, bool)

    def fits(level: float) -> bool:
        room = np.where(present, np.maximum(level - taken, 0.0), 0.0)
        return earliest_deadline_first(work, room).is_in_time

    low, high = 0.0, float(taken.max(initial=0.0)) + sum(piece.amount for piece in work) + 1.0
    if not fits(high):
        raise ArithmeticError("some work is due while nobody is there: no level of staff is enough")
    while high - low > 1e-9 * high:
        middle = (low + high) / 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    return high
