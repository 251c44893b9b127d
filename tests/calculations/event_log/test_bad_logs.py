"""Logs that people break: said in Dutch with the line, and one bad row stops nothing."""

import gzip

import pytest

from leidraad.calculations.event_log.mapping import Mapping
from leidraad.calculations.event_log.problems import LogRefused
from leidraad.calculations.event_log.reading import read
from tests.calculations.event_log.small_logs import HEAD, PERMIT, event, trace, xes

NINE = "2026-03-02T09:00+01:00"


@pytest.fixture
def log_of(tmp_path):
    def written(content, *args, **how):
        file = tmp_path / "log"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read(file, *args, **how)

    return written


@pytest.fixture
def refusal(log_of):
    def of(content, *args, **how):
        with pytest.raises(LogRefused) as refused:
            log_of(content, *args, **how)
        return str(refused.value)

    return of


def reported(log):
    return [(one.line, one.message) for one in log.problems.first]


def test_broken_xml_is_refused_with_its_line(refusal):
    broken = PERMIT.replace("</event>", "</evnt>", 1)
    assert refusal(broken) == (
        "Regel 4: geen geldige XML (mismatched tag), na 0 gebeurtenissen. Exporteer het logboek opnieuw."
    )


def test_xml_that_stops_halfway_is_refused(refusal):
    assert refusal(PERMIT[: PERMIT.index("</log>")]) == (
        "Regel 13: het bestand houdt midden in het logboek op, na 6 gebeurtenissen."
    )


@pytest.mark.parametrize("encoding", ["UTF-leids", "utf-7", "big5"])
def test_xml_in_an_encoding_that_we_do_not_know_is_refused(refusal, encoding):
    assert refusal(PERMIT.replace("UTF-8", encoding)) == (
        "Regel 1: de codering van deze XML kennen wij niet. Exporteer het logboek opnieuw als UTF-8."
    )


def test_a_truncated_gzip_is_refused(refusal):
    packed = gzip.compress(PERMIT.encode())
    assert "het gzip-bestand is beschadigd of niet compleet" in refusal(packed[:-20])


def test_a_damaged_gzip_is_refused(refusal):
    packed = bytearray(gzip.compress(PERMIT.encode()))
    packed[60] ^= 0xFF
    assert "het gzip-bestand is beschadigd of niet compleet" in refusal(bytes(packed))


def test_a_zip_is_not_guessed_at(refusal):
    assert refusal(b"PK\x03\x04....").startswith("dit is een zip-bestand")


BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE log [\n<!ENTITY a "ha">\n<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">\n]>\n'
    "<log>&b;</log>"
)


def test_an_entity_bomb_is_refused_where_it_is_made(refusal):
    assert refusal(BOMB).startswith("Regel 3: het bestand maakt eigen XML-entiteiten aan")


def test_an_entity_that_reads_a_file_is_refused(refusal):
    stealing = '<!DOCTYPE log [\n<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<log>&a;</log>'
    assert refusal(stealing).startswith("Regel 2: het bestand maakt eigen XML-entiteiten aan")


def test_one_element_of_many_megabytes_is_refused_before_it_fills_the_memory(refusal):
    endless = gzip.compress((HEAD + "<string key='" + "x" * (20 << 20)).encode())
    assert "één element van meer dan 16 MB" in refusal(endless)


def test_one_line_of_a_million_characters_is_refused(refusal):
    assert "deze regel is langer dan" in refusal("case,activity,timestamp\n" + "x" * 2_000_000)


def test_other_xml_is_no_log(refusal):
    assert refusal("<html></html>") == (
        "Regel 1: dit is geen XES: het bestand begint met <html> in plaats van <log>."
    )


def test_a_file_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(LogRefused, match="kan niet worden gelezen"):
        read(tmp_path / "nowhere.xes")


def test_an_empty_log_is_refused(refusal):
    assert refusal(xes()) == "het bestand heeft geen enkele gebeurtenis"


def test_a_log_without_any_usable_event_names_the_first_problem(refusal):
    assert refusal(xes(trace("1", event("Begin", None)))) == (
        "geen enkele gebeurtenis is bruikbaar; er zijn 2 problemen. "
        "Het eerste, op regel 4: activiteit “Begin” heeft geen tijd"
    )


def test_an_event_without_time_is_reported_and_the_rest_is_read(log_of):
    log = log_of(xes(trace("1", event("Begin", NINE), event("Bel", None), event("Klaar", NINE))))
    assert log.activities == ["Begin", "Klaar"]
    assert reported(log) == [(5, "activiteit “Bel” heeft geen tijd")]


def test_an_event_with_nonsense_for_a_time_is_reported(log_of):
    log = log_of(xes(trace("1", event("Begin", NINE), event("Bel", "gisteren"))))
    assert reported(log) == [(5, "geen tijd die wij kennen: “gisteren”")]


@pytest.mark.parametrize("never", ["0001-01-01T00:00:00", "9999-12-31T23:59:59"])
def test_a_date_that_means_no_date_is_reported(log_of, never):
    log = log_of(xes(trace("1", event("Begin", NINE), event("Bel", never), deadline=never)))
    assert [message for _, message in reported(log)] == [f"geen tijd die wij kennen: “{never}”"] * 2


def test_an_event_without_activity_is_reported(log_of):
    log = log_of(xes(trace("1", event("Begin", NINE), event(None, NINE))))
    assert reported(log) == [(5, "deze gebeurtenis heeft geen activiteit")]


