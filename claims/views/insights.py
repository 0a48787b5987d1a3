"""Insights: how many claims were checked, and how far readers agree."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.access import article_for
from claims.forms.insights import InsightsForm
from claims.permissions import can_see_insights, require
from claims.queries.agreement import insights_for, stories_of
from claims.queries.waiting import waiting_in
from claims.vocabulary import Mark


@require_safe
def insights(request: HttpRequest) -> HttpResponse:
    require(can_see_insights(request.user))
    now = timezone.now()
    form, scope = InsightsForm.read(request.GET, request.user)
    context = {
        "form": form,
        "scope": scope,
        "story": article_for(request.user, scope.story) if scope.story else None,
        "found": insights_for(request.user, scope, now),
        "waiting": waiting_in(request.user, stories_of(request.user, scope), now),
        "marks": Mark,
    }
    return render(request, "insights/page.html", context)
