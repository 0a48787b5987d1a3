"""The list of claims across stories."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from claims.forms.claims import ClaimsForm
from claims.queries.claim_filters import SHOWN, Asked
from claims.queries.claims import claims_for
from claims.vocabulary import EvidenceStatus

_ABOVE = ("status", "offers", "mine")  # what is chosen above the form, which keeps it


@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    if "" in request.GET.values():  # a browser sends every field of a form, also those left empty
        return redirect(_only_what_was_chosen(request))
    form = ClaimsForm.read(request.GET, request.user)
    valid = form.is_valid()
    asked = form.asked() if valid else Asked()
    heading = asked.status.value if asked.status else "all"
    if not valid:  # the heading stays the one that was chosen
        heading = request.GET.get("status", "")
    context = {
        "form": form,
        "found": claims_for(request.user, asked, after=form.cleaned_data["after"]) if valid else None,
        "asked": asked,
        "tabs": [
            (value, label, value == heading)
            for value, label in [*((status.value, status.label) for status in SHOWN), ("all", "All")]
        ],
        "offers": EvidenceStatus,
        "kept": [
            (name, request.GET[name]) for name in _ABOVE if name in request.GET and name not in form.errors
        ],
        "clock": timezone.get_current_timezone_name(),
    }
    return render(request, "claims/page.html", context, status=200 if valid else 400)


def _only_what_was_chosen(request: HttpRequest) -> str:
    chosen = [(name, value) for name, value in request.GET.items() if value]
    return f"{reverse('claims')}?{urlencode(chosen)}".rstrip("?")
