from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "leidraad.contacts"
    verbose_name = "contacten"
