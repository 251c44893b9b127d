"""Reconciliation: total, channel, topic and queue add up, and each gains from the others.

Forecasts made apart do not add up. The nearest ones that do, weighed by how sure each was, are at least as good on
average (Wickramasuriya, Athanasopoulos and Hyndman, JASA 2019, "MinT"; here with variances on the diagonal).
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
from scipy.optimize import nnls

from leidraad.calculations.forecast.history import Numbers


def adding_up(leaves: Sequence[Sequence[Hashable]]) -> tuple[Numbers, list[tuple[Hashable, ...]]]:
    """The summing matrix (n, b) and the names of its rows for leaves such as ("phone", "passport").

    Rows: the total, one per value of each label, then the leaves themselves in their own order.
    """
    names: list[tuple[Hashable, ...]] = [()]
    rows = [np.ones(len(leaves))]
    depth = len(leaves[0]) if leaves else 0
    for level in range(depth if depth > 1 else 0):
        for value in dict.fromkeys(leaf[level] for leaf in leaves):
            names.append((level, value))
            rows.append(np.array([float(leaf[level] == value) for leaf in leaves]))
    names += [tuple(leaf) for leaf in leaves]
    return np.vstack([*rows, np.eye(len(leaves))]), names


def reconcile(base: Numbers, variance: Numbers, summing: Numbers) -> Numbers:
    """Forecasts (n, h) that add up, none negative: nearest to `base` (n, h), weighed by 1 / `variance` (n,)."""
    weight = 1.0 / np.sqrt(np.maximum(variance, 1e-9))
    design, target = summing * weight[:, None], base * weight[:, None]
    leaves = np.linalg.lstsq(design, target, rcond=None)[0]
    for column in np.flatnonzero((leaves < 0).any(axis=0)):
        leaves[:, column] = nnls(design, target[:, column])[0]
    whole: Numbers = summing @ leaves
    return whole
