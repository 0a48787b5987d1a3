"""Claims and where they stand in a draft: only looked at, and exported."""

from django.contrib import admin
from django.db.models import Count, F, QuerySet
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString

from claims.admin.base import (
    CurrentFilter,
    ReadOnlyInline,
    ValuesFilter,
    VersionedAdmin,
    address_of,
    link,
    listing,
)
from claims.admin.evidence_statuses import EvidenceStatusInline
from claims.admin.verdicts import VerdictInline
from claims.admin.words import WithWords
from claims.downloads import download
from claims.formats.csv import csv_lines
from claims.models import Article, Claim, Event, Placement, Verdict
from claims.queries.cut import cut, words_now
from claims.queries.export import claim_rows
from claims.vocabulary import Status


class PlacementInline(ReadOnlyInline):
    model = Placement
    fields = ("revision", "start", "end", "priority", "since", "until")
    readonly_fields = ("since", "until")
    related = ("revision",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Placement]:
        return super().get_queryset(request).defer("revision__text", "revision__original")


@admin.register(Claim)
class ClaimAdmin(WithWords):
    section = "Stories"
    words = words_now("pk")
    list_display = ("text", "what", "status_word", "marks", "round", "story", "at_desk")
    list_display_links = ("text",)
    list_select_related = ("article",)
    list_filter = ("status", "kind", "round", ("article__desk", ValuesFilter))
    linked = ("article__id__exact", "parent__id__exact")
    search_fields = ("words", "article__headline", "public_id")
    actions = ("export_as_csv",)
    inlines = (VerdictInline, EvidenceStatusInline, PlacementInline)
    fields = (
        "full_text", "status_word", "round", "kind", "parent", "article", "since", "public_id"
    )  # fmt: skip
    readonly_fields = ("full_text", "status_word", "since", "public_id")

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return ("pk",) if "article__id__exact" in request.GET else ("-pk",)

    def learn_about(self, rows: list[Claim]) -> list[Claim]:
        given = Verdict.objects.current().filter(claim__in=rows, round=F("claim__round"))
        marks = dict(given.values_list("claim").order_by().annotate(Count("pk")))
        for row in super().learn_about(rows):
            row.marks = marks.get(row.pk, 0)
        return rows

    def links(self, row: Claim) -> list[tuple[str, str]]:
        return [
            ("Open at the desk", reverse("desk-claim", args=[row.article_id, row.pk])),
            ("Story", address_of(row.article)),
            ("Marks", listing(Verdict, claim__id__exact=row.pk)),
            ("History", listing(Event, subject=f"claim:{row.public_id}")),
        ]

    @admin.display(description="kind", ordering="kind")
    def what(self, row: Claim) -> str:
        return row.get_kind_display()

    @admin.display(description="status", ordering="status")
    def status_word(self, row: Claim) -> str:
        return f"{Status(row.status).glyph} {Status(row.status).label}"

    @admin.display(description="marks")
    def marks(self, row: Claim) -> SafeString:
        return link(listing(Verdict, claim__id__exact=row.pk), row.marks)

    @admin.display(description="go to")
    def at_desk(self, row: Claim) -> SafeString:
        return link(reverse("desk-claim", args=[row.article_id, row.pk]), "Desk")

    @admin.action(description="Export selected claims as CSV", permissions=["view"])
    def export_as_csv(self, request: HttpRequest, chosen: QuerySet[Claim]) -> StreamingHttpResponse:
        stories = Article.objects.filter(pk__in=chosen.order_by().values("article")).order_by()
        rows = claim_rows(stories.values("pk"), viewer=request.user, only=chosen.order_by())
        return download(csv_lines(rows), "claims")


@admin.register(Placement)
class PlacementAdmin(WithWords, VersionedAdmin):
    words = cut()
    list_display = ("text", "claim", "start", "end", "priority", "current", "story")
    list_display_links = ("text",)
    list_select_related = ("article", "claim")
    list_filter = (CurrentFilter,)
    linked = ("article__id__exact", "claim__id__exact", "revision__id__exact")
    search_fields = ("article__headline",)
    fields = ("full_text", "article", "revision", "claim", ("start", "end"), "priority", "event")
    readonly_fields = ("full_text", "event")

    def links(self, row: Placement) -> list[tuple[str, str]]:
        return [
            ("Open at the desk", reverse("desk-claim", args=[row.article_id, row.claim_id])),
            ("Claim", reverse("admin:claims_claim_change", args=[row.claim_id])),
        ]
