"""Sources and the names they go by."""

from collections import defaultdict
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from claims.actions.newsroom import save_source
from claims.admin.base import ReadOnly, address_of, link, listing
from claims.admin.writable import ActForm, Writable
from claims.forms.sources import SeenForm
from claims.models import Alias, AttributionVersion, Event, Source, User
from claims.queries.sources import kept_as


class SourceForm(ActForm, SeenForm):
    names = forms.CharField(
        label="Other names",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "cols": 60}),
        help_text="One a line, each as stories write it. Their own name above is always among them.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            names = "\n".join(self.instance.other_names)
            self.initial |= {"names": names, "seen": kept_as(self.instance)}
            if self.refused:
                self.show_as_kept(self.instance)


@admin.register(Source)
class SourceAdmin(Writable):
    section = "Newsroom"
    form = SourceForm
    list_display = ("name", "source_type", "also", "joined_to", "speaks")
    list_select_related = ("joined_to",)
    list_filter = ("source_type",)
    search_fields = ("name", "aliases__text")
    ordering = ("name",)
    fields = ("name", "source_type", "names", "public_id", "seen")
    readonly_fields = ("public_id",)

    def has_add_permission(self, request: HttpRequest, obj: Source | None = None) -> bool:
        return self.has_view_permission(request)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return super().get_queryset(request).prefetch_related("aliases")

    def act(self, actor: User, row: Source, form: SourceForm, *, change: bool) -> None:
        seen = form.seen_as() if change else None
        save_source(actor=actor, source=row, aliases=form.cleaned_data["names"].splitlines(), seen=seen)

    def learn_about(self, rows: list[Source]) -> list[Source]:
        """What is said by a source that was joined to another counts as said by that one, here too."""
        keys = [row.pk for row in rows]
        known = Source.objects.filter(Q(pk__in=keys) | Q(joined_to__in=keys))
        now = Count("attributions", filter=Q(attributions__until__isnull=True))
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for key, owner, count in known.annotate(n=now).values_list("pk", "joined_to", "n"):
            found[owner or key].append((key, count))
        for row in rows:
            row.said_by, row.attributed = [key for key, _ in found[row.pk]], sum(n for _, n in found[row.pk])
        return rows

    def links(self, row: Source) -> list[tuple[str, str]]:
        said = ("Joined to", address_of(row.joined_to)) if row.joined_to else ("What they say", _said_by(row))
        return [said, ("History", listing(Event, subject=f"source:{row.public_id}"))]

    @admin.display(description="other names")
    def also(self, row: Source) -> str:
        return ", ".join(row.other_names)

    @admin.display(description="attributions")
    def speaks(self, row: Source) -> SafeString | None:
        return None if row.joined_to else link(_said_by(row), row.attributed)


def _said_by(row: Source) -> str:
    """The list of what it and those that were joined to it are told to have said."""
    keys = ",".join(map(str, sorted(row.said_by)))
    return listing(AttributionVersion, source__id__in=keys, version="current")


@admin.register(Alias)
class AliasAdmin(ReadOnly):
    list_display = ("text", "of")
    list_select_related = ("source",)
    linked = ("source__id__exact",)
    search_fields = ("text", "source__name")
    ordering = ("text",)
    fields = ("text", "source")

    @admin.display(description="source", ordering="source__name")
    def of(self, row: Alias) -> SafeString:
        return link(address_of(row.source), row.source)
