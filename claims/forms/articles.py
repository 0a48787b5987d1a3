"""The forms that bring a story in: what is sent, and what is stored after a look at it."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from claims.actions.uploading import Sent
from claims.analysis.language import NAMES
from claims.formats.encodings import ENCODINGS
from claims.formats.packed import is_archive
from claims.formats.previews import fitting
from claims.formats.readers import Undecodable, Unreadable, check_text
from claims.formats.rows import table_kind
from claims.formats.stories import MAX_FILE_BYTES, read_story
from claims.formats.weights import HEAVY, weight_of_story
from claims.vocabulary import FileKind

# Near the ends of the calendar a time cannot be told in every time zone.
EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
NOT_THEN = "A story is due between the years 2000 and 2200."
MOST_FILES = 100
EITHER_WAY = {"dir": "auto"}  # Arabic and Hebrew from the right
PASTED = EITHER_WAY | {"autofocus": True}  # who comes to paste need not look for the field


def due_field() -> forms.DateTimeField:
    return forms.DateTimeField(
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        validators=[MinValueValidator(EARLIEST, NOT_THEN), MaxValueValidator(LATEST, NOT_THEN)],
    )


def day_field() -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(required=False, label="Date", widget=widget)


def address_field() -> forms.URLField:
    return forms.URLField(required=False, label="Address", max_length=2000, assume_scheme="https")


class ManyFiles(forms.FileField):
    """As many files as were chosen, in their order."""

    widget = type("Input", (forms.ClearableFileInput,), {"allow_multiple_selected": True})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, (list, tuple)) else [data] if data else []
        return [super(ManyFiles, self).clean(file, initial) for file in files]


class SendForm(forms.Form):
    """One way of several: text, files, an address."""

    text = forms.CharField(required=False, strip=False, widget=forms.Textarea(attrs=PASTED))
    # An empty one is told of where the others are shown; it is no reason to choose all of them again.
    file = ManyFiles(required=False, label="Files", allow_empty_file=True)
    address = forms.CharField(required=False, label="Web address", max_length=2000)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        text, files, address = data.get("text", ""), data.get("file") or [], data.get("address", "")
        if sum(map(bool, (text.strip(), files, address))) > 1:
            raise forms.ValidationError("Paste the text, choose files, or give an address: one of them.")
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"Choose up to {MOST_FILES} files at once, not {len(files)}.")
        if not self.errors and not address:
            self.sent = self._files(files) if files else self._pasted(text)
        return data

    @property
    def is_many(self) -> bool:
        """Several files, or one that holds many stories."""
        files = self.cleaned_data.get("file") or []
        return len(files) > 1 or any(table_kind(file.name) or is_archive(file.name) for file in files)

    def _pasted(self, text: str) -> list[Sent]:
        try:
            return [Sent(check_text(text).encode(), kind=FileKind.TEXT)]
        except Unreadable as refusal:
            self.add_error("text", str(refusal))
            return []

    def _files(self, files: list[Any]) -> list[Sent]:
        sent = [Sent(file.read(MAX_FILE_BYTES + 1), file.name) for file in files]
        if len(sent) == 1 and not self.is_many:
            try:
                if weight_of_story(sent[0].data, sent[0].name) <= HEAVY:
                    read_story(sent[0].data, sent[0].name)
            except Unreadable as refusal:
                if not isinstance(refusal, Undecodable) or not fitting(sent[0].data):
                    self.add_error("file", str(refusal))
        return sent


def encoding_choices(encodings: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each with the words by which a person can tell whether it is the right one."""
    return [(name, f"{ENCODINGS[name][0]}: {words}") for name, words in encodings]


class EncodingsForm(forms.Form):
    """Of a file that could not be read: in which encoding it may be."""

    encoding = forms.ChoiceField(label="Which reads right?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, encodings: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["encoding"].choices = encoding_choices(encodings)


class LookForm(forms.Form):
    """The text as it will be stored, and what can be corrected before it is."""

    headline = forms.CharField(required=False, max_length=300, widget=forms.TextInput(attrs=EITHER_WAY))
    text = forms.CharField(required=False, strip=False, widget=forms.Textarea(attrs=EITHER_WAY))
    encoding = forms.ChoiceField(
        required=False, choices=[(name, label) for name, (label, _) in ENCODINGS.items()]
    )
    kind = forms.ChoiceField(
        required=False,
        label="Read as",
        choices=[(kind.value, kind.label) for kind in FileKind if kind is not FileKind.WORD],
    )
    back = forms.TypedMultipleChoiceField(required=False, coerce=int, widget=forms.CheckboxSelectMultiple)
    publication = forms.CharField(required=False, max_length=150)
    desk = forms.CharField(required=False, max_length=100)
    language = forms.TypedChoiceField(
        required=False, choices=[("", "Told by the text"), *NAMES.items()], empty_value=None
    )
    due = due_field()
    published_on = day_field()
    url = address_field()
    # How the text in the field was made, so that what was edited in it is known.
    was_encoding = forms.CharField(required=False, widget=forms.HiddenInput)
    was_kind = forms.CharField(required=False, widget=forms.HiddenInput)
    was_back = forms.CharField(required=False, widget=forms.HiddenInput)
    again = forms.BooleanField(required=False, label="Add it although it is here already")

    def __init__(self, *args: Any, dropped: list[int], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["back"].choices = [(number, str(number)) for number in dropped]

    def clean_text(self) -> str:
        try:
            return check_text(self.cleaned_data["text"])
        except Unreadable as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def clean_was_back(self) -> list[int]:
        numbers = self.cleaned_data["was_back"].split(",")
        return [int(n) for n in numbers if n.isascii() and n.isdecimal() and len(n) < 7]

    def said(self) -> dict[str, str]:
        """The same as a job keeps it: `importing.details_of` reads that."""
        data = self.cleaned_data
        due = data["due"].isoformat() if data["due"] else ""
        return {name: data[name] or "" for name in ("desk", "publication", "language", "url")} | {"due": due}

    def details(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("desk", "publication", "language", "due", "url")}
