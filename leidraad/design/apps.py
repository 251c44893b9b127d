from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "leidraad.design"
    verbose_name = "vormgeving"
