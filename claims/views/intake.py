"""Bringing stories in: sent first, looked at and corrected, then stored."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from claims.access import upload_for
from claims.actions import fetching, many, reading_files, uploading
from claims.actions.doubles import AlreadyHere
from claims.actions.importing import incoming_of
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.formats.blocks import retied
from claims.formats.previews import with_blocks_in
from claims.formats.readers import Unreadable
from claims.formats.stories import ReadStory, put_back
from claims.forms.articles import LookForm, SendForm
from claims.models import Newsroom, Upload
from claims.permissions import can_add_article, require
from claims.queries.doubles import already_here
from claims.queries.readings import NotReadYet, given_before, read_upload
from claims.queries.uploads import bytes_of, preview_of, waiting_for
from claims.vocabulary import FileKind

TYPED = ("desk", "publication", "language", "due")  # what stays where the whole is read in another way
BY_FORM = require_http_methods(["GET", "HEAD", "POST"])


@BY_FORM
def article_add(request: HttpRequest) -> HttpResponse:
    require(can_add_article(request.user))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SendForm(*sent)
    if form.is_valid():
        try:
            return _sent(request, form)
        except (Refused, Unreadable) as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "limit": settings.MAX_BODY // 1_000_000 - 1,
        "waiting": waiting_for(request.user),
        "fetching": Newsroom.objects.filter(pk=1, fetching=True).exists(),
    }
    return render(request, "articles/add.html", context, status=422 if form.errors else 200)


def _sent(request: HttpRequest, form: SendForm) -> HttpResponse:
    """Whatever it is, it is looked at first."""
    if address := form.cleaned_data["address"]:
        upload = fetching.fetch_story(actor=request.user, address=address)
        return _sent_one(request, upload)
    if form.is_many:
        job = many.prepare(actor=request.user, sent=form.sent)
        return redirect("articles-look", job.pk)
    (upload,) = uploading.stage(actor=request.user, sent=form.sent)
    return _sent_one(request, upload)


def _sent_one(request: HttpRequest, upload: Upload) -> HttpResponse:
    """What cannot be read is said at once, where it is read at once."""
    try:
        read_upload(upload)
    except NotReadYet:
        return redirect("job", reading_files.read_upload(actor=request.user, upload=upload).pk)
    return redirect("article-look", upload.pk)


@BY_FORM
def article_look(request: HttpRequest, upload_id: int) -> HttpResponse:
    upload = upload_for(request.user, upload_id)
    if upload.article_id:
        return redirect("desk", upload.article_id)
    if "discard" in request.POST:
        uploading.discard(actor=request.user, upload=upload)
        return redirect("article-add")
    as_shown = _as_read(request.POST, "was_") if request.method == "POST" else {}
    try:
        read = read_upload(upload, **as_shown)
    except (NotReadYet, Unreadable):
        return redirect("job", reading_files.read_upload(actor=request.user, upload=upload).pk)
    if request.method != "POST":
        return _show(request, upload, read, given=given_before(upload))
    form = LookForm(request.POST, dropped=[number for number, _ in read.dropped])
    if not form.is_valid():
        return _show(request, upload, read, form=form, status=422)
    read = put_back(read, form.cleaned_data["was_back"])
    answer = _save if "save" in request.POST else _again
    return answer(request, upload, read, form)


def _save(request: HttpRequest, upload: Upload, read: ReadStory, form: LookForm) -> HttpResponse:
    text = form.cleaned_data["text"]
    about = {
        "text": text,
        "headline": form.cleaned_data["headline"],
        "edited": text != read.text,
        "backing": retied(read.composed, text),
        "url": upload.address or read.address,
    }
    story = incoming_of(read, bytes_of(upload), **about | form.details())
    try:
        again = form.cleaned_data["again"]
        article = uploading.add_staged(actor=request.user, upload=upload, story=story, again=again)
    except AlreadyHere as found:
        form.add_error(None, "This is here already. Open the story that is there, or say that you want both.")
        return _show(request, upload, read, form=form, here=found.articles, status=409)
    except Unreadable as refusal:
        form.add_error("text", str(refusal))
        return _show(request, upload, read, form=form, status=422)
    except Stale:
        return redirect("article-look", upload.pk)  # which leads to the story
    return redirect("desk", article.pk)


def _again(request: HttpRequest, upload: Upload, was: ReadStory, form: LookForm) -> HttpResponse:
    """The same page after a correction: what was edited stays, unless the whole is read in another way."""
    data = form.cleaned_data
    try:
        read = read_upload(upload, encoding=data["encoding"], kind=data["kind"])
    except Unreadable as refusal:
        form.add_error("encoding", str(refusal))
        return _show(request, upload, was, form=form, status=422)
    except NotReadYet:
        given = {name: request.POST.get(name, "") for name in TYPED}
        how = {"encoding": data["encoding"], "kind": data["kind"], "given": given}
        return redirect("job", reading_files.read_upload(actor=request.user, upload=upload, **how).pk)
    text, kept = data["text"], (read.encoding, read.kind) == (was.encoding, was.kind)
    read = put_back(read, data["back"] + (data["was_back"] if kept else []))
    text = with_blocks_in(text, read, data["back"]) if kept and text != was.text else read.text
    given = {name: data[name] for name in ("headline", "desk", "publication", "language", "due")}
    return _show(request, upload, read, text=text, given=given if kept else given | {"headline": ""})


def _as_read(post: Any, before: str) -> dict[str, str]:
    return {name: post.get(before + name, "") for name in ("encoding", "kind")}


def _show(
    request: HttpRequest,
    upload: Upload,
    read: ReadStory,
    *,
    text: str | None = None,
    form: LookForm | None = None,
    given: dict[str, Any] | None = None,
    here: list[Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    given = given or {}
    text = read.text if text is None else text
    if form is not None:
        text = form.cleaned_data.get("text", text)
    language = given.get("language") or None
    preview = preview_of(read, text, language=language, publication=given.get("publication", ""))
    address = upload.address or read.address
    dropped = [number for number, _ in read.dropped]
    back = [number for number, block in enumerate(read.blocks) if block.kept]
    initial = {
        "headline": " ".join(preview.headline.split())[:300],
        "text": text,
        "encoding": read.encoding,
        "kind": "" if read.kind is FileKind.WORD else read.kind.value,  # which is not open to choice
        "publication": read.publication,
        "was_encoding": read.encoding,
        "was_kind": read.kind.value,
        "was_back": ",".join(map(str, back)),
    } | {name: value for name, value in given.items() if value}
    context = {
        "upload": upload,
        "read": read,
        "preview": preview,
        "form": form or LookForm(initial=initial, dropped=dropped),
        "here": already_here(request.user, text, address=address) if here is None else here,
    }
    return render(request, "articles/look.html", context, status=status)
