from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "leidraad.organisation"
    verbose_name = "organisatie"
