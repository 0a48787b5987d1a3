"""A process that takes work from the queue, for as long as it gives signs of life."""

from django.db import models


class Worker(models.Model):
    name = models.CharField(max_length=64, unique=True)  # machine:process:chance
    started_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name
