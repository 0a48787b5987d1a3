"""The bell: how many news on every page, the list of them, and what a person wants to be told."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_POST, require_safe

from claims.access import article_for
from claims.actions import mailing, noticing
from claims.forms.notices import KindsForm, ReadForm, SeenForm
from claims.queries.notices import latest_of, notices_for, unread_count
from claims.views.htmx import came_from
from claims.vocabulary import NoticeKind

IN_MENU = 20


def bell(request: HttpRequest) -> dict[str, Any]:
    """For every template; asked only where the bar on top is drawn."""
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return {"bell": 0}
    return {"bell": SimpleLazyObject(lambda: unread_count(person, timezone.now()))}


@require_safe
def count(request: HttpRequest) -> HttpResponse:
    """Asked now and then by every open page, and mostly answered with nothing."""
    form = SeenForm(request.GET)
    if not form.is_valid():
        raise BadRequest("The address was incomplete. Reload the page.")
    number = unread_count(request.user, timezone.now())
    if number == form.cleaned_data["seen"]:
        return HttpResponse(status=204)
    return render(request, "notices/_count.html", {"bell": number})


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """The page; to htmx the beginning of it, as a menu."""
    now = timezone.now()
    quiet = request.user.preferences.get("quiet", ())
    stories = notices_for(request.user, now, **({"most": IN_MENU} if request.htmx else {}))
    context = {
        "stories": stories,
        "latest": latest_of(stories),
        "kinds": [(kind, kind not in quiet) for kind in NoticeKind],
        "mail": request.user.preferences.get("mail", False),
        "may_mail": mailing.is_on(),
    }
    return render(request, "notices/_menu.html" if request.htmx else "notices/page.html", context)


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    form = ReadForm(request.POST)
    if not form.is_valid():
        raise BadRequest("The form was incomplete. Reload the page and try again.")
    given = form.cleaned_data
    story = article_for(request.user, given["article"]) if given["article"] else None
    about = {"until": given["until"], "article": story, "notice": given["notice"]}
    noticing.mark_read(person=request.user, now=timezone.now(), **about)
    return redirect(came_from(request, otherwise="/notices/"))


@require_POST
def kinds(request: HttpRequest) -> HttpResponse:
    form = KindsForm(request.POST)
    if not form.is_valid():
        raise BadRequest("There is no such kind of news. Reload the page and try again.")
    mail = form.cleaned_data["mail"] and mailing.is_on()
    noticing.choose(person=request.user, quiet=form.quiet(), mail=mail)
    messages.info(request, "Saved. What you were told before stays in the list.")
    return redirect("notices")
