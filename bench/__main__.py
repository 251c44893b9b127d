"""`python -m bench [NAME …]`: every benchmark, or those named. Each prints its own table."""

import importlib
import sys
import time

ALL = (
    "save",
    "writers",
    "search",
    "screen",
    "erlang",
    "simulation",
    "forecast",
    "event_log",
    "lead_times",
)


def main(names: list[str]) -> int:
    for name in names or ALL:
        if importlib.util.find_spec(f"bench.{name}") is None:
            continue
        started = time.monotonic()
        print(f"\n== {name}", flush=True)
        importlib.import_module(f"bench.{name}").main()
        print(f"({time.monotonic() - started:.0f} s)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
