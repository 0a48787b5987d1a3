"""Drafts of a story: see what a new one would do, take it or not, and look at those before."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import date as date_words
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from claims.access import article_for, proposal_if_waiting, revision_for
from claims.actions import proposing, reading_files, revising, taking
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.formats.encodings import ENCODINGS
from claims.formats.previews import fitting, telling_words
from claims.formats.readers import Unreadable
from claims.forms.articles import encoding_choices
from claims.forms.drafts import EncodingForm, number_in, page_in, recheck_in, view_in
from claims.models import Proposal, Revision
from claims.permissions import can_discard_draft, can_propose_draft, can_take_draft, require
from claims.queries.comparison import comparison_between, comparison_of, marked_by_others, typographic
from claims.queries.drafts import (
    comparing_state,
    drafts_of,
    past_draft,
    proposals_of,
    remarks_on,
    typed_on_retired,
)
from claims.queries.jobs import work_on
from claims.vocabulary import FileKind, JobKind

TOO_LONG = 600_000  # characters of both drafts beyond which comparing takes longer than a page may


@require_safe
def drafts(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    context = {
        "article": article,
        "drafts": drafts_of(article),
        "proposals": proposals_of(article),
        "may_propose": can_propose_draft(request.user, article),
        "typed_there": typed_on_retired(article, request.user),
        "read_as": _read_as(article.current_revision),
    }
    return render(request, "drafts/page.html", context)


def _read_as(revision: Revision) -> str:
    """The encoding of its file, where that could be a wrong one."""
    is_told = revision.kind == FileKind.WORD or revision.encoding == "utf-8"
    return "" if is_told else ENCODINGS[revision.encoding][0]


@require_safe
def draft(request: HttpRequest, article_id: int, number: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    revision = revision_for(request.user, article_id, number)
    past = past_draft(request.user, article, revision, page_in(request.GET))
    return render(request, "drafts/draft.html", {"article": article, "past": past})


@require_safe
def drafts_compare(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    new = number_in(request.GET, "new") or article.current_revision.number
    old = number_in(request.GET, "old") or max(1, new - 1)
    was, now = revision_for(request.user, article_id, old), revision_for(request.user, article_id, new)
    names = {"old_name": f"Draft {was.number}", "new_name": f"Draft {now.number}"}
    context = {"article": article, "old": was, "new": now, **names, **_look(request)}
    if len(was.text) + len(now.text) <= TOO_LONG:
        context["comparison"] = comparison_between(was, now, view_in(request.GET))
    return render(request, "drafts/compare.html", context)


@require_safe
def proposal(request: HttpRequest, article_id: int, proposal_id: int) -> HttpResponse:
    waiting = proposal_if_waiting(request.user, article_id, proposal_id)
    if waiting is None:
        return _gone(request, article_id)
    return render(request, "drafts/proposal.html", _context(request, waiting))


def _gone(request: HttpRequest, article_id: int) -> HttpResponse:
    """Somebody took or discarded it while this person had its page open."""
    messages.info(request, proposing.GONE)
    return redirect("drafts", article_id)


@require_safe
def proposal_state(request: HttpRequest, article_id: int, proposal_id: int) -> HttpResponse:
    """Asked every half second while the draft is compared."""
    waiting = proposal_if_waiting(request.user, article_id, proposal_id)
    if waiting and comparing_state(waiting) == "queued":
        work = work_on(request.user, waiting.article, JobKind.COMPARE_DRAFTS)
        if "told" in request.GET or not work.no_worker:
            return HttpResponse(status=204)
    return HttpResponseClientRefresh()


def _context(request: HttpRequest, waiting: Proposal, **more: Any) -> dict[str, Any]:
    article, user = waiting.article, request.user
    stale = waiting.against_id != article.current_revision_id
    state = comparing_state(waiting)
    context = {
        "article": article,
        "proposal": waiting,
        "state": state,
        "work": work_on(user, article, JobKind.COMPARE_DRAFTS) if state else None,
        "stale": stale,
        "others": proposals_of(article).exclude(pk=waiting.pk),
        "may_propose": can_propose_draft(user, article),
        "may_discard": can_discard_draft(user, article, author=waiting.author_id),
        "encoding": _encoding(waiting),
        "remarks": remarks_on(waiting),
        "next_number": waiting.against.number + 1,
        "old_name": _name(waiting.against),
        "new_name": f"Brought {date_words(timezone.localtime(waiting.added_at), 'H:i')}",
        **_look(request),
        **more,
    }
    if not state:
        comparison = comparison_of(waiting, user, view_in(request.GET))
        marked = marked_by_others(waiting, user)
        context |= {"comparison": comparison, "may_take": can_take_draft(user, article, others=marked)}
    return context


def _encoding(waiting: Proposal) -> dict[str, Any] | None:
    """How the bytes of a file were read, where that could be another way."""
    if waiting.kind == FileKind.WORD or waiting.encoding == "utf-8":
        return None
    form = EncodingForm(initial={"encoding": waiting.encoding})
    fits = encoding_choices(fitting(bytes(waiting.original))) if waiting.guessed else []
    name, words = ENCODINGS[waiting.encoding][0], telling_words(waiting.text)
    return {"form": form, "name": name, "words": words, "encodings": fits if len(fits) > 1 else []}


def _name(revision: Revision) -> str:
    at = date_words(timezone.localtime(revision.added_at), "H:i")
    return f"Draft {revision.number} · {at} · {revision.author.get_full_name()}"


def _look(request: HttpRequest) -> dict[str, bool]:
    return {
        "inline": request.GET.get("view") == "inline",
        "by_text": request.GET.get("order") == "text",
    }


def on_proposal(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A POST about a proposed draft; what is refused is said on its page, or on that of all drafts."""

    @require_POST
    @wraps(view)
    def act(request: HttpRequest, article_id: int, proposal_id: int) -> HttpResponse:
        waiting = proposal_if_waiting(request.user, article_id, proposal_id)
        if waiting is None:
            return _gone(request, article_id)
        try:
            return view(request, waiting)
        except Stale as stale:
            again = proposal_if_waiting(request.user, article_id, proposal_id)
            if again is None:
                return _gone(request, article_id)
            context = _context(request, again, refusal=str(stale))
            return render(request, "drafts/proposal.html", context, status=409)

    return act


