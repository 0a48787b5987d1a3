"""Who is on an article at the moment, and on which claim of it."""

from django.conf import settings
from django.db import models


class Presence(models.Model):
    # Indexed as the first of `one_presence_an_article`.
    article = models.ForeignKey("claims.Article", models.PROTECT, related_name="presences", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    claim = models.ForeignKey("claims.Claim", models.PROTECT, null=True, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="one_presence_an_article", fields=["article", "person"])]

    def __str__(self) -> str:
        return f"{self.person_id} on {self.article_id}"
