"""The one Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class HabeasConfig(AppConfig):
    name = "habeas.web"
    label = "habeas"
    verbose_name = "Habeas"

    def ready(self) -> None:
        from habeas.web.triggers import ensure_after_migration

        post_migrate.connect(ensure_after_migration, sender=self)
