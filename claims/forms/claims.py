"""What the address of the list of claims asks for."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict

from claims.models import User
from claims.queries.claim_filters import SHOWN, Asked
from claims.queries.claims import Place
from claims.vocabulary import CueClass, EvidenceStatus, Status, choices

_NO_SUCH = {"invalid_choice": "There is no such choice. Choose one of the list."}
_DAYS = [
    MinValueValidator(date(2000, 1, 1), "Choose a day from the year 2000 on."),
    MaxValueValidator(date(2099, 12, 31), "Choose a day before the year 2100."),
]


class _Day(forms.DateField):
    """Says what was asked for, which a browser's own field for days does not show where it is none."""

    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")

    def __init__(self, label: str) -> None:
        super().__init__(label=label, required=False, validators=_DAYS, input_formats=["%Y-%m-%d"])

    def to_python(self, value: Any) -> date | None:
        try:
            return super().to_python(value)
        except forms.ValidationError:
            told = f"“{str(value)[:40]}” is no day. Write it as year-month-day, such as 2026-03-31."
            raise forms.ValidationError(told) from None


class ClaimsForm(forms.Form):
    status = forms.ChoiceField(
        required=False,
        choices=[("all", "All"), *((s.value, s.label) for s in SHOWN)],
        error_messages=_NO_SUCH,
    )
    offers = forms.ChoiceField(
        label="Article offers",
        required=False,
        choices=[("", "anything"), *choices(EvidenceStatus)],
        error_messages=_NO_SUCH,
    )
    mine = forms.BooleanField(label="Stories I took", required=False)
    words = forms.CharField(required=False, max_length=100)
    said_by = forms.CharField(label="Said by", required=False, max_length=100)
    cue = forms.ChoiceField(
        label="How it is said",
        required=False,
        choices=[("", "in any way"), *choices(CueClass)],
        error_messages=_NO_SUCH,
    )
    reviewer = forms.ModelChoiceField(
        User.objects.none(),
        label="Marked by",
        required=False,
        empty_label="anybody",
        error_messages={"invalid_choice": "There is no such person. Choose one of the list."},
    )
    first_day = _Day("Marked from")
    last_day = _Day("Marked until")
    after = forms.RegexField(required=False, max_length=60, regex=r"^[0-9.eE+-]{1,30},[0-9]{1,18}$")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if user.role:
            self.fields["reviewer"].queryset = User.objects.real()

    @classmethod
    def read(cls, query: QueryDict, user: User) -> "ClaimsForm":
        if unknown := set(query) - set(cls.base_fields):
            raise BadRequest(f"The list of claims knows no filter named {sorted(unknown)[0][:40]}.")
        form = cls(query, user=user)
        if "after" in form.errors:  # which nobody types
            raise BadRequest("The list of claims has no such page. Begin with the first one.")
        return form

    def clean(self) -> None:
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        if first and last and first > last:
            self.add_error("last_day", "This day is before the first one. Change one of the two.")

    def clean_after(self) -> Place | None:
        if not self.cleaned_data["after"]:
            return None
        first, second = self.cleaned_data["after"].split(",")
        try:
            return float(first), int(second)
        except ValueError:
            raise forms.ValidationError("There is no such page.") from None

    def asked(self) -> Asked:
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("status", "after")}
        data["offers"] = EvidenceStatus(data["offers"]) if data["offers"] else None
        data["cue"] = CueClass(data["cue"]) if data["cue"] else None
        status = self.cleaned_data["status"]
        if not status:  # who looks for something looks under every heading, unless one was chosen
            status = "all" if Asked(**data).searches else Status.OPEN.value
        return Asked(**data, status=None if status == "all" else Status(status))
