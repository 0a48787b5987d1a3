"""What the queue's address asks for, and what is to be done with chosen stories."""

from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.http import QueryDict

from claims.forms.articles import due_field
from claims.queries.queue_filters import SHOWN, SORTS, Asked

MOST_STORIES = 500
LARGEST_ID = 2**63 - 1


class QueueForm(forms.Form):
    show = forms.ChoiceField(required=False, choices=[(slug, slug) for slug in SHOWN])
    sort = forms.ChoiceField(required=False, choices=[(slug, label) for slug, (label, _) in SORTS.items()])
    desk = forms.CharField(required=False, max_length=100)
    who = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_ID)
    page = forms.IntegerField(required=False, min_value=1, max_value=1_000_000)

    @classmethod
    def read(cls, query: QueryDict) -> Asked:
        form = cls(query)
        if unknown := set(query) - set(cls.base_fields):
            raise BadRequest(f"The queue knows no filter named {sorted(unknown)[0][:40]}.")
        if not form.is_valid():
            raise BadRequest("The queue has no such view. Choose one of those above the list.")
        data = form.cleaned_data
        about = {"desk": data["desk"], "who": data["who"], "page": data["page"] or 1}
        return Asked(data["show"] or "open", data["sort"] or "due", **about)


class _Numbers(forms.Field):
    """Numbers of rows, each sent under the same name."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> list[int]:
        texts = set(value or ())
        if len(texts) > MOST_STORIES or not all(text.isascii() and text.isdecimal() for text in texts):
            raise forms.ValidationError("Choose stories of this page.")
        return sorted(number for number in map(int, texts) if number <= LARGEST_ID)


class ChosenForm(forms.Form):
    articles = _Numbers(required=False)
    people = _Numbers(required=False)
    due = due_field()
    act = forms.CharField(max_length=20)
