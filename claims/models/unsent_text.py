"""What a person is typing: kept on the server until it is saved, so that no closed tab loses it."""

from django.conf import settings
from django.db import models


class UnsentText(models.Model):
    """One a window: what two windows of one person hold never overwrites the other."""

    article = models.ForeignKey("claims.Article", models.PROTECT, related_name="+")
    # Indexed as the first of `one_unsent_text_a_window`.
    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="unsent_texts", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    window = models.CharField(max_length=40)
    based_on = models.PositiveBigIntegerField(null=True)  # the person's verdict that it was typed over
    text = models.TextField(max_length=5000)
    typed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_unsent_text_a_window", fields=["claim", "person", "window"])
        ]

    def __str__(self) -> str:
        return f"Typed by {self.person_id} on {self.claim_id}"
