"""Notes, questions to the writer and the outcome, from the card; and the list for the writer."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from claims.access import article_for, note_of, thread_of
from claims.actions import talk
from claims.actions.refused import Refused
from claims.formats.filenames import content_disposition
from claims.forms.talk import AnswerForm, NoteForm, OutcomeForm, QueryForm, TalkForm
from claims.models import Article, Note, Placement
from claims.queries.desk import text_of
from claims.queries.outline import outline_of
from claims.queries.talk import Asked, asked_of_writer, open_queries, people_at
from claims.views.answers import on_claim, stay


@on_claim
def write_note(request: HttpRequest, placement: Placement) -> HttpResponse:
    given = _read(NoteForm(request.POST))
    thread = thread_of(request.user, placement, given["reply_to"]) if given["reply_to"] else None
    talk.write_note(actor=request.user, placement=placement, text=given["text"], reply_to=thread)
    return stay(request, placement.claim, "replied" if thread else "note written")


@on_claim
def ask_writer(request: HttpRequest, placement: Placement) -> HttpResponse:
    given = _read(QueryForm(request.POST))
    rewrite = given["rewrite"]
    if rewrite.split() == placement.revision.text[placement.start : placement.end].split():
        rewrite = ""  # the form came with the sentence, and nobody changed it
    talk.ask_writer(actor=request.user, placement=placement, text=given["text"], rewrite=rewrite)
    return _stay_counting(request, placement, "asked the writer")


def _on_note(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A POST about a note on the card of a claim: `view(request, placement, note)`."""

    @on_claim
    @wraps(view)
    def act(request: HttpRequest, placement: Placement, note_id: int) -> HttpResponse:
        return view(request, placement, note_of(request.user, placement, note_id))

    return act


@_on_note
def change_note(request: HttpRequest, placement: Placement, note: Note) -> HttpResponse:
    text = _read(NoteForm(request.POST))["text"]
    talk.change_note(actor=request.user, placement=placement, note=note, text=text)
    return stay(request, placement.claim, "note changed")


@_on_note
def resolve_note(request: HttpRequest, placement: Placement, note: Note) -> HttpResponse:
    talk.resolve_note(actor=request.user, placement=placement, note=note)
    return _stay_counting(request, placement, "resolved")


@_on_note
def reopen_note(request: HttpRequest, placement: Placement, note: Note) -> HttpResponse:
    talk.reopen_note(actor=request.user, placement=placement, note=note)
    return _stay_counting(request, placement, "open again")


@_on_note
def answer_query(request: HttpRequest, placement: Placement, note: Note) -> HttpResponse:
    talk.answer_query(actor=request.user, placement=placement, note=note, **_read(AnswerForm(request.POST)))
    return _stay_counting(request, placement, "answer written down")


@on_claim
def set_outcome(request: HttpRequest, placement: Placement) -> HttpResponse:
    given = _read(OutcomeForm(request.POST))
    talk.set_outcome(actor=request.user, placement=placement, **given)
    done = f"outcome: {given['value'].label}" if given["value"] else "no outcome"
    return stay(request, placement.claim, done)


def _stay_counting(request: HttpRequest, placement: Placement, done: str) -> HttpResponse:
    return stay(request, placement.claim, done, open_queries=open_queries(request.user, placement.article))


def _read(form: TalkForm) -> dict:
    if not form.is_valid():
        raise Refused(form.refusal())
    return form.cleaned_data


@require_safe
def names(request: HttpRequest, article_id: int) -> JsonResponse:
    """Whom a note on this story can call, asked for when somebody types an @."""
    people = people_at(article_for(request.user, article_id)).order_by("name", "username")
    known = [{"name": person.get_full_name(), "username": person.username} for person in people]
    return JsonResponse({"people": known})


@require_safe
def queries(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    asked = _asked(request, article)
    context = {
        "article": article,
        "asked": asked,
        "waiting": sum(not query.resolved for query in asked),
        "as_text": _as_text(article, asked),
    }
    return render(request, "articles/queries.html", context)


@require_safe
def queries_txt(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    named = content_disposition(f"{article.headline} questions", ".txt")
    text = _as_text(article, _asked(request, article))
    return HttpResponse(
        text, content_type="text/plain; charset=utf-8", headers={"Content-Disposition": named}
    )


def _asked(request: HttpRequest, article: Article) -> list[Asked]:
    return asked_of_writer(request.user, article, outline_of(article, request.user).rows, text_of(article))


def _as_text(article: Article, asked: list[Asked]) -> str:
    return render_to_string("articles/queries.txt", {"article": article, "asked": asked}).strip() + "\n"
