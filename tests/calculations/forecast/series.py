"""Made-up histories with a known truth."""

import numpy as np

from leidraad.calculations.forecast import History

WEEKDAYS = np.array([1.3, 1.1, 1.0, 1.0, 0.9, 0.4, 0.3])


def history_of(
    days, level=200.0, *, first="2024-01-01", interval=60, hours=(8, 18), seed=1, factor=None
):
    """Poisson counts on opening hours; `factor` (days,) multiplies the days."""
    rng = np.random.default_rng(seed)
    every = np.datetime64(first) + np.arange(days)
    weekday = (every.astype(int) + 3) % 7
    mean = level * WEEKDAYS[weekday] * (1.0 if factor is None else np.asarray(factor))
    slots = np.arange(hours[0] * 60, hours[1] * 60, interval)
    shape = 1 + 0.5 * np.sin(np.linspace(0, np.pi, len(slots)))
    counts = rng.poisson(np.outer(mean, shape / shape.sum()))
    starts = every.astype("datetime64[m]")[:, None] + slots[None, :]
    return History(starts.ravel(), counts.ravel().astype(float), interval)


def daily(counts, *, first="2024-01-01"):
    every = np.datetime64(first) + np.arange(len(counts))
    return History(every.astype("datetime64[m]"), np.asarray(counts, dtype=float), 1440)
