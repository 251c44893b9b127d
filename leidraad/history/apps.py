from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "leidraad.history"

    def ready(self) -> None:
        from django.db.backends.signals import connection_created

        from leidraad.history.append_only import teach_sqlite

        connection_created.connect(teach_sqlite, dispatch_uid="history.append_only")
