"""The figures in the textbooks, to the digits they print."""

import numpy as np
import pytest

from leidraad.calculations.erlang import Queue, load_carried


@pytest.mark.parametrize(
    ("lines", "printed"), [(10, "4.461"), (20, "12.03"), (50, "37.90"), (100, "84.06")]
)
def test_erlang_b_table_at_one_per_cent(lines, printed):
    decimals = len(printed.split(".")[1])
    assert f"{load_carried(lines, 0.01):.{decimals}f}" == printed


def test_fifty_five_agents_for_a_call_every_five_seconds():
    queue = Queue(per_hour=0.2 * 3600, handling=240, staff=55)
    assert f"{queue.chance_to_wait:.4f}" == "0.2387"
    assert f"{queue.average_wait:.2f}" == "8.18"
    assert f"{queue.answered_within(15):.2%}" == "84.59%"


def test_the_example_of_garnett_mandelbaum_and_reiman():
    queue = Queue(per_hour=48 * 60, handling=60, staff=50, patience=120)
    assert f"{queue.abandonment:.2%}" == "3.09%"
    assert f"{queue.average_wait:.2f}" == "3.71"
    assert f"{queue.occupancy:.1%}" == "93.0%"


def test_a_table_is_worked_out_in_one_go():
    queue = Queue(per_hour=[[360], [720]], handling=240, staff=[30, 55, 60])
    assert queue.answered_within(15).shape == (2, 3)
    np.testing.assert_allclose(queue.answered_within(15)[1, 1], 0.8458830925, atol=1e-9)
