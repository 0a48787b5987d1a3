"""What reviewers found, to look at; of what is confidential an admin sees that it is, and no more."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.admin.base import CurrentFilter, ReadOnly, ReadOnlyInline, VersionedAdmin, address_of
from claims.models import Evidence, EvidenceLink, EvidenceVersion
from claims.queries.evidence import ever_confidential
from claims.vocabulary import CallResult

CONFIDENTIAL = "Confidential"
ERASED = "Erased"


class Discreet(ReadOnly):
    """Rows of a piece of evidence: shown and searched only where none of it is confidential."""

    def learn_about(self, rows: list[Model]) -> list[Model]:
        ids = {row.evidence_id for row in rows}
        secret = set(ever_confidential().filter(evidence__in=ids).values_list("evidence", flat=True))
        for row in rows:
            row.is_secret = row.evidence_id in secret
        return rows

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, term: str
    ) -> tuple[QuerySet, bool]:
        open_only = queryset.exclude(evidence__in=ever_confidential().values("evidence"))
        return super().get_search_results(request, open_only if term else queryset, term)

    def discreetly(self, row: Model, words: Any) -> SafeString | str:
        if getattr(row, "erased", False):
            return ERASED
        return CONFIDENTIAL if row.is_secret else format_html("<bdi>{}</bdi>", words)


class EvidenceLinkInline(ReadOnlyInline):
    model = EvidenceLink
    fields = ("claim", "stance", "linked_by", "linked_at", "since", "until")
    readonly_fields = ("since", "until")
    related = ("claim", "linked_by")
    ordering = ("-pk",)


@admin.register(Evidence)
class EvidenceAdmin(ReadOnly):
    section = "Stories"
    list_display = ("__str__", "kind", "added_by", "added_at", "story")
    list_select_related = ("article", "added_by")
    list_filter = ("kind", "added_by")
    linked = ("article__id__exact",)
    search_fields = ("article__headline",)
    date_hierarchy = "added_at"
    fields = ("kind", "added_by", "added_at", "article", "since")
    readonly_fields = ("since",)
    inlines = (EvidenceLinkInline,)

    def links(self, row: Evidence) -> list[tuple[str, str]]:
        last = row.versions.order_by("-since").first()
        found = [("Story", address_of(row.article))]
        if last and last.until is None:
            found.insert(0, ("As it is now", address_of(last)))
        if last and last.confidential and not last.erased:
            found.append(("Erase it …", reverse("evidence-erase", args=[row.article_id, row.pk])))
        return found


@admin.register(EvidenceVersion)
class EvidenceVersionAdmin(Discreet, VersionedAdmin):
    section = "Stories"
    list_display = ("shown_title", "kind", "tier", "current", "story")
    list_select_related = ("article", "evidence")
    list_filter = ("evidence__kind", "tier", "confidential", "erased", CurrentFilter)
    linked = ("article__id__exact", "evidence__id__exact")
    search_fields = ("title", "address", "text", "file_name", "article__headline")
    fields = (
        "shown_title", "kind", "shown_address", "shown_text", "shown_file", "shown_calls", "shown_result",
        "tier", "confidential", "erased", "evidence", "article", "event",
    )  # fmt: skip
    readonly_fields = (
        "shown_title", "kind", "shown_address", "shown_text", "shown_file", "shown_calls", "shown_result",
        "event",
    )  # fmt: skip

    def links(self, row: EvidenceVersion) -> list[tuple[str, str]]:
        return [("Evidence", address_of(row.evidence)), ("Story", address_of(row.article))]

    @admin.display(description="kind", ordering="evidence__kind")
    def kind(self, row: EvidenceVersion) -> str:
        return row.evidence.get_kind_display()

    @admin.display(description="title")
    def shown_title(self, row: EvidenceVersion) -> SafeString | str:
        return self.discreetly(row, row.name)

    @admin.display(description="address")
    def shown_address(self, row: EvidenceVersion) -> SafeString | str:
        return self.discreetly(row, row.address or "–")

    @admin.display(description="text")
    def shown_text(self, row: EvidenceVersion) -> SafeString | str:
        return self.discreetly(row, row.text or "–")

    @admin.display(description="file")
    def shown_file(self, row: EvidenceVersion) -> SafeString | str:
        return self.discreetly(row, f"{row.file_name}, {row.file_size} bytes" if row.file_name else "–")

    @admin.display(description="calls")
    def shown_calls(self, row: EvidenceVersion) -> SafeString | str:
        calls = (f"{at} {CallResult(result).label}, {who}: {said}" for at, result, who, said in row.calls)
        return self.discreetly(row, "\n".join(calls) or "–")

    @admin.display(description="result")
    def shown_result(self, row: EvidenceVersion) -> SafeString | str:
        return self.discreetly(row, f"{row.result} {row.unit}".strip() or "–")


@admin.register(EvidenceLink)
class EvidenceLinkAdmin(Discreet, VersionedAdmin):
    section = "Stories"
    list_display = ("stance", "shown_passage", "claim", "linked_by", "linked_at", "current", "story")
    list_select_related = ("article", "claim", "linked_by", "evidence")
    list_filter = ("stance", CurrentFilter, "linked_by")
    linked = ("article__id__exact", "claim__id__exact", "evidence__id__exact")
    search_fields = ("passage", "locator", "article__headline")
    date_hierarchy = "linked_at"
    fields = (
        "stance", "shown_passage", "shown_locator", "claim", "evidence", "linked_by", "linked_at", "article",
        "event",
    )  # fmt: skip
    readonly_fields = ("shown_passage", "shown_locator", "event")

    def links(self, row: EvidenceLink) -> list[tuple[str, str]]:
        return [("Evidence", address_of(row.evidence)), ("Claim", address_of(row.claim))]

    @admin.display(description="passage")
    def shown_passage(self, row: EvidenceLink) -> SafeString | str:
        return self.discreetly(row, row.passage or "–")

    @admin.display(description="where")
    def shown_locator(self, row: EvidenceLink) -> SafeString | str:
        return self.discreetly(row, row.locator or "–")
