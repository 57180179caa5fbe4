"""The one Django app."""

from django.apps import AppConfig


class HabeasConfig(AppConfig):
    name = "habeas.web"
    label = "habeas"
    verbose_name = "Habeas"
