"""The app's name tag, and what is set up when Django starts and after it migrates."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules

from claims import guards


class ClaimsConfig(AppConfig):
    name = "claims"
    verbose_name = "Fact check"

    def ready(self) -> None:
        post_migrate.connect(_guard_history, sender=self)
        autodiscover_modules("jobs")  # each kind of work registers itself


def _guard_history(using: str, **_: Any) -> None:
    guards.install(connections[using])
