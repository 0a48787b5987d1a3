"""What every page of the admin has in common: admins only, to look at, with nothing to delete."""

from collections.abc import Iterator
from datetime import MAXYEAR
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import SEARCH_VAR, ChangeList, ChangeListSearchForm
from django.db.models import Model, QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from claims.models import Event
from claims.permissions import can_use_admin

SEARCH_LENGTH = 200
NOTHING = "(nothing)"  # a link without words could not be heard
LOOKUPS = ("", "__exact", "__id__exact", "__isnull", "__isempty", "__gte", "__lt")
DATE_PARTS = ("__year", "__month", "__day")


def address_of(row: Model) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def listing(model: type[Model], **query: object) -> str:
    """The address of a table's list; `query` keeps only some rows of it."""
    path = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return f"{path}?{urlencode(query)}" if query else path


def link(address: str, words: object) -> SafeString:
    """What people wrote may run from right to left, so it is kept apart from what stands around it."""
    return format_html('<a href="{}"><bdi>{}</bdi></a>', address, str(words) or NOTHING)


class SearchForm(ChangeListSearchForm):
    """Each word more is a condition more for the database, so there is an end to them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {SEARCH_VAR: forms.CharField(required=False, strip=False, max_length=SEARCH_LENGTH)}


class Listing(ChangeList):
    """One page of a table; its admin may learn more about these rows, for all of them at once."""

    search_form_class = SearchForm

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = self.model_admin.learn_about(list(self.result_list))


class AdminsOnly:
    """Nobody adds, changes or deletes; Django's own table of permissions is not asked."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(can_use_admin(request.user))

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return bool(can_use_admin(request.user))

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class Rows(BaseInlineFormSet):
    """Named after its table: most rows of a story have no way back from it that could name them."""

    @classmethod
    def get_default_prefix(cls) -> str:
        return cls.model._meta.model_name


class ReadOnlyInline(AdminsOnly, admin.TabularInline):
    formset = Rows
    extra = 0
    can_delete = False
    show_change_link = True
    related: tuple[str, ...] = ()  # fetched with the rows, so that none asks for its own

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related(*self.related)


class ReadOnly(AdminsOnly, admin.ModelAdmin):
    """A table to look at."""

    section = "Behind the scenes"  # where it stands on the first page
    no_story = "–"
    linked: tuple[str, ...] = ()  # what links of ours may ask for, beside the filters
    list_per_page = 50
    list_select_related = ()  # never all relations: one of them is the text of the story
    ordering = ("-pk",)
    view_on_site = False

    def learn_about(self, rows: list[Model]) -> list[Model]:
        """Set on each row of a page what its columns show; one query for all, not one a row."""
        return rows

    def links(self, row: Model) -> list[tuple[str, str]]:
        """Where one goes from here: labels and addresses."""
        return []

    def buttons(self, row: Model) -> list[tuple[str, str]]:
        """What can be done here: labels, and the addresses that do it."""
        return []

    @admin.display(description="story", ordering="article__headline")
    def story(self, row: Model) -> SafeString | str:
        return link(address_of(row.article), row.article) if row.article else self.no_story

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return Listing

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Model | None:
        row = super().get_object(request, object_id, from_field)
        return self.learn_about([row])[0] if row else None

    def get_urls(self) -> list[URLPattern]:
        """Without Django's own history of an object: ours is the chain of events."""
        return [url for url in super().get_urls() if not (url.name or "").endswith("_history")]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, obj: Model | None = None, **kw: Any
    ) -> HttpResponse:
        context |= {"links": self.links(obj) if obj else [], "buttons": self.buttons(obj) if obj else []}
        return super().render_change_form(request, context, *args, obj=obj, **kw)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what the page itself offers; anything else in the address is answered with 400."""
        if self.date_hierarchy and lookup in {self.date_hierarchy + part for part in DATE_PARTS}:
            return value.isdecimal() and len(value) <= len("2026") and int(value) < MAXYEAR
        return lookup in self.linked or lookup in set(self._lookups_of_filters())

    def _lookups_of_filters(self) -> Iterator[str]:
        for chosen in self.list_filter:
            field = chosen[0] if isinstance(chosen, tuple) else chosen
            if isinstance(field, str):
                yield from (field + lookup for lookup in LOOKUPS)
            else:
                yield field.parameter_name


class ValuesFilter(admin.AllValuesFieldListFilter):
    """By every value there is, also by none."""

    def choices(self, changelist: ChangeList) -> Iterator[dict[str, Any]]:
        for choice in super().choices(changelist):
            yield choice | {"display": choice["display"] or NOTHING}


class CurrentFilter(admin.SimpleListFilter):
    """Of rows that are never overwritten: those that hold now, or those that were replaced."""

    title = "version"
    parameter_name = "version"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("current", "Current"), ("former", "Replaced or taken back")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        match self.value():
            case "current":
                return queryset.filter(until__isnull=True)
            case "former":
                return queryset.filter(until__isnull=False)
        return queryset


class VersionedAdmin(ReadOnly):
    """Rows that are never overwritten, each made by one numbered event and closed by another."""

    readonly_fields = ("event", "current")

    @admin.display(description="version", ordering="until")
    def current(self, row: Model) -> str:
        return "Current" if row.until is None else "Replaced"

    @admin.display(description="from event to event")
    def event(self, row: Model) -> str:
        return f"{row.since} – {row.until or 'now'}"


class OfClaimAdmin(VersionedAdmin):
    """Those of them that say something of one claim."""

    section = "Stories"
    linked = ("article__id__exact", "claim__id__exact")

    def links(self, row: Model) -> list[tuple[str, str]]:
        return [
            ("Open at the desk", reverse("desk-claim", args=[row.article_id, row.claim_id])),
            ("Claim", address_of(row.claim)),
            ("Story", address_of(row.article)),
            ("History", listing(Event, subject=f"claim:{row.claim.public_id}")),
        ]
