"""`leidraad event-log FILE`: works where nothing is set up, and says in Dutch what is wrong."""

import json
import os
import subprocess
import sys

import pytest

from tests.calculations.event_log.small_logs import PERMIT
from tests.house_of_its_own import SECRETS

DUTCH_CSV = (
    "Zaaknummer;Stap;Tijdstip;Wie\n"
    "2026-1;Ontvangen;02-03-2026 09:00;Fatima\n"
    "2026-1;Café geopend;04-03-2026 21:00;Joost\n"
)


@pytest.fixture
def event_log(tmp_path):
    """Run the command in an environment without data, database or secrets."""
    bare = {key: value for key, value in os.environ.items() if key not in SECRETS}
    bare |= {
        "LEIDRAAD_DATA": str(tmp_path / "nothing"),
        "DJANGO_SETTINGS_MODULE": "leidraad.config.settings",
    }
    bare.pop("LEIDRAAD_DATABASE", None)

    def run(content, *options):
        file = tmp_path / "log"
        file.write_bytes(content)
        command = [
            sys.executable,
            "-m",
            "leidraad.config.command",
            "event-log",
            str(file),
            *options,
        ]
        done = subprocess.run(command, env=bare, capture_output=True, text=True, check=False)
        assert not (tmp_path / "nothing").exists()
        return done

    return run


def test_the_figures_come_as_json_without_anything_set_up(event_log):
    found = json.loads(event_log(PERMIT.encode(), "--json", "--norm", "1").stdout)
    assert (found["cases"], found["lead_time_days"]["share_within_norm"]) == (2, 0.5)


def test_without_json_a_table_in_dutch_with_its_definition(event_log):
    said = event_log(PERMIT.encode()).stdout
    assert "Doorlooptijd: van de eerste tot de laatste gebeurtenis" in said
    assert "alle zaken                 2,25" in said


def test_columns_delimiter_and_encoding_are_given_as_options(event_log):
    options = (
        "--case",
        "Zaaknummer",
        "--activity",
        "Stap",
        "--end",
        "Tijdstip",
        "--resource",
        "Wie",
    )
    done = event_log(
        DUTCH_CSV.encode("cp1252"), *options, "--delimiter", ";", "--encoding", "cp1252", "--json"
    )
    found = json.loads(done.stdout)
    assert found["lead_time_days"]["p50"] == 2.5
    assert found["variants"]["most_frequent"][0]["path"] == ["Ontvangen", "Café geopend"]
    assert found["hand_overs_per_case"] == 1.0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--most", "0"), "Hoeveel varianten en verbindingen: 1 of meer."),
        (("--norm", "-1"), "De norm is een aantal dagen, 0 of meer."),
        (("--delimiter", "ab"), "Het scheidingsteken is één teken, zoals ; of \\t."),
        (
            ("--time-zone", "Leiden"),
            "De tijdzone “Leiden” kennen wij niet. Kies bijvoorbeeld Europe/Amsterdam.",
        ),
    ],
)
def test_a_wrong_option_is_refused_with_what_to_do(event_log, options, said):
    done = event_log(PERMIT.encode(), *options)
    assert (done.returncode, done.stderr.strip()) == (1, f"CommandError: {said}")


def test_a_file_that_is_no_log_is_refused_in_one_sentence(event_log):
    done = event_log(b"")
    assert (done.returncode, done.stderr.strip()) == (1, "CommandError: het bestand is leeg")
