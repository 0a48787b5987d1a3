"""Bringing a new draft of a story, also where its file does not tell its encoding."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from claims.access import article_for, draft_upload_for
from claims.actions import fetching, reading_files, uploading
from claims.actions.refused import Refused
from claims.formats.encodings import ENCODINGS
from claims.formats.readers import Unreadable
from claims.forms.articles import EncodingsForm
from claims.forms.drafts import NewDraftForm
from claims.models import Article, Job, Newsroom, Proposal, Upload
from claims.permissions import can_propose_draft, require
from claims.queries.drafts import proposals_of
from claims.queries.readings import encodings_for, file_of
from claims.views.looking import LookedAt

UNDECODABLE = "Its bytes do not tell their encoding."


@require_http_methods(["GET", "HEAD", "POST"])
def draft_new(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    require(can_propose_draft(request.user, article))
    form = NewDraftForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        try:
            brought = _brought(request, article, form)
        except (Unreadable, Refused) as refusal:
            form.add_error(None, str(refusal))
        else:
            return _goes_on(article, brought)
    context = {
        "article": article,
        "form": form,
        "proposals": proposals_of(article),
        "limit": settings.MAX_SENT,
        "fetching": Newsroom.objects.filter(pk=1, fetching=True).exists(),
    }
    return render(request, "drafts/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_encoding(request: HttpRequest, article_id: int, upload_id: int) -> HttpResponse:
    """The file of a draft could not be read: the encodings that fit are shown with its own words."""
    upload = draft_upload_for(request.user, article_id, upload_id)
    article = upload.draft_of
    require(can_propose_draft(request.user, article))
    if "discard" in request.POST:
        uploading.discard(actor=request.user, upload=upload)
        return redirect("draft-new", article.pk)
    sent = request.POST if request.method == "POST" else None
    form = EncodingsForm(sent, encodings=encodings_for(file_of(upload)))
    if form.is_valid():
        about = {"actor": request.user, "upload": upload, "encoding": form.cleaned_data["encoding"]}
        try:
            return _goes_on(article, reading_files.bring_laid_aside(**about))
        except (Unreadable, Refused) as refusal:
            form.add_error("encoding", str(refusal))
    action = reverse("draft-encoding", args=[article.pk, upload.pk])
    about = LookedAt(str(upload), upload.size, action)
    refusal = "" if upload.encoding else UNDECODABLE
    context = {"about": about, "form": form, "refusal": refusal, "article": article}
    if upload.encoding:
        context["read_as"] = ENCODINGS[upload.encoding][0]
    return render(request, "articles/encodings.html", context, status=422 if form.errors else 200)


@require_POST
def draft_reread(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    upload = reading_files.lay_aside_again(actor=request.user, article=article)
    return redirect("draft-encoding", article.pk, upload.pk)


def _goes_on(article: Article, brought: Proposal | Job | Upload) -> HttpResponse:
    if isinstance(brought, Job):
        return redirect("job", brought.pk)
    to = "proposal" if isinstance(brought, Proposal) else "draft-encoding"
    return redirect(to, article.pk, brought.pk)


def _brought(request: HttpRequest, article: Article, form: NewDraftForm) -> Proposal | Job | Upload:
    about = {"actor": request.user, "article": article}
    if address := form.cleaned_data["address"]:
        return fetching.fetch_draft(**about, address=address)
    return reading_files.bring_draft(**about, content=form.content, name=form.name)
