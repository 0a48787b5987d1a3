"""Whose agreement the address asks for."""

from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.http import QueryDict

from claims.models import Article, User
from claims.queries.agreement import Scope

PERIODS = {"30": "30 days", "90": "90 days", "365": "a year", "ever": "ever"}
PEOPLE = User.objects.order_by("name", "username")


class InsightsForm(forms.Form):
    story = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    desk = forms.CharField(required=False, max_length=100)
    one = forms.ModelChoiceField(
        User.objects.order_by("name", "username"), label="One reader", required=False, empty_label="anybody"
    )
    other = forms.ModelChoiceField(
        User.objects.order_by("name", "username"), label="Another", required=False, empty_label="anybody"
    )
    period = forms.ChoiceField(
        label="In the last", required=False, choices=list(PERIODS.items()), initial="90"
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        desks = (
            Article.objects.visible_to(user).exclude(desk="").order_by("desk").values_list("desk", flat=True)
        )
        offered = [("", "every desk"), *((desk, desk) for desk in desks.distinct())]
        self.fields["desk"] = forms.ChoiceField(label="Desk", required=False, choices=offered)

    @classmethod
    def read(cls, query: QueryDict, user: User) -> "tuple[InsightsForm, Scope]":
        form = cls({"period": "90"} | query.dict(), user=user)
        if set(query) - set(form.fields) or not form.is_valid():
            raise BadRequest("There is no such choice. Choose again on the page “Insights”.")
        data = form.cleaned_data
        one, other = data["one"], data["other"]
        days = None if data["period"] == "ever" else int(data["period"] or 90)
        pair = (one.pk, other.pk) if one and other and one != other else None
        return form, Scope(data["story"], data["desk"] or None, pair, days)
