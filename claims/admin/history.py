"""The history, to read and to search; nobody changes it, not even here."""

import json
from collections.abc import Callable

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from claims.admin.base import ReadOnly, address_of, link, listing
from claims.models import Claim, Event, EventDetail, Source, User
from claims.queries.cut import words_now
from claims.queries.evidence import telling_of_confidential, tells_of_confidential
from claims.queries.history import changes_in

NEWSROOM = "The newsroom"
ERASED = "Erased"


def withheld(secret: bool) -> str:
    """What an admin reads in place of what was found in confidence."""
    return "Confidential" if secret else ""


def _names(table: type[Model]) -> Callable[[set[str]], dict[str, str]]:
    return lambda ids: {str(row.public_id): str(row) for row in table.objects.filter(public_id__in=ids)}


def _claims(ids: set[str]) -> dict[str, str]:
    found = Claim.objects.filter(public_id__in=ids).annotate(words=words_now("pk"))
    return {str(public_id): words for public_id, words in found.values_list("public_id", "words")}


NAMES = {"user": _names(User), "source": _names(Source), "claim": _claims}


class ChainFilter(admin.SimpleListFilter):
    """Each story has a chain of its own, and the newsroom has one."""

    title = "whose history"
    parameter_name = "of"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("stories", "Stories"), ("newsroom", NEWSROOM)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        if self.value() not in {"stories", "newsroom"}:
            return queryset
        return queryset.filter(article__isnull=self.value() == "newsroom")


@admin.register(Event)
class EventAdmin(ReadOnly):
    section = "History"
    no_story = NEWSROOM
    list_display = ("at", "actor_name", "kind", "story", "about", "number", "undoes")
    list_select_related = ("article",)
    list_filter = (ChainFilter, "kind", "actor")
    linked = ("article__id__exact", "subject", "number")
    search_fields = ("actor_name", "subject", "article__headline", "hash")
    date_hierarchy = "at"
    fields = (
        "number", "at", "actor_name", "actor", "kind", "article", "subject", "undoes",
        "changes", "details", "act", "commitment", "hash",
    )  # fmt: skip
    readonly_fields = ("changes", "details")

    def learn_about(self, rows: list[Event]) -> list[Event]:
        ids = {tuple(row.subject.split(":", 1)) for row in rows}
        names = {
            noun: names_of({name for kind, name in ids if kind == noun}) for noun, names_of in NAMES.items()
        }
        secret = telling_of_confidential(row.pk for row in rows)
        for row in rows:
            row.withheld = withheld(row.pk in secret)
            noun, name = row.subject.split(":", 1)
            row.about_name = names.get(noun, {}).get(name) or noun
        return rows

    def links(self, row: Event) -> list[tuple[str, str]]:
        around = {"article__id__exact": row.article_id} if row.article_id else {"of": "newsroom"}
        found = [
            ("All about this", listing(Event, subject=row.subject)),
            ("Whole chain", listing(Event, **around)),
        ]
        if row.article_id:
            found.append(("Open at the desk", reverse("desk", args=[row.article_id])))
        return found

    @admin.display(description="about", ordering="subject")
    def about(self, row: Event) -> SafeString:
        return link(listing(Event, subject=row.subject), Truncator(row.about_name).chars(60))

    @admin.display(description="was, is now")
    def changes(self, row: Event) -> SafeString | str:
        if row.withheld or not row.detail.text:
            return row.withheld or ERASED
        changed = changes_in(json.loads(row.detail.text))
        lines = format_html_join(
            "", "<tr><th>{}</th><td><bdi>{}</bdi></td><td><bdi>{}</bdi></td></tr>", changed
        )
        head = (
            "<table><thead><tr><th>What</th><th>Was</th><th>Is now</th></tr></thead><tbody>{}</tbody></table>"
        )
        return format_html(head, lines) if changed else "–"

    @admin.display(description="all details")
    def details(self, row: Event) -> SafeString | str:
        if row.withheld or not row.detail.text:
            return row.withheld or ERASED
        text = json.dumps(json.loads(row.detail.text), indent=2, ensure_ascii=False)
        return format_html('<pre class="details">{}</pre>', text)


@admin.register(EventDetail)
class EventDetailAdmin(ReadOnly):
    list_display = ("__str__", "what", "story")
    list_select_related = ("event__article",)
    search_fields = ("text",)
    fields = ("event", "shown_text")
    readonly_fields = ("shown_text",)

    def learn_about(self, rows: list[EventDetail]) -> list[EventDetail]:
        secret = telling_of_confidential(row.pk for row in rows)
        for row in rows:
            row.withheld = withheld(row.pk in secret)
        return rows

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, term: str
    ) -> tuple[QuerySet, bool]:
        open_only = queryset.exclude(tells_of_confidential("event__")) if term else queryset
        return super().get_search_results(request, open_only, term)

    @admin.display(description="text")
    def shown_text(self, row: EventDetail) -> str:
        return row.withheld or row.text or ERASED

    @admin.display(description="event")
    def what(self, row: EventDetail) -> SafeString:
        return link(address_of(row.event), row.event)

    @admin.display(description="story")
    def story(self, row: EventDetail) -> SafeString | str:
        article = row.event.article
        return link(address_of(article), article) if article else NEWSROOM
