import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as house

from leidraad.config.loading import load_everything
from leidraad.search import collection, feed
from leidraad.search.engine import Engine

ROOT = Path(__file__).parents[2]
HEADER = "question,language,target,grade,kind\n"
PASSPORT = "http://standaarden.overheid.nl/owms/terms/paspoort"


def written(tmp_path, *lines: str) -> Path:
    file = tmp_path / "questions.csv"
    file.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


def test_targets_of_the_same_question_come_together(tmp_path):
    file = written(tmp_path, f"paspoort,nl,{PASSPORT},2,everyday", "paspoort,nl,vac:1,1,everyday")
    assert [one.grades for one in collection.read(file)] == [{PASSPORT: 2, "vac:1": 1}]


def test_an_empty_target_means_that_nothing_is_right(tmp_path):
    assert collection.read(written(tmp_path, "pizza,nl,,,negative"))[0].grades == {}


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("question,language\n", "ontbreekt de kolom target, grade, kind"),
        (HEADER + "paspoort,fr,x,2,everyday\n", "de taal nl of en"),
        (HEADER + "paspoort,nl,x,goed,everyday\n", "is geen getal"),
    ],
)
def test_a_file_that_is_no_collection_is_refused_with_advice(tmp_path, text, advice):
    file = tmp_path / "questions.csv"
    file.write_text(text)
    with pytest.raises(collection.NotACollection, match=advice):
        collection.read(file)


def test_the_command_works_where_nothing_is_set_up(tmp_path):
    """A fresh checkout: no data folder, no secrets, no database."""
    file = written(tmp_path, f"paspoord,nl,{PASSPORT},2,typo", "pizza bestellen,nl,,,negative")
    bare = {name: value for name, value in os.environ.items() if "LEIDRAAD" not in name}
    bare.pop("DJANGO_SETTINGS_MODULE", None)
    result = subprocess.run(
        [sys.executable, "-m", "leidraad.config.command", "search-eval", file, "--json"],
        env=bare | {"LEIDRAAD_DATA": str(tmp_path / "none"), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    total = json.loads(result.stdout)["figures"]["total"]
    assert (total["recall_at_1"], total["right_refusals"]) == (1.0, 1.0)
    assert not (tmp_path / "none").exists()


@pytest.fixture
def general(db, tmp_path):
    """Everything that a municipality starts with, as the rooms offer it."""
    load_everything(lambda said: None)
    engine = Engine(tmp_path / "index")
    engine.folder.rebuild(feed.everything(), feed.words())
    return engine


def test_our_own_collection_keeps_its_floor(general):
    """Floors a little under what docs/decisions/0003 measured; the held-out figures are there."""
    questions = collection.read(house.GENERAL / "questions/own.csv")
    total = collection.figures(collection.put(questions, general, "public"))["total"]
    assert total.recall_at_3 is not None
    assert total.right_refusals is not None
    assert (total.recall_at_3 >= FLOOR_RECALL, total.right_refusals >= FLOOR_REFUSALS) == (
        True,
        True,
    )


FLOOR_RECALL, FLOOR_REFUSALS = 0.87, 0.85
