"""What people typed about something they found."""

import hashlib
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator

from claims.actions.evidence import (
    Find,
    FoundCalculation,
    FoundCall,
    FoundFile,
    FoundLink,
    FoundNote,
    Handling,
)
from claims.formats.addresses import AddressRefused, address_key, checked_address, looks_like_address
from claims.models import Article, User
from claims.queries.evidence import may_be_named
from claims.vocabulary import CallResult, EvidenceKind, Stance, Tier, Word, choices

TABS = {"": "Address, file or note", "call": "Call", "calculation": "Calculation"}
DAYS = [MinValueValidator(date(1000, 1, 1)), MaxValueValidator(date(2200, 1, 1))]
GUESS = "Told by the address"
NOTHING = "Paste an address or a file, or write down what you found."
ONE = "An address or note, or a file: add the other one by itself."


def _word(words: type[Word], empty: str = "", **options: Any) -> forms.TypedChoiceField:
    offered = ([("", empty)] if empty else []) + choices(words)
    return forms.TypedChoiceField(choices=offered, coerce=words, empty_value=None, required=False, **options)


def _text(most: int, rows: int = 2, label: str | None = None) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(required=False, max_length=most, widget=area, label=label)


def _line(most: int, label: str | None = None) -> forms.CharField:
    box = forms.TextInput(attrs={"dir": "auto"})
    return forms.CharField(required=False, max_length=most, widget=box, label=label)


class BearingForm(forms.Form):
    """What it says of the claim, and where."""

    stance = _word(Stance)
    passage = _text(5000)
    locator = _line(200, "Where")

    def bearing(self) -> dict[str, Any]:
        data = self.cleaned_data
        stance = data["stance"] or Stance.CONTEXT
        return {"stance": stance, "passage": data["passage"], "locator": data["locator"]}

    def refusal(self) -> str:
        return " ".join(error for errors in self.errors.values() for error in errors)


class CallForm(forms.Form):
    who = _line(200, "Who was called")
    call = _word(CallResult, label="How it went")
    said = _text(5000, label="What was said")

    def attempt(self) -> FoundCall:
        data = self.cleaned_data
        return FoundCall(data["who"], data["call"] or CallResult.NO_ANSWER, data["said"])


class SharingForm(forms.Form):
    confidential = forms.BooleanField(required=False)
    people = forms.ModelMultipleChoiceField(
        User.objects.none(), required=False, widget=forms.CheckboxSelectMultiple, label="Also seen by"
    )

    def __init__(self, *args: Any, article: Article, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = may_be_named(article, person)

    def sharing(self) -> dict[str, Any]:
        return {
            "confidential": self.cleaned_data["confidential"],
            "people": tuple(self.cleaned_data["people"]),
        }


class AddEvidenceForm(BearingForm, CallForm, SharingForm):
    """One field takes anything; `kind` is the tab that was open."""

    kind = forms.ChoiceField(required=False, choices=list(TABS.items()), widget=forms.HiddenInput)
    pasted = _text(20_000, 1, "Address or note")
    file = forms.FileField(required=False, max_length=1000)
    steps = _text(20_000, 3, "Calculation")
    result = _line(200)
    unit = _line(100)
    as_of = forms.DateField(
        required=False, validators=DAYS, label="As of", widget=forms.DateInput(attrs={"type": "date"})
    )
    title = _line(300)
    tier = _word(Tier, GUESS, label="How near to the source")
    anyway = forms.BooleanField(required=False)
    use = forms.IntegerField(required=False, min_value=1, max_value=2**62)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > settings.MAX_EVIDENCE_FILE:
            raise forms.ValidationError(f"Up to {settings.MAX_EVIDENCE_FILE // 1_000_000} MB, please.")
        return file

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if self.errors or data.get("use") or data["kind"]:
            return data
        if data["file"] and data["pasted"]:
            self.add_error("pasted", ONE)
        elif not data["file"] and not data["pasted"]:
            self.add_error("pasted", NOTHING)
        elif looks_like_address(data["pasted"]):
            try:
                data["pasted"] = checked_address(data["pasted"])
            except AddressRefused as refusal:
                self.add_error("pasted", str(refusal))
        return data

    def find(self) -> Find:
        data, title = self.cleaned_data, self.cleaned_data["title"]
        if data["kind"] == EvidenceKind.CALL:
            return FoundCall(data["who"], data["call"] or CallResult.NO_ANSWER, data["said"], title)
        if data["kind"] == EvidenceKind.CALCULATION:
            about = (data["steps"], data["result"], data["unit"], data["as_of"])
            return FoundCalculation(*about, title)
        if data["file"]:
            return FoundFile(data["file"].name, self._bytes(), title)
        if looks_like_address(data["pasted"]):
            return FoundLink(data["pasted"], title)
        return FoundNote(data["pasted"], title)

    def handling(self) -> Handling:
        return Handling(self.cleaned_data["tier"], **self.sharing())

    def key(self) -> dict[str, str]:
        """By what the same thing is known again."""
        match self.find():
            case FoundLink(address):
                return {"address_key": address_key(address)}
            case FoundFile(_, data):
                return {"sha256": hashlib.sha256(data).hexdigest()}
        return {}

    def _bytes(self) -> bytes:
        file = self.cleaned_data["file"]
        file.seek(0)
        return file.read()


class EditEvidenceForm(BearingForm):
    """`link` and `version` are the rows as the page showed them."""

    link = forms.IntegerField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)
    title = _line(300)
    address = _line(2000)
    text = _text(20_000, 3, "Text")
    tier = _word(Tier, label="How near to the source")


class PutForm(BearingForm):
    number = forms.IntegerField(min_value=1, max_value=1_000_000, label="Claim number")


class EraseForm(forms.Form):
    rule = forms.CharField(
        max_length=1000, label="Under which rule", widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )
