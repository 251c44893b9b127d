"""What a log says about its process."""

from datetime import timedelta

import pytest

from leidraad.calculations.event_log.figures import figures
from leidraad.calculations.event_log.problems import LogRefused
from leidraad.calculations.event_log.reading import read
from tests.calculations.event_log.small_logs import PERMIT, event, trace, xes
from tests.shared_data import shared


@pytest.fixture
def log_of(tmp_path):
    def written(text, name="log.xes", **how):
        (tmp_path / name).write_text(text)
        return read(tmp_path / name, **how)

    return written


@pytest.fixture(params=["receipt.xes.gz", "receipt.csv.gz"], scope="module")
def of_the_real_log(request):
    return figures(read(shared(f"processes/{request.param}")))


def test_a_real_municipal_log_gives_its_percentiles(of_the_real_log):
    times = of_the_real_log["lead_time_days"]
    found = [round(times[name], 2) for name in ("p50", "p75", "p85", "p95")]
    assert found == [0.03, 5.08, 11.08, 23.91]


def test_a_real_municipal_log_has_its_deadline_mostly_after_eight_weeks(of_the_real_log):
    deadline = of_the_real_log["deadline"]
    assert deadline["cases_with_deadline"] == of_the_real_log["cases"] == 1434
    assert deadline["calendar_days_after_start"][0] == {"days": 56, "cases": 1080}


def test_of_its_dated_cases_more_than_a_quarter_is_late(of_the_real_log):
    deadline = of_the_real_log["deadline"]
    assert (deadline["late"], deadline["dated_cases"]) == (377, 1329)


def test_its_rework_and_hand_overs_are_counted(of_the_real_log):
    assert of_the_real_log["rework"]["cases_with_repeated_activity"] == 91
    assert round(of_the_real_log["hand_overs_per_case"], 2) == 0.84


def test_it_has_its_size_and_nothing_wrong(of_the_real_log):
    size = [of_the_real_log[name] for name in ("cases", "events", "activities", "resources")]
    assert size == [1434, 8577, 27, 48]
    assert of_the_real_log["problems"]["total"] == 0


def test_xes_and_csv_of_the_same_log_say_the_same():
    both = [figures(read(shared(f"processes/receipt.{kind}.gz"))) for kind in ("xes", "csv")]
    assert both[0] | {"format": ""} == both[1] | {"format": ""}


def test_counting_the_open_cases_makes_the_lead_time_longer(of_the_real_log):
    times = of_the_real_log["open_counted"]
    assert (times["finished"], times["open"]) == (1327, 105)
    assert times["all_cases"]["p85"]["value"] > times["finished_only"]["p85"]


def test_lead_time_runs_from_the_first_to_the_last_event(log_of):
    times = figures(log_of(PERMIT), norm=timedelta(days=1))["lead_time_days"]
    assert (times["p50"], times["p95"], times["share_within_norm"]) == (2.25, 3.825, 0.5)


def test_an_open_case_counts_as_long_as_it_has_been_seen(log_of):
    """Case 1 took four days; case 2 is three days old when the log ends, and still open."""
    times = figures(log_of(PERMIT))["open_counted"]
    assert (times["finished"], times["open"]) == (1, 1)
    assert times["finished_only"]["p50"] == times["all_cases"]["p50"]["value"] == 4.0


def test_late_is_a_matter_of_the_hour_and_also_told_by_the_day(log_of):
    deadline = figures(log_of(PERMIT))["deadline"]
    assert (deadline["late"], deadline["late_by_local_day"], deadline["dated_cases"]) == (1, 0, 1)


def test_cases_that_all_end_before_they_start_have_no_curve(log_of):
    dates = {"startdate": "2026-03-09", "enddate": "2026-03-02"}
    one = trace("1", event("Begin", "2026-03-02T09:00Z"), **dates)
    assert figures(log_of(xes(one)))["open_counted"] is None


def test_a_final_activity_tells_which_cases_are_open(log_of):
    found = figures(
        log_of(
            xes(
                trace(
                    "1", event("Begin", "2026-03-02T09:00Z"), event("Klaar", "2026-03-03T09:00Z")
                ),
                trace("2", event("Begin", "2026-03-02T09:00Z")),
            )
        ),
        final=("Klaar",),
    )["open_counted"]
    assert (found["finished"], found["open"], found["stop"]) == (1, 1, "final activity")


def test_a_final_activity_that_never_occurs_is_refused(log_of):
    with pytest.raises(LogRefused) as refused:
        figures(log_of(PERMIT), final=("Klar",))
    assert str(refused.value) == (
        "de activiteit “Klar” komt niet voor. Het logboek heeft: Ontvangen, Beoordeeld, Verzonden."
    )


def test_without_an_end_nobody_says_which_cases_are_open(log_of):
    one = trace("1", event("Begin", "2026-03-02T09:00Z"))
    assert figures(log_of(xes(one)))["open_counted"] is None


def test_a_case_with_one_event_took_no_time(log_of):
    found = figures(log_of(xes(trace("1", event("Begin", "2026-03-02T09:00Z")))))
    assert found["lead_time_days"]["p50"] == 0
    assert found["process_map"]["connections"] == 0
    assert found["variants"]["most_frequent"] == [{"path": ["Begin"], "cases": 1, "share": 1.0}]


def test_the_map_shows_each_connection_with_its_waiting(log_of):
    busiest = figures(log_of(PERMIT))["process_map"]["busiest"]
    assert [(one["from"], one["to"], one["times"], one["wait_days_p50"]) for one in busiest] == [
        ("Ontvangen", "Beoordeeld", 1, 2.0),
        ("Ontvangen", "Verzonden", 1, 0.5),
        ("Beoordeeld", "Beoordeeld", 1, 1.0),
        ("Beoordeeld", "Verzonden", 1, 1.0),
    ]


def test_a_start_and_its_completion_are_one_activity_with_touch_time(log_of):
    steps = (
        event("Toets", "2026-03-02T09:00Z", lifecycle_transition="start"),
        event("Toets", "2026-03-02T10:00Z", lifecycle_transition="suspend"),
        event("Toets", "2026-03-02T15:00Z", lifecycle_transition="complete"),
        event("Besluit", "2026-03-03T15:00Z", lifecycle_transition="start"),
        event("Besluit", "2026-03-03T21:00Z", lifecycle_transition="complete"),
    )
    found = figures(log_of(xes(trace("1", *steps))))
    assert found["touch_time_days"]["p50"] == 0.5
    assert found["touch_time_days"]["share_of_lead_time"] == round(12 / 36, 4)
    assert found["process_map"]["busiest"][0]["wait_days_p50"] == 1.0
    assert found["rework"]["cases_with_repeated_activity"] == 0
