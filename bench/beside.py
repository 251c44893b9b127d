"""Side by side: contenders take turns, so that a machine that is busy is busy for all of them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Contender:
    """`turn` does the work once and returns how many things it did."""

    name: str
    turn: Callable[[], int]
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def take_turn(self) -> None:
        wall, cpu = time.perf_counter(), time.process_time()
        number = self.turn()
        self.cpu.append((time.process_time() - cpu) / number)
        self.wall.append((time.perf_counter() - wall) / number)

    @property
    def seconds(self) -> float:
        return statistics.median(self.wall)

    @property
    def cpu_seconds(self) -> float:
        return statistics.median(self.cpu)


def side_by_side(contenders: list[Contender], rounds: int) -> None:
    """Let them take turns; the order turns too, so that nobody is always first after a pause."""
    for number in range(rounds):
        shift = number % len(contenders)
        for contender in contenders[shift:] + contenders[:shift]:
            contender.take_turn()


def print_beside(contenders: list[Contender], *, first: str) -> None:
    """Rate, CPU and wall per thing, and the ratio of the rates with the first named."""
    base = next(one for one in contenders if one.name == first)
    print(f"{'':44}{'per s':>10}{'cpu ms':>10}{'wall ms':>10}{'cpu ratio':>11}{'rate ratio':>11}")
    for one in contenders:
        print(
            f"{one.name:44}{1 / one.seconds:>10.0f}{1000 * one.cpu_seconds:>10.3f}"
            f"{1000 * one.seconds:>10.3f}{one.cpu_seconds / base.cpu_seconds:>11.2f}"
            f"{base.seconds / one.seconds:>11.2f}"
        )


def percentile(values: list[float], share: float) -> float:
    """The value below which that share of the values lies (nearest rank)."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]
