"""How long callers wait, read back from what the telephone system reports."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leidraad.calculations.erlang import Queue
from leidraad.calculations.erlang.patience import Observed, fit_patience, patience_from_abandonment


@settings(max_examples=40)
@given(st.floats(20, 2_000), st.floats(0.7, 1.15), st.floats(10, 2_000))
def test_patience_and_abandonment_are_each_others_inverse(per_hour, staff_per_erlang, patience):
    staff = per_hour * 240 / 3600 * staff_per_erlang
    reported = Queue(per_hour, 240, staff, patience).abandonment
    if reported - max(0.0, 1 - staff_per_erlang) > 1e-7:
        found = patience_from_abandonment(per_hour, 240, staff, reported)
        assert found == pytest.approx(patience, rel=1e-3)


def test_nobody_hangs_up_means_endless_patience():
    assert patience_from_abandonment(100, 240, 12, [0.0, 1.0]).tolist()[0] == np.inf
    assert np.isnan(patience_from_abandonment(100, 240, 12, [0.0, 1.0])[1])


def half_hours(patience, present, seed=4, count=400):
    random = np.random.default_rng(seed)
    staff = random.integers(4, 16, count).astype(float)
    offered = random.poisson(staff * random.uniform(0.7, 1.2, count) * 7.5 * present)
    queue = Queue(offered * 2.0, 240, staff * present, patience)
    in_time, gone = queue.answered_within(20), queue.abandonment
    chances = np.stack([in_time, gone, np.maximum(1 - in_time - gone, 0)], axis=-1)
    counts = random.multinomial(offered, chances / chances.sum(axis=-1, keepdims=True))
    return Observed(offered, counts[:, 0], counts[:, 1], staff, 240.0)


def test_service_level_and_abandonment_together_tell_patience_from_absence():
    fit = fit_patience(half_hours(patience=150, present=0.9))
    assert fit.patience == pytest.approx(150, rel=0.1)
    assert fit.present == pytest.approx(0.9, rel=0.02)


def test_with_known_presence_only_patience_is_fitted():
    fit = fit_patience(half_hours(patience=60, present=1.0), present=1.0)
    assert fit.patience == pytest.approx(60, rel=0.1)


def test_more_outcomes_than_calls_are_refused():
    with pytest.raises(ValueError, match="must not exceed offered"):
        Observed([10], [8], [3], [2], [240])
