"""One of several files that were sent is opened by itself, corrected, and goes back among the others."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from claims.access import file_of_import
from claims.actions import many, reading_files
from claims.actions.stale import Stale
from claims.formats.previews import with_blocks_in
from claims.formats.readers import Unreadable
from claims.formats.stories import ReadStory, put_back
from claims.forms.articles import LookForm
from claims.models import Job
from claims.permissions import can_add_article, require
from claims.queries.looks import laid_out
from claims.queries.readings import NotReadYet, edited_text, story_of
from claims.views.looking import READ, LookedAt, Typed, as_read, day_said, headline_said, is_anew, show_look
from claims.vocabulary import FileKind, JobState


@require_http_methods(["GET", "HEAD", "POST"])
def article_of_many(request: HttpRequest, import_id: int, number: int) -> HttpResponse:
    job, file = file_of_import(request.user, import_id, number)
    require(can_add_article(request.user))
    if job.state != JobState.PREPARED:
        return redirect("job", job.pk)
    back_to = f"{reverse('articles-look', args=[job.pk])}#look-{number}"
    action = reverse("article-of-many", args=[job.pk, number])
    more = {"back_to": back_to, "knew": file.get("edited", ""), "stored": file["stored"]}
    about = LookedAt(file["name"], file["size"], action, **more)
    was = _in_file(as_read(request.POST)) if request.method == "POST" else {}
    try:
        read = story_of(file | was)
        edited = edited_text(file)
    except NotReadYet:
        return redirect("job", reading_files.read_import(actor=request.user, job=job, opens=number).pk)
    except (Unreadable, FileNotFoundError):
        return redirect(back_to)  # which says why
    if request.method != "POST":
        return show_look(
            request, about, put_back(read, file.get("back", ())), _typed_in(job, file, read, edited)
        )
    form = LookForm(request.POST, dropped=[at for at, _ in read.dropped])
    if not form.is_valid():
        return show_look(request, about, read, Typed(form=form), status=422)
    return _kept(request, job, number, about, read, form)


def _kept(
    request: HttpRequest, job: Job, number: int, about: LookedAt, read: ReadStory, form: LookForm
) -> HttpResponse:
    """What was typed is kept whatever was pressed; then the list of all, or the same page anew."""
    shown = put_back(read, form.cleaned_data["was_back"])
    goes_back = "keep" in request.POST and not is_anew(read, form)
    try:
        said, text = _in_same_way(shown, form) if not is_anew(read, form) else _anew(job, number, form)
        many.keep(
            actor=request.user,
            job=job,
            number=number,
            said=said,
            text=text,
            knew=request.POST.get("knew", ""),
        )
    except Unreadable as refusal:
        form.add_error("text" if goes_back else "encoding", str(refusal))
        return show_look(request, about, shown, Typed(form=form), status=422)
    except Stale as stale:
        form.add_error(None, str(stale))
        return show_look(request, about, shown, Typed(form=form), status=409)
    return redirect(about.back_to if goes_back else about.action)


def _in_same_way(shown: ReadStory, form: LookForm) -> tuple[dict[str, Any], str | None]:
    """What was edited stays, also where something is put back into it."""
    data = form.cleaned_data
    text, back = data["text"], data["back"]
    if text != shown.text:
        text = with_blocks_in(text, put_back(shown, back), back)
    laid_out(text)
    said = _in_file({"encoding": shown.encoding, "kind": shown.kind.value})
    said |= {
        "headline": headline_said(shown, form),
        "back": sorted({*data["was_back"], *back}),
        "about": form.said() | {"published_on": str(day_said(shown, form) or "")},
    }
    return said, text if text not in (shown.text, put_back(shown, back).text) else None


def _anew(job: Job, number: int, form: LookForm) -> tuple[dict[str, Any], None]:
    """The text in the field was of another reading; what was said of the story stays."""
    how = _in_file({name: form.cleaned_data[name] for name in ("encoding", "kind")})
    with suppress(NotReadYet):
        story_of(job.about["files"][number - 1] | how)  # or its refusal is told, and nothing lost
    said = {name: value for name, value in form.said().items() if name not in READ}
    return how | {"about": said}, None


def _typed_in(job: Job, file: dict[str, Any], read: ReadStory, edited: str | None) -> Typed:
    """What was said of it, else of all of them unless it says so itself."""
    for_all = job.about.get("defaults", {}) | ({"publication": ""} if read.publication else {})
    own = file.get("about", {}).items()
    said = for_all | {name: value for name, value in own if value or name in READ}
    if due := said.get("due"):
        said["due"] = datetime.fromisoformat(due)
    return Typed(edited, said | {name: file[name] for name in ("headline",) if file.get(name)})


def _in_file(how: dict[str, str]) -> dict[str, str]:
    """As the job has it; of a Word document the kind is no choice."""
    kind = "" if how["kind"] == FileKind.WORD else how["kind"]
    return {"encoding": how["encoding"], "read_as": kind}
