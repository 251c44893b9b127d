from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "leidraad.demonstration"
    verbose_name = "voorbeeldgemeente"
