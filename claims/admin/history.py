"""The history, to read and to search; nobody changes it, not even here."""

import json
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from claims.admin.base import ReadOnly, address_of, link, listing
from claims.models import Event, EventDetail

Change = tuple[str, object, object]  # what, as it was, as it is now
NEWSROOM = "The newsroom"


def changes_in(details: dict[str, Any]) -> list[Change]:
    """Old and new of everything that an event says was changed."""
    words = details.get("words", {})
    changes = [(name, words[f"{name}_was"], words[name]) for name in words if f"{name}_was" in words]
    was = words.get("was")
    if isinstance(was, dict):
        groups = [rows for rows in details.get("rows", {}).values() if isinstance(rows, list)]
        now = next((row for rows in groups for row in rows if was.items() & {("id", row["id"])}), {})
        changes += [(name, was[name], now.get(name)) for name in was]
    elif "mark" in words or "answer" in words:
        changes.append(("answer", was, words.get("mark") or words.get("answer")))
    return [(name, old, new) for name, old, new in changes if old != new]


@admin.register(Event)
class EventAdmin(ReadOnly):
    section = "History"
    list_display = ("at", "actor_name", "kind", "story", "about", "number", "undoes")
    list_select_related = ("article",)
    list_filter = ("kind", "actor", ("article", admin.EmptyFieldListFilter))
    linked = ("article__id__exact", "subject", "number")
    search_fields = ("actor_name", "subject", "article__headline", "hash")
    date_hierarchy = "at"
    fields = (
        ("number", "at"), ("actor_name", "actor"), "kind", "article", "subject", "undoes",
        "changes", "details", "act", "commitment", "hash",
    )  # fmt: skip
    readonly_fields = ("changes", "details")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        return super().get_queryset(request).order_by()

    def links(self, row: Event) -> list[tuple[str, str]]:
        around = {"article__id__exact": row.article_id} if row.article_id else {"article__isempty": 1}
        found = [("All about this", listing(Event, subject=row.subject)), ("Whole chain", listing(Event, **around))]
        if row.article_id:
            found.append(("Open at the desk", reverse("desk", args=[row.article_id])))
        return found

    @admin.display(description="story", ordering="article__headline")
    def story(self, row: Event) -> SafeString | str:
        return link(address_of(row.article), row.article) if row.article else NEWSROOM

    @admin.display(description="about", ordering="subject")
    def about(self, row: Event) -> SafeString:
        noun, _, name = row.subject.partition(":")
        return link(listing(Event, subject=row.subject), f"{noun} {name[:8]}")

    @admin.display(description="was, is now")
    def changes(self, row: Event) -> SafeString | str:
        changed = changes_in(json.loads(row.detail.text))
        lines = format_html_join("", "<tr><th>{}</th><td><bdi>{}</bdi></td><td><bdi>{}</bdi></td></tr>", changed)
        head = "<table><thead><tr><th>What</th><th>Was</th><th>Is now</th></tr></thead><tbody>{}</tbody></table>"
        return format_html(head, lines) if changed else "–"

    @admin.display(description="all details")
    def details(self, row: Event) -> SafeString:
        text = json.dumps(json.loads(row.detail.text), indent=2, ensure_ascii=False)
        return format_html('<pre class="details">{}</pre>', text)


@admin.register(EventDetail)
class EventDetailAdmin(ReadOnly):
    list_display = ("__str__", "what", "story")
    list_select_related = ("event__article",)
    search_fields = ("text",)
    fields = ("event", "text")

    @admin.display(description="event")
    def what(self, row: EventDetail) -> SafeString:
        return link(address_of(row.event), row.event)

    @admin.display(description="story")
    def story(self, row: EventDetail) -> SafeString | str:
        article = row.event.article
        return link(address_of(article), article) if article else NEWSROOM
