"""Stories: their details can be changed, their text and claims only looked at."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString

from claims.actions.newsroom import edit_article
from claims.admin.assignments import AssignmentInline
from claims.admin.base import ValuesFilter, link, listing
from claims.admin.revisions import RevisionInline
from claims.admin.writable import ActForm, Writable
from claims.downloads import download
from claims.models import Article, Claim, Event, User, Verdict
from claims.queries.outline import WAITING
from claims.queries.tables import TABLES
from claims.vocabulary import Status


class ArticleForm(ActForm):
    url = forms.URLField(label="Address", required=False, max_length=2000, assume_scheme="https")
    admitted = forms.ModelMultipleChoiceField(
        User.objects.real(),
        label="People admitted",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Only asked for a restricted story. Admins see every story.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field, label in zip(self.fields["due"].widget.widgets, ("Due: day", "Due: time"), strict=True):
            field.attrs["aria-label"] = label


@admin.register(Article)
class ArticleAdmin(Writable):
    section = "Stories"
    form = ArticleForm
    list_display = (
        "headline",
        "claims",
        "waiting",
        "differ",
        "desk",
        "due",
        "readings",
        "seen_by",
        "at_desk",
    )
    list_filter = (("desk", ValuesFilter), "restricted", "due")
    search_fields = ("headline", "desk", "publication", "url", "public_id")
    date_hierarchy = "added_at"
    actions = ("export_as_csv", "export_attributions")
    inlines = (RevisionInline, AssignmentInline)
    readonly_fields = ("added_by", "added_at", "archived_at", "public_id")
    fieldsets = (
        (None, {"fields": ("headline", "desk", "publication", "published_on", "url")}),
        ("The check", {"fields": ("due", "readings", "blind")}),
        ("Who may see it", {"fields": ("restricted", "admitted")}),
        ("On record", {"fields": readonly_fields}),
    )

    def act(self, actor: User, row: Article, form: ActForm, *, change: bool) -> None:
        edit_article(actor=actor, article=row, admitted=form.cleaned_data["admitted"])

    def learn_about(self, rows: list[Article]) -> list[Article]:
        counted = Claim.objects.filter(article__in=rows).values("article").order_by()
        counts = counted.annotate(
            claims=Count("pk"),
            waiting=Count("pk", filter=Q(status__in=WAITING)),
            differ=Count("pk", filter=Q(status=Status.CONFLICT)),
        )
        found = {count["article"]: count for count in counts}
        for row in rows:
            row.counts = found.get(row.pk, {})
        return rows

    def links(self, row: Article) -> list[tuple[str, str]]:
        return [
            ("Open at the desk", reverse("desk", args=[row.pk])),
            ("Claims", listing(Claim, article__id__exact=row.pk)),
            ("Marks", listing(Verdict, article__id__exact=row.pk)),
            ("History", listing(Event, article__id__exact=row.pk)),
            ("Claims CSV", reverse("export-claims", args=[row.pk])),
            ("All exports", reverse("export", args=[row.pk])),
        ]

    @admin.display(description="claims")
    def claims(self, row: Article) -> SafeString:
        return link(listing(Claim, article__id__exact=row.pk), row.counts.get("claims", 0))

    @admin.display(description="open")
    def waiting(self, row: Article) -> int:
        return row.counts.get("waiting", 0)

    @admin.display(description="readers differ")
    def differ(self, row: Article) -> int:
        return row.counts.get("differ", 0)

    @admin.display(description="seen by", ordering="restricted")
    def seen_by(self, row: Article) -> str:
        return "Named people" if row.restricted else "Everybody"

    @admin.display(description="go to")
    def at_desk(self, row: Article) -> SafeString:
        return link(reverse("desk", args=[row.pk]), "Desk")

    @admin.action(description="Export the claims of selected stories as CSV", permissions=["view"])
    def export_as_csv(self, request: HttpRequest, chosen: QuerySet[Article]) -> StreamingHttpResponse:
        return _csv_of("claims", chosen, request.user)

    @admin.action(description="Export who says so in selected stories as CSV", permissions=["view"])
    def export_attributions(self, request: HttpRequest, chosen: QuerySet[Article]) -> StreamingHttpResponse:
        return _csv_of("attributions", chosen, request.user)


def _csv_of(table: str, chosen: QuerySet[Article], viewer: User) -> StreamingHttpResponse:
    lines = TABLES[table].lines(chosen.order_by().values("pk"), viewer=viewer)
    return download(lines, "stories", TABLES[table].ending)
