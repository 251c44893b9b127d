"""The forecast beside the libraries a data scientist would reach for: same data, same origins, one run.

(a) half-hours of call data over four weeks, large and thinned to a municipality's volume, and a municipal
daily series over four weeks; coverage of our margins; the rest of the day after noon. (b) a hundred series of
three years at once.
Peers that are not installed (extra `bench`) are left out and said. `LEIDRAAD_BENCH_ORIGINS` sets how many origins.
"""

from __future__ import annotations

import csv
import logging
import os
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from leidraad.calculations.forecast import Calendar, History, backtest
from leidraad.calculations.forecast.backtest import origins_of
from leidraad.calculations.forecast.features import features_of
from leidraad.calculations.forecast.intraday import DayPattern
from leidraad.calculations.forecast.many import forecast_many
from leidraad.calculations.forecast.naive import mean_of_weeks
from tests.shared_data import SHARED

ORIGINS = int(os.environ.get("LEIDRAAD_BENCH_ORIGINS", "8"))
HORIZON = 28
OUR_VOLUME = 38 / 1121.5
Peer = Callable[[History, Calendar, int], np.ndarray]


@dataclass(frozen=True)
class Case:
    name: str
    history: History
    calendar: Calendar
    step: int
    origins: int


def main() -> None:
    warnings.simplefilter("ignore")
    for name in ("prophet", "cmdstanpy", "statsforecast"):
        logging.getLogger(name).setLevel(logging.ERROR)
    if not (SHARED / "calls").exists():
        print(f"(a) needs the series in {SHARED}, which are not here")
    else:
        for case in cases():
            accuracy_beside_peers(case)
        for name, share in (("large", 1.0), ("our volume", OUR_VOLUME)):
            rest_of_the_day(name, calls(share))
    a_hundred_series()


def cases() -> list[Case]:
    return [
        Case("half-hours, large volume", calls(1.0), Calendar("US"), 7, ORIGINS),
        Case("half-hours, our volume", calls(OUR_VOLUME), Calendar("US"), 7, ORIGINS),
        Case("municipal days, 2015-2021", municipal(), Calendar("CA-BC"), 157, 2 * ORIGINS),
    ]


def calls(share: float) -> History:
    """Half-hours; with a share below 1 every call is kept with that chance."""
    file = SHARED / "calls" / "bank_calls_5min_2003-03_08_dev.csv"
    with file.open() as lines:
        rows = [
            (np.datetime64(row["start"], "m"), int(row["calls"])) for row in csv.DictReader(lines)
        ]
    counts = np.array([count for _, count in rows])
    if share < 1:
        counts = np.random.default_rng(0).binomial(counts, share)
    half_hours = np.array([start for start, _ in rows]).astype(np.int64) // 30 * 30
    starts, where = np.unique(half_hours, return_inverse=True)
    return History(starts.astype("datetime64[m]"), np.bincount(where, weights=counts), 30)


def municipal() -> History:
    with (SHARED / "arrivals" / "vancouver_311_daily_2009_2021.csv").open() as lines:
        rows = [(row["date"], float(row["calls_offered"])) for row in csv.DictReader(lines)]
    days = np.array([day for day, _ in rows], dtype="datetime64[m]")
    return History(days, np.array([count for _, count in rows]), 1440)


# (a) ---------------------------------------------------------------------------------------------


