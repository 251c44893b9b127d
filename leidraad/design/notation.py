"""Numbers, amounts and moments as people write them: 190.000; 15,2%; € 453,00; vr 3 okt 2027.

In the language of the page. What belongs together stays on one line (a no-break space), and what is
not there is a dash, never a zero.
"""

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.timezone import localtime, now
from django.utils.translation import get_language

NOTHING = "–"
NBSP = "\u00a0"


def _decimal(value: object) -> Decimal | None:
    if value is None or value == "" or isinstance(value, bool):
        return None
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _written(value: Decimal, decimals: int) -> str:
    """Rounded half away from zero, as people do; a real minus sign."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    sign = "\u2212" if rounded < 0 else ""
    return sign + number_format(abs(rounded), decimals, use_l10n=True, force_grouping=True)


def number(value: object, decimals: int | str = 0) -> str:
    """190000 -> 190.000; `decimals` says how many digits after the comma."""
    found = _decimal(value)
    return NOTHING if found is None else _written(found, int(decimals))


def percent(value: object, decimals: int | str = 1) -> str:
    """A share between 0 and 1: 0.152 -> 15,2%."""
    found = _decimal(value)
    return NOTHING if found is None else f"{_written(found * 100, int(decimals))}%"


def euro(value: object, decimals: int | str = 2) -> str:
    """An amount in euros: 453 -> € 453,00."""
    found = _decimal(value)
    if found is None:
        return NOTHING
    space = NBSP if _is_dutch() else ""
    return f"€{space}{_written(found, int(decimals))}"


def _is_dutch() -> bool:
    return (get_language() or "nl").startswith("nl")


def _local(value: date) -> date:
    """A day is a day of the municipality, whatever the clock of the server says."""
    return localtime(value) if isinstance(value, datetime) and value.tzinfo else value


def _dated(value: date, rest: str) -> str:
    """Months have a small letter in Dutch, a capital in English."""
    month = "b" if _is_dutch() else "M"
    return date_format(value, f"D j {month} {rest}").replace(" ", NBSP)


def day(value: date | None) -> str:
    """vr 3 okt 2027"""
    return _dated(_local(value), "Y") if value else NOTHING


def moment(value: datetime | None, at: datetime | None = None) -> str:
    """vr 3 okt 14:03; with the year when it is not that of `at` (now)."""
    if not value:
        return NOTHING
    local, today = _local(value), localtime(at or now())
    return _dated(local, "H:i" if local.year == today.year else "Y H:i")


def clock(value: datetime | None) -> str:
    """14:03"""
    return date_format(_local(value), "H:i") if value else NOTHING


def duration(value: timedelta | float | None) -> str:
    """How long: 42 s; 3 min 05; 1 u 05 min; 3 dagen 4 u. A bare number is in seconds."""
    if value is None:
        return NOTHING
    seconds = round(value.total_seconds() if isinstance(value, timedelta) else value)
    sign, seconds = ("\u2212" if seconds < 0 else ""), abs(seconds)
    return sign + _spelled(seconds).replace(" ", NBSP)


def _spelled(seconds: int) -> str:
    minutes, hours, days = seconds // 60, seconds // 3600, seconds // 86400
    hour, day_word = ("u", "dag") if _is_dutch() else ("h", "day")
    if seconds < 60:
        return f"{seconds} s"
    if hours == 0:
        return f"{minutes} min {seconds % 60:02d}"
    if days == 0:
        return f"{hours} {hour} {minutes % 60:02d} min"
    if days == 1:
        return f"1 {day_word} {hours % 24} {hour}"
    plural = "dagen" if _is_dutch() else "days"
    return f"{days} {plural} {hours % 24} {hour}"


def because(written: str, reason: str) -> str:
    """Says why there is no number: `{{ share|percent|because:"te weinig waarnemingen" }}`."""
    if written != NOTHING:
        return written
    return format_html(
        '<span class="nothing" title="{}"><span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{}</span></span>',
        reason,
        NOTHING,
        reason,
    )
