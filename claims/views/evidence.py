"""What reviewers found: add it, change it, put it to another claim, take it away, download it, erase it."""

from typing import Any

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import reselect, reswap, retarget

from claims.access import (
    article_for,
    evidence_at,
    evidence_for,
    evidence_link_of,
    evidence_to_erase,
    evidence_version_of,
    placement_for,
)
from claims.actions import erasing
from claims.actions import evidence as acts
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.formats.filenames import content_disposition
from claims.forms.evidence import (
    TABS,
    AddEvidenceForm,
    CallForm,
    EditEvidenceForm,
    EraseForm,
    PutForm,
    SharingForm,
)
from claims.models import EvidenceVersion, Placement
from claims.permissions import can_erase_evidence, can_mark, can_share_evidence, require
from claims.queries.blind import reads_blind
from claims.queries.evidence import claims_of, path_of, same_already
from claims.queries.outline import outline_of
from claims.views.answers import on_claim, refused, stay
from claims.views.copy import place_of
from claims.vocabulary import EvidenceKind, Stance

BY_FORM = require_http_methods(["GET", "HEAD", "POST"])
ADDED = "added what you found"


@BY_FORM
def evidence_add(request: HttpRequest, article_id: int, placement_id: int) -> HttpResponse:
    placement = placement_for(request.user, article_id, placement_id)
    require(can_mark(request.user, placement.article))
    whose = {"article": placement.article, "person": request.user}
    if request.method != "POST":
        tab = request.GET.get("as", "")
        form = AddEvidenceForm(initial={"kind": tab if tab in TABS else ""}, **whose)
        return _sheet(request, placement, "evidence/_add.html", {"form": form, "tabs": TABS})
    form = AddEvidenceForm(request.POST, request.FILES, **whose)
    same = None
    try:
        if form.is_valid():
            if not (form.cleaned_data["anyway"] or form.cleaned_data["use"]):
                same = same_already(request.user, placement.article, **form.key())
            if same is None:
                return _add(request, placement, form)
    except Stale as stale:
        return refused(request, placement, str(stale), status=409)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    context = {"form": form, "tabs": TABS, "same": same}
    context["blind"] = reads_blind(request.user, placement.article)
    context["here"] = same is not None and placement.claim_id in claims_of(same.evidence_id)
    return _sheet(request, placement, "evidence/_add.html", context, status=422)


def _add(request: HttpRequest, placement: Placement, form: AddEvidenceForm) -> HttpResponse:
    who = {"actor": request.user, "placement": placement}
    if number := form.cleaned_data["use"]:
        version = evidence_for(request.user, placement.article_id, number)
        acts.put_to_claim(**who, version=version, **form.bearing())
    else:
        acts.add_evidence(**who, found=form.find(), handling=form.handling(), **form.bearing())
    return stay(request, placement.claim, ADDED)


@BY_FORM
def evidence_edit(request: HttpRequest, article_id: int, placement_id: int, evidence_id: int) -> HttpResponse:
    placement = placement_for(request.user, article_id, placement_id)
    version = evidence_for(request.user, article_id, evidence_id)
    require(can_mark(request.user, placement.article))
    if request.method != "POST":
        return _edit_sheet(request, placement, version)
    form = EditEvidenceForm(request.POST)
    try:
        if form.is_valid():
            return _save(request, placement, version, form)
    except Stale as stale:
        return refused(request, placement, str(stale), status=409)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return _edit_sheet(request, placement, version, form=form, status=422)


def _save(
    request: HttpRequest, placement: Placement, version: EvidenceVersion, form: EditEvidenceForm
) -> HttpResponse:
    data = form.cleaned_data
    about = {name: data[name] for name in ("title", "address", "text")}
    acts.change(
        actor=request.user,
        placement=placement,
        version=evidence_version_of(version, data["version"]),
        link=evidence_link_of(request.user, version, placement, data["link"]),
        about=about | {"tier": data["tier"] or version.tier},
        bearing=form.bearing(),
    )
    return stay(request, placement.claim, "changed what was found")


@on_claim
def evidence_take(request: HttpRequest, placement: Placement, evidence_id: int) -> HttpResponse:
    version = evidence_for(request.user, placement.article_id, evidence_id)
    link = evidence_link_of(request.user, version, placement)
    acts.take_from_claim(actor=request.user, placement=placement, link=link)
    return stay(request, placement.claim, "took it from the claim")


@on_claim
def evidence_call(request: HttpRequest, placement: Placement, evidence_id: int) -> HttpResponse:
    version = evidence_at(request.user, placement, evidence_id)
    form = CallForm(request.POST)
    if not form.is_valid():
        raise Refused("Say how the call went: no answer, declined, or spoke.")
    about = {"version": version, "call": form.attempt()}
    acts.add_call_attempt(actor=request.user, placement=placement, **about)
    return stay(request, placement.claim, "wrote down the call")


