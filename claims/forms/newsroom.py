"""Which of the newsroom's own history the address asks for."""

from django import forms
from django.core.exceptions import BadRequest
from django.http import QueryDict

from claims.models import User
from claims.queries.newsroom_history import ABOUT, AskedEvents

FURTHEST_PAGE = 100_000


class NewsroomHistoryForm(forms.Form):
    about = forms.ChoiceField(required=False, choices=[("", "All"), *ABOUT.items()])
    who = forms.ModelChoiceField(
        User.objects.order_by("name", "username"), label="Done by", required=False, empty_label="anybody"
    )
    page = forms.IntegerField(required=False, min_value=1, max_value=FURTHEST_PAGE)

    @classmethod
    def read(cls, query: QueryDict) -> "NewsroomHistoryForm":
        form = cls(query)
        if set(query) - set(form.fields) or not form.is_valid():
            raise BadRequest("There is no such choice. Choose again on the page “Newsroom history”.")
        return form

    def asked(self) -> AskedEvents:
        return AskedEvents(self.cleaned_data["about"], self.cleaned_data["who"])
