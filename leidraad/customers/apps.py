from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CustomersConfig(AppConfig):
    name = "leidraad.customers"
    verbose_name = "klanten"

    def ready(self) -> None:
        autodiscover_modules("findable")  # every room says there what concerns a customer
        import_module("leidraad.customers.forgetting")
