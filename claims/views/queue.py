"""The queue: what is under check, and who takes, gets or sets what."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import pluralize
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from claims.access import article_for, articles_for, people_by_number
from claims.actions import articles, assigning
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.forms.queue import ChosenForm, QueueForm
from claims.models import Article
from claims.queries.queue import queue_for, queue_row
from claims.views.copy import place_of
from claims.views.htmx import came_from

NO_STORY = "Choose at least one story first: tick the box before it."
NOTHING_FREE = "Nothing waits for you: every open claim is somebody else’s, or there is none."
# What can be done with chosen stories: the action, what of the form it asks for, and what is said then.
ACTS: dict[str, tuple[Callable[..., object], tuple[str, ...], str]] = {
    "take": (assigning.take_article, (), "taken"),
    "give-back": (assigning.give_back_article, (), "given back"),
    "assign": (assigning.assign_article, ("people",), "assigned"),
    "share": (assigning.share_out_claims, ("people",), "shared out"),
    "unassign": (assigning.unassign_article, (), "now nobody’s"),
    "due": (articles.set_due, ("due",), "given a due time"),
    "restrict": (articles.restrict, ("people",), "restricted"),
    "open": (partial(articles.restrict, people=None), (), "open to everybody"),
    "archive": (articles.archive, (), "archived"),
    "unarchive": (articles.unarchive, (), "back in the queue"),
}


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    asked = QueueForm.read(request.GET)
    found = queue_for(request.user, asked)
    context = {"queue": found, "asked": asked}
    return render(request, "queue/page.html", context)


@require_POST
def take(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    with suppress(Stale):  # done in another tab; the row below shows it
        assigning.take_article(actor=request.user, article=article)
    return _row(request, article)


@require_POST
def give_back(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    with suppress(Stale):
        assigning.give_back_article(actor=request.user, article=article)
    return _row(request, article)


@require_POST
def next_claim(request: HttpRequest) -> HttpResponse:
    """A claim that is the person's from now on, and nobody else's."""
    placement = assigning.take_next_claim(actor=request.user)
    if placement is None:
        messages.info(request, NOTHING_FREE)
        return redirect("queue")
    return redirect(place_of(placement.article_id, placement.claim_id))


@require_POST
def chosen(request: HttpRequest) -> HttpResponse:
    """One act on all the stories chosen, or on none of them."""
    form = ChosenForm(request.POST)
    if "act" not in request.POST or request.POST["act"] not in ACTS:
        raise BadRequest("Choose what to do with the stories: press one of the buttons.")
    act, asks, done = ACTS[request.POST["act"]]
    back = redirect(came_from(request, otherwise=reverse("queue")))
    if not form.is_valid() or not form.cleaned_data["articles"]:
        messages.warning(request, _why(form))
        return back
    stories = articles_for(request.user, form.cleaned_data["articles"])
    given: dict[str, Any] = {"people": people_by_number(form.cleaned_data["people"])}
    given["due"] = form.cleaned_data["due"]
    ready = partial(act, actor=request.user, **{name: given[name] for name in asks})
    try:
        results = articles.to_all(stories, ready)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.info(request, f"{len(results)} stor{pluralize(len(results), 'y,ies')} {done}.")
    return back


def _why(form: ChosenForm) -> str:
    wrong = [error for errors in form.errors.values() for error in errors]
    return " ".join(wrong) or NO_STORY


def _row(request: HttpRequest, article: Article) -> HttpResponse:
    if not request.htmx:
        return redirect(came_from(request, otherwise=reverse("queue")))
    return render(request, "queue/_row.html", {"row": queue_row(request.user, article)})
