"""What the queue's address asks for."""

from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.http import QueryDict

from claims.queries.queue import SORTS, TABS


class QueueForm(forms.Form):
    show = forms.ChoiceField(required=False, choices=[(slug, label) for slug, (label, _) in TABS.items()])
    sort = forms.ChoiceField(required=False, choices=[(slug, label) for slug, (label, _) in SORTS.items()])
    page = forms.IntegerField(required=False, min_value=1, max_value=1_000_000)

    @classmethod
    def read(cls, query: QueryDict) -> dict[str, Any]:
        form = cls(query)
        if unknown := set(query) - set(cls.base_fields):
            raise BadRequest(f"The queue knows no filter named {sorted(unknown)[0][:40]}.")
        if not form.is_valid():
            raise BadRequest("The queue has no such view. Choose one of those above the list.")
        data = form.cleaned_data
        return {"tab": data["show"] or "open", "sort": data["sort"] or "due", "page": data["page"] or 1}
