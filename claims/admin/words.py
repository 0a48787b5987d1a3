"""The words that a row is about, cut from its draft by the database, for one page of rows at a time."""

from django.contrib import admin
from django.db.models import Expression, F, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Substr
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from claims.admin.base import NOTHING, ReadOnly
from claims.models import Placement

SHOWN = 180  # characters of it in a list


def cut(path: str = "") -> Substr:
    """`path` leads from a row to what knows draft, start and end."""
    start, end = F(f"{path}start"), F(f"{path}end")
    return Substr(f"{path}revision__text", start + 1, end - start)


def words_now(claim: str) -> Subquery:
    """The words of a claim as it stands in the current draft; `claim` names its key in the row."""
    here = Placement.objects.current().filter(claim=OuterRef(claim))
    return Subquery(here.order_by().values(words=cut())[:1])


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
