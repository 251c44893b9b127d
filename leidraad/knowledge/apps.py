from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "leidraad.knowledge"
    verbose_name = "kennis"
