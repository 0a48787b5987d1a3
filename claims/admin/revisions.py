"""Drafts: the texts of stories, which nobody changes."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.admin.base import ReadOnly, ReadOnlyInline, ValuesFilter, address_of, listing
from claims.models import Event, Placement, Proposal, Revision

LARGE = ("text", "original")  # never fetched for a list


class RevisionInline(ReadOnlyInline):
    model = Revision
    fields = ("number", "author", "added_at", "analysis_version", "analysis_engine")
    related = ("author",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        return super().get_queryset(request).defer(*LARGE)


@admin.register(Revision)
class RevisionAdmin(ReadOnly):
    section = "Stories"
    list_display = ("draft", "story", "author", "added_at", "encoding", "analysis_version", "analysis_engine")
    list_select_related = ("article", "author")
    list_filter = (
        "author",
        "analysis_version",
        ("analysis_engine", ValuesFilter),
        ("encoding", ValuesFilter),
    )
    linked = ("article__id__exact",)
    search_fields = ("article__headline", "sha256", "original_sha256")
    date_hierarchy = "added_at"
    fields = (
        "article", "number", "author", "added_at", "analysis_version", "analysis_engine", "copy",
        "sha256", "original_sha256", "encoding", "since", "public_id",
    )  # fmt: skip
    readonly_fields = ("copy", "since", "public_id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        return super().get_queryset(request).defer(*LARGE)

    def links(self, row: Revision) -> list[tuple[str, str]]:
        return [
            ("Open at the desk", reverse("desk", args=[row.article_id])),
            ("Story", address_of(row.article)),
            ("Where claims stand", listing(Placement, revision__id__exact=row.pk)),
            ("History", listing(Event, article__id__exact=row.article_id)),
        ]

    @admin.display(description="draft", ordering="number")
    def draft(self, row: Revision) -> str:
        return str(row)

    @admin.display(description="text")
    def copy(self, row: Revision) -> SafeString:
        return format_html('<div class="copy">{}</div>', row.text)


@admin.register(Proposal)
class ProposalAdmin(ReadOnly):
    """What waits to be taken at the desk; it goes when it is taken or discarded there."""

    section = "Stories"
    list_display = ("__str__", "story", "against", "author", "added_at", "encoding")
    list_filter = ("author", ("encoding", ValuesFilter))
    linked = ("article__id__exact",)
    search_fields = ("article__headline", "sha256")
    date_hierarchy = "added_at"
    fields = (
        "article", "against", "author", "added_at", "copy", "sha256", "original_sha256", "encoding",
        "language", "public_id",
    )  # fmt: skip
    readonly_fields = ("copy", "public_id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Proposal]:
        large = (*LARGE, "analysis", "comparison", "places", "against__text", "against__original")
        return super().get_queryset(request).select_related("article", "against", "author").defer(*large)

    @admin.display(description="text")
    def copy(self, row: Proposal) -> SafeString:
        return format_html('<div class="copy">{}</div>', row.text)