@on_claim
def evidence_put(request: HttpRequest, placement: Placement, evidence_id: int) -> HttpResponse:
    """To another claim of the story, by the number that stands in the copy."""
    version = evidence_at(request.user, placement, evidence_id)
    form = PutForm(request.POST)
    rows = outline_of(placement.article, request.user).rows if form.is_valid() else []
    row = next((row for row in rows if row.label == str(form.cleaned_data["number"])), None)
    if row is None:
        raise Refused("There is no claim with this number in the story.")
    other = placement_for(request.user, placement.article_id, row.placement_id)
    acts.put_to_claim(actor=request.user, placement=other, version=version, **form.bearing())
    return stay(request, placement.claim, f"put it to {row.name} too")


@on_claim
def evidence_share(request: HttpRequest, placement: Placement, evidence_id: int) -> HttpResponse:
    version = evidence_at(request.user, placement, evidence_id)
    form = SharingForm(request.POST, article=placement.article, person=request.user)
    if not form.is_valid():
        raise Refused("Choose people from the list.")
    acts.share(actor=request.user, placement=placement, version=version, **form.sharing())
    return stay(request, placement.claim, "changed who sees it", undo=False)


@require_safe
def evidence_file(request: HttpRequest, article_id: int, evidence_id: int) -> HttpResponse:
    """Always a download, in a sandbox of its own, whatever the file says it is."""
    version = evidence_for(request.user, article_id, evidence_id)
    try:
        file = path_of(version.file_stored_as).open("rb")
    except (OSError, ValueError):
        context = {"article": version.article, "title": version.name}
        return render(request, "evidence/file_missing.html", context, status=404)
    stem, dot, ending = version.file_name.rpartition(".")
    known = dot and ending.isascii() and ending.isalnum() and len(ending) <= 10
    name = content_disposition(stem if known else version.file_name, f".{ending}" if known else ".bin")
    response = FileResponse(file, content_type="application/octet-stream")
    response["Content-Disposition"] = name
    response["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@BY_FORM
def evidence_erase(request: HttpRequest, article_id: int, evidence_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    version = evidence_to_erase(request.user, article_id, evidence_id)
    require(can_erase_evidence(request.user, version))
    form = EraseForm(request.POST or None)
    if form.is_valid():
        try:
            erasing.erase(actor=request.user, version=version, rule=form.cleaned_data["rule"])
            return redirect("desk", article.pk)
        except (Stale, Refused) as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "article": article, "version": version}
    return render(request, "evidence/erase.html", context, status=422 if form.errors else 200)


def _edit_sheet(
    request: HttpRequest,
    placement: Placement,
    version: EvidenceVersion,
    *,
    form: EditEvidenceForm | None = None,
    status: int = 200,
) -> HttpResponse:
    link = evidence_link_of(request.user, version, placement)
    shown = {"link": link.pk, "version": version.pk, "stance": link.stance}
    shown |= {name: getattr(link, name) for name in ("passage", "locator")}
    shown |= {name: getattr(version, name) for name in ("title", "address", "text", "tier")}
    named = {"confidential": version.confidential, "people": version.named_people}
    sharing = SharingForm(initial=named, article=placement.article, person=version.evidence.added_by)
    context = {
        "form": form or EditEvidenceForm(initial=shown),
        "version": version,
        "kind": EvidenceKind(version.evidence.kind),
        "sharing": sharing if can_share_evidence(request.user, version) else None,
        "may_erase": version.confidential and can_erase_evidence(request.user, version),
        "call_form": CallForm(initial={"who": version.calls[-1][2]} if version.calls else {}),
    }
    return _sheet(request, placement, "evidence/_edit.html", context, status=status)


def _sheet(
    request: HttpRequest, placement: Placement, fragment: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    row = outline_of(placement.article, request.user).row(placement.claim_id)
    context |= {
        "article": placement.article,
        "placement": placement,
        "name": row.name if row else "A former claim",
        "text": placement.revision.text[placement.start : placement.end],
        "stances": Stance,
        "fragment": fragment,
        "file_limit": settings.MAX_EVIDENCE_FILE // 1_000_000,
        "back": place_of(placement.article_id, placement.claim_id),
    }
    if not request.htmx:
        return render(request, "evidence/page.html", context, status=status)
    response = render(request, fragment, context, status=status)
    return reswap(reselect(retarget(response, "#found-sheet"), "#found"), "innerHTML")