def test_a_trace_without_events_is_no_case(log_of):
    log = log_of(xes(trace("1", event("Begin", NINE)), trace("2")))
    assert log.cases == ["1"]
    assert reported(log) == [(7, "zaak “2” heeft geen bruikbare gebeurtenissen")]


def test_a_trace_that_returns_is_put_together_and_said(log_of):
    log = log_of(xes(trace("1", event("Begin", NINE)), trace("1", event("Klaar", NINE))))
    assert (log.cases, len(log.case)) == (["1"], 2)
    assert reported(log) == [(7, "zaak “1” staat dubbel; de gebeurtenissen zijn samengevoegd")]


def test_traces_without_a_name_stay_apart(log_of):
    log = log_of(xes(trace(None, event("Begin", NINE)), trace(None, event("Begin", NINE))))
    assert log.cases == ["zonder naam 1", "zonder naam 2"]


def test_attributes_inside_attributes_are_not_those_of_the_event(log_of):
    nested = event("Begin", NINE).replace(
        "</event>", '<list key="x"><string key="concept:name" value="Anders"/></list></event>'
    )
    assert log_of(xes(trace("1", nested))).activities == ["Begin"]


CSV = "case,activity,timestamp\n"


def test_a_missing_column_is_named_with_what_there_is(refusal):
    assert refusal("zaak,wat,wanneer\n1,Begin,2026-03-02\n") == (
        "Regel 1: een kolom voor de activiteit ontbreekt. Wijs hem aan met --activity. "
        "Het bestand heeft: zaak, wat, wanneer."
    )


def test_a_column_that_was_named_but_is_not_there(refusal):
    assert refusal(CSV + f"1,Begin,{NINE}\n", Mapping(resource="wie")) == (
        "Regel 1: de kolom “wie” (wie het deed) ontbreekt. Het bestand heeft: case, activity, timestamp."
    )


def test_bad_rows_are_reported_with_their_line_and_the_rest_is_read(log_of):
    log = log_of(
        CSV
        + f"1,Begin,{NINE}\n1,Te kort\n,Begin,{NINE}\n1,,{NINE}\n1,Bel,\n1,Bel,straks\n\n1,Klaar,{NINE}\n"
    )
    assert log.activities == ["Begin", "Klaar"]
    assert reported(log) == [
        (3, "2 kolommen, terwijl de kop er 3 heeft"),
        (4, "deze rij heeft geen zaak"),
        (5, "deze rij heeft geen activiteit"),
        (6, "activiteit “Bel” heeft geen tijd"),
        (7, "geen tijd die wij kennen: “straks”"),
    ]


def test_a_thousand_bad_rows_are_counted_and_twenty_shown(log_of):
    log = log_of(CSV + f"1,Begin,{NINE}\n" + "1,Bel,straks\n" * 1000)
    assert (log.problems.total, len(log.problems.first)) == (1000, 20)


def test_an_activity_that_ends_before_it_begins_is_reported(log_of):
    log = log_of(
        "case,activity,start_timestamp,timestamp\n"
        "1,Begin,2026-03-02 09:00,2026-03-02 10:00\n1,Bel,2026-03-02 09:00,2026-03-02 08:00\n"
    )
    assert reported(log) == [(3, "activiteit “Bel” eindigt voor zij begint")]


def test_text_in_another_encoding_says_how_to_read_it(refusal, log_of):
    latin = (CSV + f"1,Café,{NINE}\n").encode("cp1252")
    assert "Geef de codering met --encoding, bijvoorbeeld cp1252." in refusal(latin)
    assert log_of(latin, encoding="cp1252").activities == ["Café"]


def test_an_encoding_that_does_not_exist_is_refused(refusal):
    assert refusal(CSV, encoding="leids").startswith("de codering “leids” kennen wij niet")


def test_times_with_and_without_a_zone_are_read_as_dutch_time_and_said(log_of):
    """09:00 in Leiden and 08:00 UTC are one moment in winter."""
    log = log_of(CSV + "1,Begin,2026-03-02T08:00Z\n1,Klaar,2026-03-02 09:00\n")
    assert log.moment[0] == log.moment[1]
    assert (log.clock.with_zone, log.clock.without_zone) == (1, 1)


def test_rows_may_come_in_any_order(log_of):
    log = log_of(
        CSV + "2,Klaar,2026-03-04\n1,Klaar,2026-03-03\n2,Begin,2026-03-01\n1,Begin,2026-03-01\n"
    )
    assert [log.activities[number] for number in log.activity] == ["Begin", "Klaar"] * 2


def test_a_field_that_never_closes_its_quote_is_reported(log_of):
    log = log_of(CSV + f'1,Begin,{NINE}\n1,"Bel,{NINE}\n' + f"1,Klaar,{NINE}\n" * 10_000)
    assert log.cases == ["1"]
    assert log.problems.first[0].message == (
        "deze rij is geen geldige CSV; ontbreekt een aanhalingsteken?"
    )


def test_a_deadline_on_a_day_lasts_until_that_day_is_over(log_of):
    log = log_of(
        "case,activity,timestamp,enddate,deadline\n"
        "1,Klaar,2026-03-06 16:00,2026-03-06 16:00,2026-03-06\n"
    )
    assert log.case_end[0] <= log.deadline[0]


def test_an_end_that_stands_in_a_later_row_is_found(log_of):
    log = log_of(
        "case,activity,timestamp,enddate\n1,Begin,2026-03-01,\n1,Klaar,2026-03-06,2026-03-06\n"
    )
    assert log.case_end[0] == log.moment[1]
