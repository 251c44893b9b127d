from django.apps import AppConfig


class DoorConfig(AppConfig):
    name = "leidraad.config"
    label = "door"
