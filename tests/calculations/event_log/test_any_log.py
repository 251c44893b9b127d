"""Any log, written as XES and as CSV, gives what counting by hand gives."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leidraad.calculations.event_log.figures import figures
from leidraad.calculations.event_log.reading import read
from tests.calculations.event_log.small_logs import event, trace, xes

STEPS, PEOPLE = ["Ontvangen", "Beoordeeld", "Verzonden"], ["Fatima", "Joost"]
MIDNIGHT = datetime(
    2026, 3, 28, tzinfo=UTC
)  # the night on which the clock goes forward lies within
steps = st.tuples(st.sampled_from(STEPS), st.sampled_from(PEOPLE), st.integers(0, 5000))
logs = st.lists(
    st.lists(steps, min_size=1, max_size=6, unique_by=lambda step: step[2]), min_size=1, max_size=6
)


def moment(minutes):
    return (MIDNIGHT + timedelta(minutes=minutes)).isoformat()


def as_xes(cases):
    return xes(
        *(
            trace(str(number), *(event(step, moment(at), by=by) for step, by, at in case))
            for number, case in enumerate(cases)
        )
    )


def as_csv(cases):
    rows = [
        f"{number};{step};{moment(at)};{by}"
        for number, case in enumerate(cases)
        for step, by, at in case
    ]
    return "\n".join(["case;activity;timestamp;resource", *rows])


def figures_of(text):
    with TemporaryDirectory() as folder:
        file = Path(folder) / "log"
        file.write_text(text)
        return figures(read(file), most=1000)


@settings(deadline=None, max_examples=50)
@given(logs)
def test_xes_and_csv_say_the_same(cases):
    assert figures_of(as_xes(cases)) | {"format": ""} == figures_of(as_csv(cases)) | {"format": ""}


@settings(deadline=None, max_examples=50)
@given(logs)
def test_the_figures_are_those_of_counting_by_hand(cases):
    found = figures_of(as_csv(cases))
    ordered = [sorted(case, key=lambda step: step[2]) for case in cases]
    days = [(case[-1][2] - case[0][2]) / 1440 for case in ordered]
    assert found["lead_time_days"]["p85"] == pytest.approx(np.percentile(days, 85), abs=1e-4)
    assert found["rework"]["repeated_events"] == sum(
        len(case) - len({step for step, *_ in case}) for case in ordered
    )
    changes = [a[1] != b[1] for case in ordered for a, b in pairwise(case)]
    assert found["hand_overs_per_case"] == pytest.approx(sum(changes) / len(cases), abs=1e-4)
    paths = Counter(tuple(step for step, *_ in case) for case in ordered)
    assert found["variants"]["number"] == len(paths)
    edges = Counter((a[0], b[0]) for case in ordered for a, b in pairwise(case))
    listed = {(e["from"], e["to"]): e["times"] for e in found["process_map"]["busiest"]}
    assert listed == edges