@on_proposal
def proposal_take(request: HttpRequest, waiting: Proposal) -> HttpResponse:
    recheck = recheck_in(request.POST)
    if "typographic" in request.POST and waiting.comparison:
        recheck |= set(typographic(waiting))
    if taking.is_long(waiting):
        job = taking.ask_to_take(actor=request.user, proposal=waiting, recheck=recheck)
        messages.info(request, "The draft is being taken. You may go on elsewhere meanwhile.")
        return redirect("job", job.pk)
    revision = revising.take_draft(actor=request.user, proposal=waiting, recheck=recheck)
    messages.info(request, _taken(waiting, revision.number))
    return redirect("desk", waiting.article_id)


def _taken(waiting: Proposal, number: int) -> str:
    did = drafts_of(waiting.article)[0].did
    return f"Draft {number} is in: {did}." if did else f"Draft {number} is in."


@on_proposal
def proposal_encoding(request: HttpRequest, waiting: Proposal) -> HttpResponse:
    require(can_propose_draft(request.user, waiting.article))
    form = EncodingForm(request.POST)
    refusal, job = "" if form.is_valid() else "Choose one of the encodings.", None
    try:
        if not refusal:
            encoding = form.cleaned_data["encoding"]
            job = reading_files.choose_encoding(actor=request.user, proposal=waiting, encoding=encoding)
    except (Unreadable, Refused) as found:
        refusal = str(found)
    if refusal:
        context = _context(request, waiting, encoding_refused=refusal)
        return render(request, "drafts/proposal.html", context, status=422)
    if job:
        return redirect("job", job.pk)
    return redirect("proposal", waiting.article_id, waiting.pk)


@on_proposal
def proposal_again(request: HttpRequest, waiting: Proposal) -> HttpResponse:
    proposing.compare_again(actor=request.user, proposal=waiting)
    return redirect("proposal", waiting.article_id, waiting.pk)


@on_proposal
def proposal_discard(request: HttpRequest, waiting: Proposal) -> HttpResponse:
    proposing.discard_proposal(actor=request.user, proposal=waiting)
    messages.info(request, "The draft was discarded. The story is as it was.")
    return redirect(reverse("drafts", args=[waiting.article_id]))
