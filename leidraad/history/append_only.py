"""Events can be added, never changed or removed: the database itself refuses.

Only the retention action lifts that, for the length of one transaction. PostgreSQL knows a setting
that is local to the transaction; on SQLite the trigger calls a function that only our own
connections have, so every other program is refused too.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, transaction

_forgetting: ContextVar[bool] = ContextVar("forgetting", default=False)

SQLITE = [
    f"""
    CREATE TRIGGER history_event_no_{verb} BEFORE {verb} ON history_event
    WHEN leidraad_may_forget() = 0
    BEGIN SELECT RAISE(ABORT, 'history is append-only'); END
    """
    for verb in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    """
    CREATE FUNCTION history_event_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF coalesce(current_setting('leidraad.may_forget', true), '') = 'yes' THEN
        RETURN coalesce(NEW, OLD);
      END IF;
      RAISE EXCEPTION 'history is append-only';
    END $$
    """,
    """
    CREATE TRIGGER history_event_keep BEFORE UPDATE OR DELETE ON history_event
    FOR EACH ROW EXECUTE FUNCTION history_event_refuse()
    """,
    """
    CREATE TRIGGER history_event_keep_all BEFORE TRUNCATE ON history_event
    FOR EACH STATEMENT EXECUTE FUNCTION history_event_refuse()
    """,
]

UNDO_SQLITE = [f"DROP TRIGGER history_event_no_{verb}" for verb in ("UPDATE", "DELETE")]
UNDO_POSTGRESQL = [
    "DROP TRIGGER history_event_keep ON history_event",
    "DROP TRIGGER history_event_keep_all ON history_event",
    "DROP FUNCTION history_event_refuse()",
]


def teach_sqlite(sender: Any, connection: Any, **_: object) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function(
            "leidraad_may_forget", 0, lambda: int(_forgetting.get())
        )


@contextmanager
def may_forget() -> Iterator[None]:
    """Let this transaction remove events: for the retention action, and for tests that start over."""
    before = _forgetting.set(True)
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET LOCAL leidraad.may_forget = 'yes'")
            yield
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET LOCAL leidraad.may_forget = ''")
    finally:
        _forgetting.reset(before)
