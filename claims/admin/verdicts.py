"""Reviewers' answers: marks, and whether they said it; only looked at."""

from django.contrib import admin
from django.db.models import Model, OuterRef, Subquery
from django.urls import reverse
from django.utils.safestring import SafeString

from claims.admin.base import CurrentFilter, ReadOnlyInline, VersionedAdmin, address_of, link, listing
from claims.admin.words import WithWords, cut
from claims.models import AttributionVersion, Event, Said, Verdict
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
class VerdictAdmin(WithWords, VersionedAdmin):
    section = "Stories"
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
    linked = ("article__id__exact", "claim__id__exact")
    search_fields = ("words", "rationale", "article__headline")
    date_hierarchy = "marked_at"
    fields = (
        "full_text", "mark_word", "basis", "rationale", "reviewer", "marked_at", "round",
        "claim", "placement", "article", "event",
    )  # fmt: skip
    readonly_fields = ("full_text", "mark_word", "event")

    def links(self, row: Verdict) -> list[tuple[str, str]]:
        return [
            ("Open at the desk", reverse("desk-claim", args=[row.article_id, row.claim_id])),
            ("Claim", address_of(row.claim)),
            ("Story", reverse("admin:claims_article_change", args=[row.article_id])),
            ("History", listing(Event, subject=f"claim:{row.claim.public_id}")),
        ]

    @admin.display(description="mark", ordering="mark")
    def mark_word(self, row: Verdict) -> str:
        return f"{Mark(row.mark).glyph} {Mark(row.mark).label}"

    @admin.display(description="story", ordering="article__headline")
    def story(self, row: Verdict) -> SafeString:
        return link(address_of(row.article), row.article)


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
            ("Story", reverse("admin:claims_article_change", args=[row.article_id])),
        ]

    @admin.display(description="answer", ordering="answer")
    def answer_word(self, row: Said) -> str:
        return f"{SaidAnswer(row.answer).glyph} {SaidAnswer(row.answer).label}".strip()

    @admin.display(description="who")
    def who(self, row: Said) -> str:
        return row.source_name or "No source found"

    @admin.display(description="story", ordering="article__headline")
    def story(self, row: Said) -> SafeString:
        return link(address_of(row.article), row.article)
