"""Reviewers' answers: marks, and whether they said it; only looked at."""

from django.contrib import admin
from django.db.models import Model, OuterRef, Subquery
from django.urls import reverse

from claims.admin.base import (
    CurrentFilter,
    OfClaimAdmin,
    ReadOnlyInline,
    VersionedAdmin,
    address_of,
)
from claims.admin.words import WithWords
from claims.models import AttributionVersion, Said, Verdict
from claims.queries.cut import cut
from claims.vocabulary import Mark, SaidAnswer


class VerdictInline(ReadOnlyInline):
    model = Verdict
    fields = ("mark", "basis", "rationale", "reviewer", "round", "marked_at", "since", "until")
    readonly_fields = ("since", "until")
    related = ("reviewer",)
    ordering = ("-pk",)


class SaidInline(ReadOnlyInline):
    model = Said
    fields = ("answer", "reviewer", "round", "answered_at", "since", "until")
    readonly_fields = ("since", "until")
    related = ("reviewer",)
    ordering = ("-pk",)


@admin.register(Verdict)
class VerdictAdmin(WithWords, OfClaimAdmin):
    words = cut("placement__")
    list_display = (
        "mark_word",
        "basis",
        "text",
        "reviewer",
        "round",
        "marked_at",
        "current",
        "claim",
        "story",
    )
    list_select_related = ("article", "claim", "reviewer")
    list_filter = ("mark", "basis", CurrentFilter, "reviewer", "round")
    search_fields = ("words", "rationale", "article__headline")
    date_hierarchy = "marked_at"
    fields = (
        "full_text", "mark_word", "basis", "rationale", "reviewer", "marked_at", "round",
        "claim", "placement", "article", "event",
    )  # fmt: skip
    readonly_fields = ("full_text", "mark_word", "event")

    @admin.display(description="mark", ordering="mark")
    def mark_word(self, row: Verdict) -> str:
        return f"{Mark(row.mark).glyph} {Mark(row.mark).label}"


@admin.register(Said)
class SaidAdmin(VersionedAdmin):
    section = "Stories"
    list_display = ("answer_word", "who", "reviewer", "round", "answered_at", "current", "story")
    list_select_related = ("article", "reviewer")
    list_filter = ("answer", CurrentFilter, "reviewer")
    linked = ("article__id__exact", "attribution__id__exact")
    search_fields = ("article__headline",)
    date_hierarchy = "answered_at"
    fields = ("answer_word", "who", "reviewer", "answered_at", "round", "attribution", "article", "event")
    readonly_fields = ("answer_word", "who", "event")

    def learn_about(self, rows: list[Model]) -> list[Model]:
        now = AttributionVersion.objects.current().filter(attribution=OuterRef("attribution"))
        named = Said.objects.filter(pk__in=[row.pk for row in rows])
        names = named.annotate(who=Subquery(now.values("source_name")[:1])).values_list("pk", "who")
        found = dict(names)
        for row in rows:
            row.source_name = found.get(row.pk) or ""
        return rows

    def links(self, row: Said) -> list[tuple[str, str]]:
        return [
            ("Open at the desk", reverse("desk", args=[row.article_id])),
            ("Attribution", address_of(row.attribution)),
            ("Story", address_of(row.article)),
        ]

    @admin.display(description="answer", ordering="answer")
    def answer_word(self, row: Said) -> str:
        return f"{SaidAnswer(row.answer).glyph} {SaidAnswer(row.answer).label}".strip()

    @admin.display(description="who")
    def who(self, row: Said) -> str:
        return row.source_name or "No source found"
