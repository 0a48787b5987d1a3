"""The list of claims across stories."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.forms.claims import ClaimsForm
from claims.queries.claims import SHOWN, claims_for
from claims.vocabulary import EvidenceStatus


@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    asked = ClaimsForm.read(request.GET)
    context = {
        "found": claims_for(request.user, **asked),
        "asked": asked,
        "tabs": [(status.value, status.label, status is asked["status"]) for status in SHOWN]
        + [("all", "All", asked["status"] is None)],
        "offers": EvidenceStatus,
        "kept": [(name, request.GET[name]) for name in ("status", "offers", "mine") if name in request.GET],
    }
    return render(request, "claims/page.html", context)
