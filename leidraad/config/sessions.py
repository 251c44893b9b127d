"""Sessions in the database, written by whoever writes: on SQLite the one writer thread."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from leidraad.history.deed import deed


class SessionStore(DatabaseSessions):
    @deed
    def save(self, must_create: bool = False) -> None:
        super().save(must_create)

    @deed
    def delete(self, session_key: str | None = None) -> None:
        super().delete(session_key)
