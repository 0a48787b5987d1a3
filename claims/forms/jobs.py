"""What the address of the list of jobs asks for."""

from django import forms
from django.core.exceptions import BadRequest
from django.http import QueryDict

from claims.queries.jobs import TABS


class JobsForm(forms.Form):
    show = forms.ChoiceField(required=False, choices=[(slug, label) for slug, (label, _) in TABS.items()])
    page = forms.IntegerField(required=False, min_value=1, max_value=1_000_000)

    @classmethod
    def read(cls, query: QueryDict) -> dict[str, str | int]:
        form = cls(query)
        if not form.is_valid():
            raise BadRequest("There is no such list. Choose one of those above the table.")
        return {"tab": form.cleaned_data["show"] or "at-work", "page": form.cleaned_data["page"] or 1}
