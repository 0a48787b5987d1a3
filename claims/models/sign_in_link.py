"""A link that signs one person in, once."""

from django.conf import settings
from django.db import models


class SignInLink(models.Model):
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="sign_in_links")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Link for {self.person_id}"
