"""Edit who says so and what the article offers: a sheet over the desk, or a page of its own."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods
from django_htmx.http import reselect, reswap, retarget

from claims.access import attribution_version_of, evidence_status_of, placement_for
from claims.actions import attributing
from claims.actions.attributing import given_in, namesakes
from claims.actions.refused import Refused
from claims.actions.review import CHANGED, NEW_TEXT
from claims.actions.stale import Stale
from claims.analysis.names.joining import government_behind
from claims.forms.attribution import AttributionForm, EvidenceStatusForm
from claims.models import AttributionVersion, EvidenceStatusVersion, Placement
from claims.permissions import can_mark, require
from claims.queries.attribution_editor import editor_for
from claims.queries.attributions import share_out
from claims.queries.outline import outline_of
from claims.views.answers import on_claim, refused, stay
from claims.views.desk import only_say
from claims.vocabulary import CueClass, SourceType

shown_or_saved = require_http_methods(["GET", "HEAD", "POST"])
REMOVED = "Somebody removed this in the meantime. Saved now, it is added anew."


@shown_or_saved
def change(request: HttpRequest, article_id: int, placement_id: int, version_id: int) -> HttpResponse:
    placement = _placement(request, article_id, placement_id)
    version = attribution_version_of(placement, version_id)
    return _attribution(request, placement, version)


@shown_or_saved
def add(request: HttpRequest, article_id: int, placement_id: int) -> HttpResponse:
    return _attribution(request, _placement(request, article_id, placement_id), None)


@on_claim
def remove(request: HttpRequest, placement: Placement, version_id: int) -> HttpResponse:
    version = attribution_version_of(placement, version_id)
    attributing.remove_attribution(actor=request.user, placement=placement, version=version)
    return _saved(request, placement, "removed who says so", [version])


@on_claim
def same(request: HttpRequest, placement: Placement, version_id: int) -> HttpResponse:
    """The suggestion beside a name is right: a capital speaks for its government."""
    require(can_mark(request.user, placement.article))
    version = attribution_version_of(placement, version_id)
    name = government_behind(version.source_name)
    if not name:
        raise Refused("There is no suggestion for this name. Edit who says so instead.")
    named = {"source": None, "source_name": name, "source_type": SourceType.NAMED_GROUP}
    given = attributing.Given(**vars(given_in(version)) | named)
    attributing.change_attribution(actor=request.user, placement=placement, version=version, given=given)
    return _saved(request, placement, f"{version.source_name} is {name}", [version])


@shown_or_saved
def evidence(request: HttpRequest, article_id: int, placement_id: int) -> HttpResponse:
    placement = _placement(request, article_id, placement_id)
    now = EvidenceStatusVersion.objects.current().filter(claim=placement.claim).first()
    if request.method != "POST":
        initial = {"value": now.value, "warnings": [w for w, *_ in now.warnings]} if now else {}
        return _evidence(request, placement, now, EvidenceStatusForm(initial=initial))
    form = EvidenceStatusForm(request.POST)
    try:
        data = form.checked()
        former = data.pop("former")
        data["version"] = evidence_status_of(placement.claim, former) if former else None
        attributing.change_evidence_status(actor=request.user, placement=placement, **data)
    except Stale as stale:
        if _is_gone(placement):
            return refused(request, placement, str(stale), status=409)
        return _evidence(request, placement, now, form, str(stale), status=409)
    except Refused as refusal:
        return _evidence(request, placement, now, form, str(refusal), status=422)
    return stay(request, placement.claim, "changed what the article offers")


def _placement(request: HttpRequest, article_id: int, placement_id: int) -> Placement:
    placement = placement_for(request.user, article_id, placement_id)
    require(can_mark(request.user, placement.article))
    return placement


def _attribution(
    request: HttpRequest, placement: Placement, version: AttributionVersion | None
) -> HttpResponse:
    if request.method != "POST":
        return _open(request, placement, version)
    form = AttributionForm(request.POST)
    about = {"actor": request.user, "placement": placement}
    try:
        about["given"] = form.given(placement, version)
        others = form.cleaned_data["others"] and version is not None
        touched = [version, *namesakes(version)] if others else [version]
        if version is None:
            done, touched = "added who says so", [attributing.add_attribution(**about)]
        else:
            done = "changed who says so"
            touched.append(attributing.change_attribution(version=version, others=others, **about))
    except Stale as stale:
        if _is_gone(placement):
            return refused(request, placement, str(stale), status=409)
        now = _now(version)
        return _edit(request, placement, now, form, str(stale) if now else REMOVED, status=409)
    except Refused as refusal:
        return _edit(request, placement, version, form, str(refusal), status=422)
    return _saved(request, placement, done, touched)


def _open(request: HttpRequest, placement: Placement, version: AttributionVersion | None) -> HttpResponse:
    if placement.until is not None:
        return only_say(request, placement.article, NEW_TEXT)
    now = _now(version)
    if version is not None and now is None:
        return only_say(request, placement.article, CHANGED)
    return _edit(request, placement, now, AttributionForm.of(now))


def _now(version: AttributionVersion | None) -> AttributionVersion | None:
    """Its latest version; none where it was taken away."""
    if version is None or version.until is None:
        return version
    return AttributionVersion.objects.current().filter(attribution=version.attribution_id).first()


def _is_gone(placement: Placement) -> bool:
    return not Placement.objects.current().filter(pk=placement.pk).exists()


def _saved(
    request: HttpRequest, placement: Placement, done: str, touched: list[AttributionVersion | None]
) -> HttpResponse:
    """All claims that it served before or serves now look different."""
    outline = outline_of(placement.article, request.user)
    versions = sorted((each for each in touched if each), key=lambda each: each.start)
    places = sorted(outline.rows, key=lambda row: row.start)
    return stay(request, placement.claim, done, outline=outline, changed=share_out(versions, places))


def _edit(
    request: HttpRequest,
    placement: Placement,
    version: AttributionVersion | None,
    form: AttributionForm,
    problem: str = "",
    *,
    status: int = 200,
) -> HttpResponse:
    editor = editor_for(placement, version, namesakes(version).count() if version else 0)
    context = {
        "editor": editor,
        "spans": form.data.get("spans") or json.dumps(editor.spans),
        "rows": form.rows(editor),
        "form": form,
        "stands": CueClass,
        "problem": problem,
        "now": version if status == 409 else None,
    }
    return _sheet(request, placement, "desk/_attribution_edit.html", context, status=status)


def _evidence(
    request: HttpRequest,
    placement: Placement,
    now: EvidenceStatusVersion | None,
    form: EvidenceStatusForm,
    problem: str = "",
    *,
    status: int = 200,
) -> HttpResponse:
    if placement.until is not None:
        return only_say(request, placement.article, NEW_TEXT)
    words = placement.revision.text[placement.start : placement.end]
    context = {"offered": now, "form": form, "problem": problem, "words": words, "stale": status == 409}
    return _sheet(request, placement, "desk/_evidence_status_edit.html", context, status=status)


def _sheet(
    request: HttpRequest, placement: Placement, fragment: str, context: dict, *, status: int
) -> HttpResponse:
    """Over the desk or, for a plain browser, alone on a page."""
    context |= {"article": placement.article, "placement": placement}
    context |= {"fragment": fragment, "sheet": request.htmx}
    if not request.htmx:
        return render(request, "desk/attribution.html", context, status=status)
    response = render(request, fragment, context, status=status)
    if request.method != "POST":
        return response
    return reswap(reselect(retarget(response, "#who-editor"), "#who-edit"), "innerHTML")
