"""Who says what, with its versions; only looked at."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from claims.admin.base import (
    CurrentFilter,
    ReadOnly,
    ReadOnlyInline,
    VersionedAdmin,
    address_of,
    listing,
)
from claims.admin.verdicts import SaidInline
from claims.admin.words import WithWords
from claims.models import Attribution, AttributionVersion, Said, Source
from claims.queries.cut import cut
from claims.vocabulary import CueClass


class AttributionVersionInline(ReadOnlyInline):
    model = AttributionVersion
    fields = ("source_name", "source_type", "quotation", "channel", "confirmed_by", "since", "until")
    readonly_fields = ("since", "until")
    related = ("confirmed_by",)


@admin.register(Attribution)
class AttributionAdmin(ReadOnly):
    list_display = ("__str__", "who", "story")
    list_select_related = ("article",)
    linked = ("article__id__exact",)
    search_fields = ("article__headline", "versions__source_name", "public_id")
    inlines = (AttributionVersionInline, SaidInline)
    fields = ("article", "since", "public_id")
    readonly_fields = ("since", "public_id")

    def learn_about(self, rows: list[Attribution]) -> list[Attribution]:
        now = AttributionVersion.objects.current().filter(attribution__in=rows)
        found = dict(now.values_list("attribution", "source_name"))
        for row in rows:
            row.source_name = found.get(row.pk, "")
        return rows

    def links(self, row: Attribution) -> list[tuple[str, str]]:
        return [
            ("Open at the desk", reverse("desk", args=[row.article_id])),
            ("Story", address_of(row.article)),
            ("Versions", listing(AttributionVersion, attribution__id__exact=row.pk)),
            ("Answers", listing(Said, attribution__id__exact=row.pk)),
        ]

    @admin.display(description="who")
    def who(self, row: Attribution) -> str:
        return row.source_name or "No source found"


@admin.register(AttributionVersion)
class AttributionVersionAdmin(WithWords, VersionedAdmin):
    section = "Stories"
    words = cut()
    list_display = (
        "who", "text", "known_as", "source_type", "quotation", "channel", "confirmed_by", "current", "story"
    )  # fmt: skip
    list_select_related = ("article", "source__joined_to", "confirmed_by")
    list_filter = (CurrentFilter, "source_type", "quotation", "channel", "confirmed_by")
    linked = ("article__id__exact", "attribution__id__exact", "source__id__in")
    search_fields = ("source_name", "source__name", "source__joined_to__name", "words", "article__headline")
    fields = (
        "full_text", "source_name", "source", "source_type", "cue_words", "quotation", "channel",
        "confidence", "confirmed_by", "attribution", "revision", "article", "event",
    )  # fmt: skip
    readonly_fields = ("full_text", "cue_words", "event")

    def links(self, row: AttributionVersion) -> list[tuple[str, str]]:
        return [
            ("Open at the desk", reverse("desk", args=[row.article_id])),
            ("Attribution", address_of(row.attribution)),
            ("Story", address_of(row.article)),
        ]

    @admin.display(description="who", ordering="source_name")
    def who(self, row: AttributionVersion) -> str:
        return str(row)

    @admin.display(description="source", ordering="source__name")
    def known_as(self, row: AttributionVersion) -> Source | None:
        """The one it counts as said by."""
        return row.source and (row.source.joined_to or row.source)

    @admin.display(description="cues")
    def cue_words(self, row: AttributionVersion) -> SafeString:
        text = row.revision.text
        cues = ((text[start:end], CueClass(stand).label) for start, end, stand in row.cues)
        return format_html_join("; ", "<bdi>{}</bdi> ({})", cues)
