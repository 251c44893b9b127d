from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "leidraad.customers"
    verbose_name = "klanten"
