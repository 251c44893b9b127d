from django.apps import AppConfig


class LeadTimesConfig(AppConfig):
    name = "leidraad.lead_times"
