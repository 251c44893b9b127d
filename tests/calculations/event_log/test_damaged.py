"""Whatever somebody does to a file, it is read or refused; never a crash, never a figure that is no number."""

import gzip
import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from leidraad.calculations.event_log.figures import figures
from leidraad.calculations.event_log.in_words import in_words
from leidraad.calculations.event_log.problems import LogRefused
from leidraad.calculations.event_log.reading import read
from tests.calculations.event_log.small_logs import PERMIT

ROWS = (
    "case;activity;start_timestamp;timestamp;resource;startdate;enddate;deadline\n"
    "1;Ontvangen;2026-03-02 09:00;2026-03-02 10:00;Fatima;2026-03-02;2026-03-04;2026-03-03\n"
    '1;"Beoordeeld";;04-03-2026 21:00;Joost;;;\n'
    "2;Ontvangen;2026-03-03T09:00Z;;Fatima;2026-03-03;;2026-03-09\n"
)
WHOLE = [PERMIT.encode(), ROWS.encode(), gzip.compress(PERMIT.encode(), mtime=0)]


def read_or_refuse(content):
    with TemporaryDirectory() as folder:
        file = Path(folder) / "log"
        file.write_bytes(content)
        try:
            found = figures(read(file))
        except LogRefused:
            return
    json.dumps(found, allow_nan=False)
    assert in_words(found)


damage = st.lists(st.tuples(st.integers(0, 2000), st.binary(max_size=3)), min_size=1, max_size=4)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(WHOLE), damage)
def test_a_damaged_log_is_read_or_refused(whole, changes):
    content = bytearray(whole)
    for place, replacement in changes:
        at = place % len(content) if content else 0
        content[at : at + 1] = replacement
    read_or_refuse(bytes(content))


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_anything_at_all_is_read_or_refused(content):
    read_or_refuse(content)


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.text(max_size=12)] * 3), max_size=6))
def test_any_text_in_the_cells_is_read_or_refused(rows):
    lines = ["case\tactivity\ttimestamp", *("\t".join(row) for row in rows), "1\tBegin\t2026-03-02"]
    read_or_refuse("\n".join(lines).encode())
