"""What every test may ask for."""

import pytest
from django.test import TransactionTestCase

from leidraad.history.append_only import may_forget

_start_over = TransactionTestCase._fixture_teardown


def _start_over_with_leave(self):
    """Tests with real transactions flush every table afterwards; history refuses unless it is lifted."""
    with may_forget():
        _start_over(self)


TransactionTestCase._fixture_teardown = _start_over_with_leave


@pytest.fixture
def leiden(db):
    """The people of `tests/leiden.py`, freshly hired."""
    from tests.leiden import Leiden

    return Leiden()
