"""What the address of the list of claims asks for."""

from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.http import QueryDict

from claims.queries.claims import SHOWN, Place
from claims.vocabulary import EvidenceStatus, Status, choices


class ClaimsForm(forms.Form):
    status = forms.ChoiceField(required=False, choices=[("all", "All"), *((s.value, s.label) for s in SHOWN)])
    offers = forms.ChoiceField(required=False, choices=[("", "anything"), *choices(EvidenceStatus)])
    mine = forms.BooleanField(required=False)
    words = forms.CharField(required=False, max_length=100)
    said_by = forms.CharField(required=False, max_length=100, label="Said by")
    after = forms.RegexField(required=False, max_length=60, regex=r"^[0-9.eE+-]{1,30},[0-9]{1,18}$")

    @classmethod
    def read(cls, query: QueryDict) -> dict[str, Any]:
        form = cls(query)
        if unknown := set(query) - set(cls.base_fields):
            raise BadRequest(f"The list of claims knows no filter named {sorted(unknown)[0][:40]}.")
        if not form.is_valid():
            raise BadRequest("The list of claims has no such view. Choose one of those above the list.")
        data = form.cleaned_data
        everywhere = data["words"] or data["said_by"]  # unless a heading was chosen
        status = data["status"] or ("all" if everywhere else Status.OPEN.value)
        return {
            "status": None if status == "all" else Status(status),
            "offers": EvidenceStatus(data["offers"]) if data["offers"] else None,
            "mine": data["mine"],
            "words": data["words"],
            "said_by": data["said_by"],
            "after": _place(data["after"]),
        }


def _place(text: str) -> Place | None:
    if not text:
        return None
    first, second = text.split(",")
    try:
        return float(first), int(second)
    except ValueError:
        raise BadRequest("The list of claims has no such page. Begin with the first one.") from None
