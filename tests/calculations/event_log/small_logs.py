"""Small logs of our own, written as people write them."""

from __future__ import annotations

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0">\n'


def event(activity: str | None, time: str | None, by: str = "Fatima", **more: str) -> str:
    attributes = {"concept:name": activity, "time:timestamp": time, "org:resource": by} | {
        name.replace("_", ":"): value for name, value in more.items()
    }
    return (
        "<event>"
        + "".join(
            f'<string key="{key}" value="{value}"/>'
            for key, value in attributes.items()
            if value is not None
        )
        + "</event>\n"
    )


def trace(name: str | None, *events: str, **dates: str) -> str:
    named = "" if name is None else f'<string key="concept:name" value="{name}"/>'
    dated = "".join(f'<date key="{key}" value="{value}"/>' for key, value in dates.items())
    return f"<trace>{named}{dated}\n{''.join(events)}</trace>\n"


def xes(*traces: str) -> str:
    return HEAD + "".join(traces) + "</log>\n"


PERMIT = xes(
    trace(
        "1",
        event("Ontvangen", "2026-03-02T09:00:00+01:00"),
        event("Beoordeeld", "2026-03-04T09:00:00+01:00", by="Joost"),
        event("Beoordeeld", "2026-03-05T09:00:00+01:00", by="Joost"),
        event("Verzonden", "2026-03-06T09:00:00+01:00"),
        startdate="2026-03-02T09:00:00+01:00",
        enddate="2026-03-06T09:00:00+01:00",
        deadline="2026-03-06T08:00:00+01:00",
    ),
    trace(
        "2",
        event("Ontvangen", "2026-03-03T09:00:00+01:00"),
        event("Verzonden", "2026-03-03T21:00:00+01:00"),
        startdate="2026-03-03T09:00:00+01:00",
    ),
)