def accuracy_beside_peers(case: Case) -> None:
    started = time.perf_counter()
    result = backtest(
        case.history, case.calendar, horizon=HORIZON, origins=case.origins, step=case.step
    )
    ours, days = result.intervals.accuracy(), result.days.accuracy()
    seconds = (time.perf_counter() - started) / len(result.origins)
    margin = 196 * np.sqrt(0.8 * 0.2 / (len(result.origins) * HORIZON))
    print(
        f"\n{case.name}: WAPE % over {HORIZON} days, {len(result.origins)} origins {case.step} days apart"
    )
    print(f"{'':26}{'WAPE':>8}{'holidays':>10}{'s/origin':>10}")
    on_holiday = result.intervals.take(result.on_holiday).accuracy().wape
    print(
        f"{'Leidraad':26}{ours.wape:>8.2f}{on_holiday:>10.1f}{seconds:>10.2f}   floor {ours.floor:.2f}"
    )
    for name, peer in PEERS.items():
        print(peer_line(name, peer, case), flush=True)
    print(
        f"margins: 80% holds {100 * ours.within_80:.1f}% and 95% {100 * ours.within_95:.1f}% of intervals; "
        f"{100 * days.within_80:.1f}% and {100 * days.within_95:.1f}% of days "
        f"(95% sampling error of the 80%, were days independent: {margin:.1f})"
    )


def peer_line(name: str, peer: Peer, case: Case) -> str:
    apart = total = holiday_apart = holiday_total = 0.0
    started = time.perf_counter()
    origins = origins_of(case.history, HORIZON, case.origins, case.step)
    try:
        for origin in origins:
            past = case.history.before(origin)
            gap = int((origin - past.days[-1]).astype(int)) - 1
            said = peer(past, case.calendar, HORIZON + gap)[gap:]
            first = int((origin - case.history.days[0]).astype(int))
            actual = case.history.table[first : first + HORIZON]
            counted = np.isfinite(actual)
            missed = np.where(counted, np.abs(actual - said), 0.0).sum(axis=1)
            came = np.nansum(actual, axis=1)
            holiday = features_of(origin + np.arange(HORIZON), case.calendar).holiday > 0
            apart, total = apart + missed.sum(), total + came.sum()
            holiday_apart += missed[holiday].sum()
            holiday_total += came[holiday].sum()
    except ImportError as missing:
        return f"{name:26} not installed ({missing.name})"
    on_holiday = 100 * holiday_apart / holiday_total if holiday_total else float("nan")
    seconds = (time.perf_counter() - started) / len(origins)
    return f"{name:26}{100 * apart / total:>8.2f}{on_holiday:>10.1f}{seconds:>10.2f}"


