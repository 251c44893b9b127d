"""The forecast of contacts (verwachting): how many come in, when, and how sure that is.

`forecast(history, calendar, days)` answers; `backtest(...)` says how far to trust the answer.
"""

from leidraad.calculations.forecast.accuracy import Accuracy
from leidraad.calculations.forecast.backtest import Backtest, backtest
from leidraad.calculations.forecast.features import Calendar
from leidraad.calculations.forecast.forecast import Driver, Forecast, forecast
from leidraad.calculations.forecast.history import History, HistoryRefused

__all__ = [
    "Accuracy",
    "Backtest",
    "Calendar",
    "Driver",
    "Forecast",
    "History",
    "HistoryRefused",
    "backtest",
    "forecast",
]
