"""Bringing stories in: sent first, looked at and corrected, then stored."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from claims.access import upload_for
from claims.actions import fetching, many, reading_files, uploading
from claims.actions.doubles import AlreadyHere
from claims.actions.importing import incoming_of
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.formats.blocks import retied
from claims.formats.previews import with_blocks_in
from claims.formats.readers import Undecodable, Unreadable
from claims.formats.stories import ReadStory, put_back
from claims.forms.articles import EncodingsForm, LookForm, SendForm
from claims.models import Newsroom, Upload
from claims.permissions import can_add_article, require
from claims.queries.readings import NotReadYet, encodings_for, file_of, given_before, read_upload
from claims.queries.uploads import bytes_of, waiting_for
from claims.views.looking import LookedAt, Typed, as_read, day_said, headline_said, is_anew, show_look

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
        "limit": settings.MAX_SENT,
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
    except Undecodable:
        pass  # the page that looks at it offers the encodings
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
    as_shown = as_read(request.POST) if request.method == "POST" else {}
    try:
        read = read_upload(upload, **as_shown)
    except Undecodable as refusal:
        return _choose_encoding(request, upload, str(refusal))
    except (NotReadYet, Unreadable):
        return redirect("job", reading_files.read_upload(actor=request.user, upload=upload).pk)
    if request.method != "POST":
        return show_look(request, _about(upload), read, Typed(given=given_before(upload)))
    form = LookForm(request.POST, dropped=[number for number, _ in read.dropped])
    if not form.is_valid():
        return show_look(request, _about(upload), read, Typed(form=form), status=422)
    read = put_back(read, form.cleaned_data["was_back"])
    if "save" in request.POST and not is_anew(read, form):
        return _save(request, upload, read, form)
    return _again(request, upload, read, form)  # nobody has seen yet how it reads


def _save(request: HttpRequest, upload: Upload, read: ReadStory, form: LookForm) -> HttpResponse:
    text = form.cleaned_data["text"]
    about = {
        "text": text,
        "headline": headline_said(read, form),
        "edited": text != read.text,
        "backing": retied(read.composed, text),
        "published_on": day_said(read, form),
        "dated_by_text": False,
    }
    story = incoming_of(read, bytes_of(upload), **about | form.details())
    try:
        again = form.cleaned_data["again"]
        article = uploading.add_staged(actor=request.user, upload=upload, story=story, again=again)
    except AlreadyHere as found:
        form.add_error(None, "This is here already. Open the story that is there, or say that you want both.")
        return show_look(request, _about(upload), read, Typed(form=form), here=found.articles, status=409)
    except Unreadable as refusal:
        form.add_error("text", str(refusal))
        return show_look(request, _about(upload), read, Typed(form=form), status=422)
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
        return show_look(request, _about(upload), was, Typed(form=form), status=422)
    except NotReadYet:
        given = {name: request.POST.get(name, "") for name in TYPED}
        how = {"encoding": data["encoding"], "kind": data["kind"], "given": given}
        return redirect("job", reading_files.read_upload(actor=request.user, upload=upload, **how).pk)
    text, kept = data["text"], (read.encoding, read.kind) == (was.encoding, was.kind)
    read = put_back(read, data["back"] + (data["was_back"] if kept else []))
    text = with_blocks_in(text, read, data["back"]) if kept and text != was.text else read.text
    given = {name: data[name] for name in TYPED}
    if kept:
        given |= {"headline": headline_said(was, form), "published_on": day_said(was, form)}
        given["url"] = data["url"]
    typed = Typed(text, given)
    return show_look(request, _about(upload), read, typed)


def _choose_encoding(request: HttpRequest, upload: Upload, refusal: str) -> HttpResponse:
    """It could not be read: the encodings that fit are shown with its own words, to choose by."""
    sent = request.POST if "encoding" in request.POST else None
    encodings = encodings_for(file_of(upload))
    form = EncodingsForm(sent, encodings=encodings)
    if form.is_valid():
        encoding = form.cleaned_data["encoding"]
        try:
            read = read_upload(upload, encoding=encoding)
            return show_look(request, _about(upload), read, Typed())
        except NotReadYet:
            return redirect(
                "job", reading_files.read_upload(actor=request.user, upload=upload, encoding=encoding).pk
            )
        except Unreadable as still:
            form.add_error("encoding", str(still))
    context = {"about": _about(upload), "form": form, "refusal": refusal}
    return render(request, "articles/encodings.html", context, status=422 if form.errors else 200)


def _about(upload: Upload) -> LookedAt:
    action = reverse("article-look", args=[upload.pk])
    is_pasted = not upload.name and not upload.address
    return LookedAt(str(upload), upload.size, action, upload.address, is_pasted, stored=upload.stored_as)
