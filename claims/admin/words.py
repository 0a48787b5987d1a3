"""Tables that show the words their rows are about, cut for one page of rows at a time."""

from django.contrib import admin
from django.db.models import Expression, Model, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from claims.admin.base import NOTHING, ReadOnly

SHOWN = 180  # characters of it in a list


class WithWords(ReadOnly):
    """A table that shows the words of the story, and finds rows by them."""

    words: Expression

    def learn_about(self, rows: list[Model]) -> list[Model]:
        """Cut for these rows only: a list that is sorted would cut the words of the whole table."""
        known = self.model._base_manager.filter(pk__in=[row.pk for row in rows])
        found = dict(known.annotate(words=self.words).values_list("pk", "words"))
        for row in rows:
            row.words = found.get(row.pk) or ""
        return rows

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, term: str
    ) -> tuple[QuerySet, bool]:
        searched = queryset.alias(words=self.words) if term else queryset
        return super().get_search_results(request, searched, term)

    @admin.display(description="text")
    def text(self, row: Model) -> SafeString:
        return format_html("<bdi>{}</bdi>", Truncator(row.words).chars(SHOWN) or NOTHING)

    @admin.display(description="text")
    def full_text(self, row: Model) -> SafeString:
        return format_html("<bdi>{}</bdi>", row.words)
