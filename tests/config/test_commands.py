"""Each command of the house does in one go what it says."""

import pytest

from tests.house_of_its_own import house, wait_for
from tests.with_postgresql import free_port

WHO = "from leidraad.organisation.models import Employee; print(Employee.objects.count())"
COUNT = (
    "from leidraad.organisation.models import Department, OpeningHours;"
    "print(Department.objects.count(), OpeningHours.objects.count())"
)
NOTE_SOMETHING = (
    "from leidraad.history.events import happened;"
    "from leidraad.organisation.models import Employee;"
    "happened(Employee.objects.get(), 'getest')"
)
HIRE = (
    "from leidraad.organisation.models import Employee;"
    "Employee.objects.create_user('7', 'x', name='Nieuw', email='nieuw@leiden.example')"
)


@pytest.fixture
def empty_house(tmp_path):
    with house(tmp_path / "data") as own:
        yield own


@pytest.fixture
def municipality(empty_house):
    empty_house.run("setup", "--email", "beheer@leiden.example")
    return empty_house


def test_setup_makes_an_empty_municipality_with_one_administrator(empty_house):
    said = empty_house.run("setup", "--email", "beheer@leiden.example").stdout
    assert "Wachtwoord, eenmalig getoond" in said
    assert empty_house.python(WHO) == "1"


def test_the_keys_are_readable_by_their_owner_alone(municipality):
    assert (municipality.data / "leidraad.env").stat().st_mode & 0o777 == 0o600


def test_setup_never_touches_a_municipality_that_is_there(municipality):
    done = municipality.try_to_run("setup", "--email", "ander@leiden.example")
    assert done.returncode == 1
    assert "al ingericht" in done.stderr
    assert municipality.python(WHO) == "1"


def test_loading_twice_changes_nothing(municipality):
    before = municipality.python(COUNT)
    municipality.run("load")
    assert municipality.python(COUNT) == before


def test_a_backup_brings_back_what_was_there(municipality):
    file = municipality.run("backup").stdout.strip()
    municipality.python(HIRE)
    assert municipality.python(WHO) == "2"
    municipality.run("restore", file)
    assert municipality.python(WHO) == "1"


def test_a_backup_holds_no_secret(municipality):
    import tarfile

    with tarfile.open(municipality.run("backup").stdout.strip()) as archive:
        assert "leidraad.env" not in archive.getnames()


def test_a_damaged_backup_is_refused_and_changes_nothing(municipality, tmp_path):
    damaged = tmp_path / "damaged.tar.gz"
    damaged.write_bytes(b"not a backup")
    done = municipality.try_to_run("restore", str(damaged))
    assert done.returncode == 1
    assert "geen back-up van Leidraad" in done.stderr
    assert municipality.python(WHO) == "1"


def test_an_upgrade_makes_a_backup_first_and_loses_nothing(municipality):
    municipality.python(HIRE)
    said = municipality.run("upgrade").stdout
    assert "back-up: " in said
    assert municipality.python(WHO) == "2"


TAMPER = """
from leidraad.history.models import Event
from django.db import DatabaseError
try:
    Event.objects.filter(pk__gt=0).update(actor="niemand")
    print("gewijzigd")
except DatabaseError:
    print("geweigerd")
"""


def test_an_upgrade_brings_an_older_database_up_to_date(municipality):
    """Back to before history was append-only, and up again."""
    municipality.run("migrate", "history", "0001")
    municipality.python(NOTE_SOMETHING)
    assert municipality.python(TAMPER) == "gewijzigd"
    municipality.run("upgrade")
    assert municipality.python(TAMPER) == "geweigerd"


def test_without_its_keys_the_house_says_how_to_make_them(empty_house):
    done = empty_house.try_to_run("check")
    assert done.returncode == 1
    assert "leidraad setup" in done.stderr


def test_the_demo_serves_and_says_that_everything_is_invented(empty_house):
    port = free_port()
    demo = empty_house.start("demo", "--port", str(port))
    try:
        assert "voorbeeldgemeente" in wait_for(f"http://127.0.0.1:{port}/inloggen/").lower()
    finally:
        demo.terminate()
        assert demo.wait(20) == 0


def test_the_demo_refuses_the_folder_of_a_real_municipality(municipality):
    done = municipality.try_to_run("demo", "--build-only")
    assert done.returncode == 1
    assert "echte gemeente" in done.stderr
