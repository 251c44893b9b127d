"""Houses that serve, with advisers who record contacts all at once."""

import threading
from contextlib import contextmanager

import pytest

from tests.adviser import HIRE, Adviser, hired
from tests.house_of_its_own import house
from tests.with_postgresql import free_port

WRITERS = 8
RECORDED = (
    "from leidraad.contacts.models import Contact;"
    "print('\\n'.join(str(s) for s in Contact.objects.values_list('submission', flat=True)))"
)


@contextmanager
def staffed_house(data):
    """A municipality with eight advisers."""
    with house(data) as own:
        own.environment["LEIDRAAD_LOG"] = "ERROR"
        own.run("setup", "--email", "beheer@leiden.example")
        own.python(HIRE)
        yield own


@pytest.fixture
def staffed(tmp_path):
    with staffed_house(tmp_path / "data") as own:
        yield own


class Rush:
    """Eight advisers who record as fast as they can, until they are told to stop."""

    def __init__(self, port: int) -> None:
        self.advisers = [hired(port, number) for number in range(WRITERS)]
        self.threads: list[threading.Thread] = []
        self.over = threading.Event()

    def sign_in(self) -> None:
        for adviser in self.advisers:
            adviser.sign_in()

    def start(self) -> None:
        self.over.clear()
        self.threads = [
            threading.Thread(target=self._record, args=[adviser]) for adviser in self.advisers
        ]
        for thread in self.threads:
            thread.start()

    def stop(self) -> None:
        self.over.set()
        for thread in self.threads:
            thread.join(30)

    def _record(self, adviser: Adviser) -> None:
        """An adviser whose save was not answered sends the same one again, as the desk does."""
        unanswered = None
        while not self.over.is_set():
            try:
                unanswered = unanswered or adviser.next_submission()
                adviser.record(unanswered)
                unanswered = None
            except OSError:
                self.over.wait(0.05)

    @property
    def acknowledged(self) -> list[str]:
        return [each for adviser in self.advisers for each in adviser.acknowledged]

    @property
    def refused(self) -> list[int]:
        return [each for adviser in self.advisers for each in adviser.refused]


def recorded(own) -> list[str]:
    return own.python(RECORDED).split()


@pytest.fixture
def port():
    return free_port()
