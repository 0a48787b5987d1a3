"""A canonical speaker of the newsroom, with the names it goes by."""

import uuid

from django.db import models

from claims.vocabulary import SourceType, choices


class Source(models.Model):
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=300, unique=True)
    source_type = models.CharField(max_length=20, choices=choices(SourceType))
    # Whose all its sayings are since an editor found both to be one; never one that is joined itself.
    joined_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="joined"
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(joined_to=models.F("pk")), name="source_joined_to_another"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def other_names(self) -> list[str]:
        """Without a query where the aliases were fetched with it."""
        return [alias.text for alias in self.aliases.all() if alias.text != self.name]


class Alias(models.Model):
    source = models.ForeignKey(Source, models.PROTECT, related_name="aliases")
    text = models.CharField(max_length=300, unique=True)

    class Meta:
        verbose_name_plural = "aliases"
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text
