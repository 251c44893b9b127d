"""`leidraad forecast-eval`: anybody may try the forecast on a file, without a municipality being set up."""

import json
import os
import subprocess
import sys

from tests.calculations.forecast.series import history_of


def evaluate(folder, *words, text=None):
    if text is None:
        said = history_of(70, interval=60)
        rows = [
            f"{start},{int(count)}" for start, count in zip(said.starts, said.counts, strict=True)
        ]
        text = "\n".join(["start,contacts", *rows])
    (folder / "reeks.csv").write_text(text)
    bare = {name: value for name, value in os.environ.items() if not name.startswith("LEIDRAAD_")}
    bare |= {
        "LEIDRAAD_DATA": str(folder / "nothing"),
        "DJANGO_SETTINGS_MODULE": "leidraad.config.settings",
    }
    command = [
        sys.executable,
        "-m",
        "leidraad.config.command",
        "forecast-eval",
        str(folder / "reeks.csv"),
    ]
    return subprocess.run([*command, *words], env=bare, capture_output=True, text=True, check=False)


def test_a_fresh_checkout_evaluates_a_file_and_leaves_nothing_behind(tmp_path):
    done = evaluate(tmp_path, "--horizon", "14", "--origins", "2", "--json")
    report = json.loads(done.stdout)
    assert (report["interval_minutes"], report["origins"]) == (60, ["2024-02-19", "2024-02-26"])
    assert report["intervals"]["ours"]["wape"] < report["intervals"]["seasonal_naive"]["wape"]
    assert list(report["weeks"]) == ["1", "2"]
    assert not (tmp_path / "nothing").exists()


def test_a_mistake_in_the_file_is_one_clear_line(tmp_path):
    done = evaluate(tmp_path, text="start,contacts\n2024-03-01,5\n2024-03-02,-7\n")
    assert done.returncode == 1
    assert done.stderr.strip().startswith("CommandError: Regel 3: -7 contacten kan niet.")


def test_three_days_are_answered_with_a_message(tmp_path):
    done = evaluate(
        tmp_path,
        "--horizon",
        "1",
        text="start,contacts\n2024-03-01,5\n2024-03-02,6\n2024-03-03,7\n",
    )
    assert done.returncode == 0
    assert "De geschiedenis telt" in done.stdout
