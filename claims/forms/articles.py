"""The form that brings a story in."""

from datetime import UTC, datetime

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from claims.analysis.language import NAMES
from claims.formats.readers import MAX_TEXT_BYTES, Unreadable, check_text, read_text

# Near the ends of the calendar a time cannot be told in every time zone.
EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
NOT_THEN = "A story is due between the years 2000 and 2200."


def due_field() -> forms.DateTimeField:
    return forms.DateTimeField(
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        validators=[MinValueValidator(EARLIEST, NOT_THEN), MaxValueValidator(LATEST, NOT_THEN)],
    )


class AddArticleForm(forms.Form):
    text = forms.CharField(required=False, strip=False, widget=forms.Textarea)
    file = forms.FileField(required=False)
    desk = forms.CharField(required=False, max_length=100)
    publication = forms.CharField(required=False, max_length=150)
    language = forms.TypedChoiceField(
        required=False, choices=[("", "Told by the text"), *NAMES.items()], empty_value=None
    )
    due = due_field()

    def clean(self) -> dict:
        data = self.cleaned_data
        file, text = data.get("file"), data.get("text", "")
        if len(self.files.getlist("file") if self.files else ()) > 1:
            raise forms.ValidationError("Choose one file: each story is added by itself.")
        if file and text.strip():
            raise forms.ValidationError("Paste the text or choose a file, not both: which one is the story?")
        if file:
            self._check("file", lambda: read_text(self._bytes(file)))
        elif "text" not in self.errors and "file" not in self.errors:
            self._check("text", lambda: check_text(text))
        return data

    @property
    def content(self) -> str | bytes:
        file = self.cleaned_data["file"]
        return self._bytes(file) if file else self.cleaned_data["text"]

    def _check(self, field: str, read: object) -> None:
        try:
            read()
        except Unreadable as refusal:
            self.add_error(field, str(refusal))

    @staticmethod
    def _bytes(file: object) -> bytes:
        file.seek(0)
        return file.read(MAX_TEXT_BYTES * 2)
