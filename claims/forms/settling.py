"""An editor's decision as it is sent: which reading, or which mark, and why."""

from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.http import QueryDict

from claims.actions.settling import Became, Decision
from claims.vocabulary import Basis, Mark, Outcome, choices

READING, MARK = "reading-", "mark-"
NUMBERS = r"^\d{1,18}(,\d{1,18})*$"


class SettlePageForm(forms.Form):
    """What the address asks for: one claim, or the claims of one story."""

    claim = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    story = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)

    @classmethod
    def read(cls, query: QueryDict) -> dict[str, Any]:
        form = cls(query)
        if set(query) - set(cls.base_fields) or not form.is_valid():
            raise BadRequest("There is no such claim to settle. Choose one from the list.")
        return form.cleaned_data


class SettleForm(forms.Form):
    choice = forms.CharField(required=False, max_length=40)
    basis = forms.TypedChoiceField(
        required=False, choices=[("", ""), *choices(Basis)], coerce=Basis, empty_value=None
    )
    reason = forms.CharField(required=False, strip=False, widget=forms.Textarea)
    outcome = forms.TypedChoiceField(
        required=False, choices=[("", ""), *choices(Outcome)], coerce=Outcome, empty_value=None
    )
    outcome_was = forms.IntegerField(required=False, max_value=2**63 - 1)
    seen = forms.RegexField(NUMBERS, required=False, max_length=10_000, empty_value="")
    former = forms.IntegerField(required=False, max_value=2**63 - 1)
    following = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    story = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)

    def seen_readings(self) -> list[int]:
        return [int(number) for number in self.cleaned_data["seen"].split(",") if number]

    def decision(self) -> Decision | None:
        """None where nothing was chosen."""
        choice, about = self.cleaned_data["choice"], {"reason": self.cleaned_data["reason"]}
        followed = [number for number in self.seen_readings() if choice == f"{READING}{number}"]
        if followed:
            return Decision(None, adopted=followed[0], **about)
        if choice.startswith(MARK) and choice.removeprefix(MARK) in set(Mark):
            return Decision(Mark(choice.removeprefix(MARK)), basis=self.cleaned_data["basis"], **about)
        return None

    def became(self) -> Became:
        return Became(self.cleaned_data["outcome"], self.cleaned_data["outcome_was"])


class SettleAgreedForm(forms.Form):
    claims = forms.RegexField(NUMBERS, max_length=200_000)
    reason = forms.CharField(required=False, max_length=5000)

    def numbers(self) -> list[int]:
        return [int(number) for number in self.cleaned_data["claims"].split(",")]
