"""Who makes the claims: the page of all sources, one of them with the names it goes by, and a new one."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.access import source_for
from claims.actions.joining import join_sources, part_source
from claims.actions.newsroom import make_source, save_source
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.forms.sources import PERIODS, JoinForm, PartForm, SourceForm, SourcesForm
from claims.models import Source
from claims.permissions import can_keep_sources, can_make_source, require
from claims.queries.source_records import record_of, sources_for
from claims.queries.sources import sources_near, sources_with

LONGEST_SEARCH = 300
_ABOVE = ("period", "unnamed")  # what is chosen above the form, which keeps it


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    form = SourcesForm.read(request.GET)
    page = form.cleaned_data["page"] or 1
    asked = form.asked(timezone.now())
    context = {
        "form": form,
        "asked": asked,
        "found": sources_for(request.user, asked, page=page),
        "page": page,
        "before": page - 1,
        "after": page + 1,
        "kept": [(name, request.GET[name]) for name in _ABOVE if name in request.GET],
        "periods": [(value, label, value == form.cleaned_data["period"]) for value, label in PERIODS.items()],
        "may_make": bool(can_make_source(request.user)),
    }
    return render(request, "sources/page.html", context)


@require_safe
def names(request: HttpRequest) -> JsonResponse:
    """Names for what is being typed."""
    require(can_make_source(request.user))
    letters = request.GET.get("q", "").strip()
    if len(letters) > LONGEST_SEARCH or "\0" in letters:
        raise BadRequest("That is too long for a name.")
    return JsonResponse({"names": sources_with(letters) if letters else []})


@require_http_methods(["GET", "HEAD", "POST"])
def source_add(request: HttpRequest) -> HttpResponse:
    require(can_make_source(request.user))
    if request.method != "POST":
        given = {name: request.GET.get(name, "")[:300] for name in ("name", "source_type")}
        return _page(request, SourceForm(initial=given), None)
    form = SourceForm(request.POST)

    def act() -> Source:
        return make_source(actor=request.user, aliases=form.aliases(), **form.given())

    return _done(request, form, None, act)


@require_http_methods(["GET", "HEAD", "POST"])
def source(request: HttpRequest, source_id: int) -> HttpResponse:
    kept = source_for(request.user, source_id)
    if request.method != "POST" and kept.joined_to_id:
        messages.info(request, f"{kept.name} is joined to this source.")
        return redirect("source", kept.joined_to_id)
    if request.method != "POST":
        return _page(request, SourceForm.of(kept), kept)
    require(can_keep_sources(request.user))
    form = SourceForm(request.POST)

    def act() -> Source:
        for name, value in form.given().items():
            setattr(kept, name, value)
        return save_source(actor=request.user, source=kept, aliases=form.aliases(), seen=form.seen_as())

    return _done(request, form, kept, act)


@require_POST
def source_join(request: HttpRequest, source_id: int) -> HttpResponse:
    kept = source_for(request.user, source_id)
    require(can_keep_sources(request.user))
    form = JoinForm(request.POST)

    def act() -> str:
        other = join_sources(
            actor=request.user, source=kept, name=" ".join(form.cleaned_data["same"].split())
        )
        return f"Joined: what {other.name} says counts as said by {kept.name}."

    return _told(request, kept, form, act)


@require_POST
def source_part(request: HttpRequest, source_id: int) -> HttpResponse:
    kept = source_for(request.user, source_id)
    require(can_keep_sources(request.user))
    form = PartForm(request.POST)

    def act() -> str:
        other = part_source(actor=request.user, source=kept, joined=form.cleaned_data["joined"])
        return f"Parted: {other.name} is a source of its own again."

    return _told(request, kept, JoinForm(), act) if form.is_valid() else redirect("source", kept.pk)


def _told(request: HttpRequest, kept: Source, form: JoinForm, act: Callable[[], str]) -> HttpResponse:
    """What was done, or on the same page why not, with what was typed."""
    status = 422
    if not form.is_bound or form.is_valid():
        try:
            messages.success(request, act())
            return redirect("source", kept.pk)
        except Refused as refusal:
            form.add_error("same", str(refusal))
        except Stale as stale:
            messages.warning(request, str(stale))
            status = 409
    kept.refresh_from_db()
    return _page(request, SourceForm.of(kept), kept, joining=form, status=status)


def _done(
    request: HttpRequest, form: SourceForm, kept: Source | None, act: Callable[[], Source]
) -> HttpResponse:
    """A message on the page of the source, or what was typed with what is wrong with it."""
    status = 422
    if form.is_valid():
        try:
            saved = act()
        except ValidationError as error:
            form.add_error(None, error.messages)
        except Stale as stale:
            form.add_error(None, str(stale))
            status = 409
        else:
            messages.success(request, f"Saved: {saved.name}.")
            return redirect("source", saved.pk)
    if kept:
        kept.refresh_from_db()
    if status == 409:
        form.show_as_kept(kept)
    return _page(request, form, kept, status=status)


def _page(
    request: HttpRequest,
    form: SourceForm,
    kept: Source | None,
    *,
    joining: JoinForm | None = None,
    status: int = 200,
) -> HttpResponse:
    near = [name for name in sources_near(kept.name) if name != kept.name] if kept else []
    context = {
        "form": form,
        "joining": joining or JoinForm(),
        "near": near,
        "kept": kept,
        "record": record_of(request.user, kept) if kept else None,
        "may_keep": bool(can_keep_sources(request.user) if kept else can_make_source(request.user)),
    }
    return render(request, "sources/source.html", context, status=status)
