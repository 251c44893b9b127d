"""What every forecast must beat: the same weekday of last week, or its mean over some weeks."""

from __future__ import annotations

import numpy as np

from leidraad.calculations.forecast.history import Numbers


def mean_of_weeks(table: Numbers, horizon: int, weeks: int = 1) -> Numbers:
    """Forecast (horizon, slots): the mean of the latest `weeks` same weekdays that were counted.

    `table` (d, slots) of consecutive days, NaN where nobody counted. A weekday that was never counted takes the
    mean of all days.
    """
    usual = _mean(table[-7 * weeks :])
    rows = []
    for ahead in range(horizon):
        same = table[len(table) % 7 :].reshape(-1, 7, table.shape[1]) if len(table) >= 7 else None
        seen = same[:, ahead % 7] if same is not None else table[:0]
        seen = seen[np.isfinite(seen).any(axis=1)][-weeks:]
        rows.append(_mean(seen) if len(seen) else usual)
    return np.nan_to_num(np.array(rows).reshape(horizon, table.shape[1]))


def _mean(rows: Numbers) -> Numbers:
    """Mean per interval (slots,), NaN where nobody counted."""
    number = np.isfinite(rows).sum(axis=0)
    total = np.nansum(rows, axis=0)
    mean: Numbers = np.divide(total, number, out=np.full(rows.shape[1], np.nan), where=number > 0)
    return mean