def laid_out(history: History, horizon: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows and columns of the intervals ahead that the weekday usually has, and the past as (days, intervals).

    The past holds the weekdays that are usually open; gaps are filled with the week before, as one does for
    models that know no gaps.
    """
    table = history.table
    weekday = (history.days.astype(int) + 3) % 7
    opened = np.stack(
        [np.isfinite(table[weekday == day][-12:]).mean(axis=0) > 0.3 for day in range(7)]
    )
    ahead = (int(history.days[-1].astype(int)) + 1 + np.arange(horizon) + 3) % 7
    rows, columns = np.nonzero(opened[ahead])
    whole = table.copy()
    for day in range(7, len(whole)):
        whole[day] = np.where(np.isfinite(whole[day]), whole[day], whole[day - 7])
    kept = whole[opened.any(axis=1)[weekday]][:, opened.any(axis=0)]
    return rows, columns, np.nan_to_num(kept)


def weeks(number: int) -> Peer:
    return lambda history, calendar, horizon: mean_of_weeks(history.table, horizon, number)


def statistical(kind: str) -> Peer:
    """A model of statsforecast on day totals with the week as season, spread by the shares of eight weeks."""

    def peer(history: History, calendar: Calendar, horizon: int) -> np.ndarray:
        from statsforecast import models

        rows, columns, past = laid_out(history, horizon)
        number = len(rows) // past.shape[1]
        week = round(number / horizon * 7)
        model = {
            "MSTL": lambda: models.MSTL(season_length=week),
            "AutoETS": lambda: models.AutoETS(season_length=week),
            "MFLES": lambda: models.MFLES(season_length=week),
        }[kind]()
        totals = past.sum(axis=1)[-1500:]
        ahead = model.forecast(y=totals, h=number)["mean"]
        return filled(history, horizon, rows, columns, spread_over_the_day(ahead, past, week))

    return peer


def spread_over_the_day(ahead: np.ndarray, past: np.ndarray, week: int) -> np.ndarray:
    """Day totals times the share of each interval on that weekday in the latest eight weeks."""
    recent = past[-8 * week :] if len(past) >= 8 * week else past[len(past) % week :]
    share = recent.reshape(-1, week, past.shape[1]).sum(axis=0)
    share = share / share.sum(axis=1, keepdims=True)
    return (ahead[:, None] * share[np.arange(len(ahead)) % week]).ravel()


def on_intervals(history: History, calendar: Calendar, horizon: int) -> np.ndarray:
    """MSTL on the line of intervals, with a day and a week as seasons."""
    from statsforecast.models import MSTL

    rows, columns, past = laid_out(history, horizon)
    width = past.shape[1]
    week = round(len(rows) / width / horizon * 7) * width
    model = MSTL(season_length=[week] if width == 1 else [width, week])
    said = model.forecast(y=past[-1500:].ravel(), h=len(rows))["mean"]
    return filled(history, horizon, rows, columns, said)


def filled(
    history: History, horizon: int, rows: np.ndarray, columns: np.ndarray, said: np.ndarray
) -> np.ndarray:
    table = np.zeros((horizon, history.slots))
    table[rows, columns] = np.maximum(said, 0)
    return table


def boosted_trees(history: History, calendar: Calendar, horizon: int) -> np.ndarray:
    """LightGBM with calendar features and the same interval four to eight weeks ago."""
    import lightgbm

    table = history.table
    every = np.concatenate([history.days, history.days[-1] + np.arange(1, horizon + 1)])
    known = features_of(every, calendar)
    whole = np.vstack([table, np.full((horizon, table.shape[1]), np.nan)])
    lags = [
        np.vstack([np.full((7 * back, table.shape[1]), np.nan), whole[: -7 * back]])
        for back in (4, 5, 6, 8)
    ]
    days = np.stack(
        [
            known.weekday,
            known.day_of_month,
            known.working_day,
            known.working_days_left,
            known.holiday,
            known.day_before,
            known.day_after,
            known.time % 365.2425,
            known.time,
        ],
        axis=1,
    )

    def rows_of(rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        past = [lag[rows, columns] for lag in lags]
        return np.column_stack([days[rows], columns, *past, np.nanmean(past, axis=0)])

    rows, columns = np.nonzero(np.isfinite(table))
    late = rows >= 56
    rows, columns = rows[late], columns[late]
    settings = {"objective": "l1", "learning_rate": 0.05, "num_leaves": 31, "verbose": -1}
    known_rows = lightgbm.Dataset(rows_of(rows, columns), table[rows, columns])
    model = lightgbm.train(settings | {"num_threads": 1}, known_rows, num_boost_round=400)
    ahead, column, _ = laid_out(history, horizon)
    said = model.predict(rows_of(ahead + len(table), column))
    return filled(history, horizon, ahead, column, said)


def prophet(history: History, calendar: Calendar, horizon: int) -> np.ndarray:
    """Prophet on day totals with the holidays, spread by the shares of eight weeks."""
    import pandas
    from prophet import Prophet

    counted = np.isfinite(history.table).any(axis=1)
    totals = np.nansum(history.table, axis=1)
    frame = pandas.DataFrame({"ds": history.days[counted], "y": totals[counted]})
    ahead = history.days[-1] + np.arange(1, horizon + 1)
    named = [(day, calendar.holiday(day.item())) for day in np.concatenate([history.days, ahead])]
    off = pandas.DataFrame(
        [{"ds": pandas.Timestamp(day), "holiday": name} for day, name in named if name]
    )
    model = Prophet(holidays=off if len(off) else None, uncertainty_samples=0)
    logging.getLogger("cmdstanpy").disabled = True
    model.fit(frame)
    rows, columns, past = laid_out(history, horizon)
    number = len(rows) // past.shape[1]
    days = ahead[np.unique(rows)]
    said = model.predict(pandas.DataFrame({"ds": days}))["yhat"].to_numpy()
    week = round(number / horizon * 7)
    return filled(history, horizon, rows, columns, spread_over_the_day(said, past, week))


PEERS: dict[str, Peer] = {
    "seasonal naive": weeks(1),
    "mean of 4 weeks": weeks(4),
    "mean of 8 weeks": weeks(8),
    "MSTL on intervals": on_intervals,
    "statsforecast MSTL": statistical("MSTL"),
    "statsforecast AutoETS": statistical("AutoETS"),
    "statsforecast MFLES": statistical("MFLES"),
    "LightGBM": boosted_trees,
    "Prophet": prophet,
}


def rest_of_the_day(name: str, history: History) -> None:
    """After noon: the forecast of that morning, the plain ratio, and ours, on the latest ten weeks."""
    first = len(history.days) - 70
    said = {}
    for day in range(35, len(history.days)):
        if np.isfinite(history.table[day]).any():
            said[day] = _day_ahead(history, day)
    columns = np.flatnonzero(np.isfinite(history.table).any(axis=0))
    noon = int((columns < 24).sum())
    errors = np.zeros(3)
    total = 0.0
    for day in (day for day in said if day >= first):
        before = [each for each in said if each < day][-120:]
        expected = np.stack([said[each][columns] for each in before])
        pattern = DayPattern.learn(history.table[before][:, columns], expected, 30)
        today, plan = history.table[day, columns], said[day][columns]
        came = today[noon:].sum()
        ratio = today[:noon].sum() / plan[:noon].sum()
        rest = pattern.rest(today, plan, noon).median.sum()
        errors += np.abs(np.array([plan[noon:].sum(), ratio * plan[noon:].sum(), rest]) - came)
        total += came
    morning, plain, ours = 100 * errors / total
    print(
        f"\nrest of the day after noon, {name}: day-ahead {morning:.2f}%, plain ratio {plain:.2f}%, "
        f"Leidraad {ours:.2f}%"
    )


def _day_ahead(history: History, day: int) -> np.ndarray:
    from leidraad.calculations.forecast import forecast

    past = history.before(history.days[day])
    gap = day - len(past.days)
    said = forecast(past, Calendar("US"), gap + 1)
    plan = np.zeros(history.slots)
    mine = said.starts.astype("datetime64[D]") == history.days[day]
    minutes = said.starts[mine].astype("datetime64[m]").astype(np.int64) % 1440
    plan[minutes // history.interval] = said.median[mine]
    return plan


# (b) ---------------------------------------------------------------------------------------------


def a_hundred_series() -> None:
    rng = np.random.default_rng(1)
    level = rng.uniform(2, 60, size=(100, 1, 1))
    shape = np.exp(-0.5 * ((np.arange(48) - 24) / 7) ** 2)
    tables = rng.poisson(np.broadcast_to(level * shape, (100, 1096, 48))).astype(float)
    wall, cpu = [], []
    for _ in range(5):
        began, spent = time.perf_counter(), time.process_time()
        forecast_many(tables, np.datetime64("2021-01-01"), Calendar())
        wall.append(time.perf_counter() - began)
        cpu.append(time.process_time() - spent)
    print(
        f"\nfit and forecast of 100 series of three years of half-hours: {np.median(wall):.2f} s wall, "
        f"{np.median(cpu):.2f} s CPU (median of 5)"
    )
    try:
        from statsforecast.models import MSTL
    except ImportError:
        print("statsforecast is not installed: no comparison")
        return
    began = time.perf_counter()
    MSTL(season_length=[48, 336]).forecast(y=tables[0].ravel(), h=28 * 48)
    print(f"statsforecast MSTL: {time.perf_counter() - began:.2f} s for one of them")


if __name__ == "__main__":
    print(Path(__file__).name)
    main()
