"""The forms that bring a draft, take it, and choose what to see of it."""

from django import forms
from django.http import QueryDict

from claims.formats.readers import MAX_TEXT_BYTES
from claims.queries.comparison import View


class NewDraftForm(forms.Form):
    text = forms.CharField(required=False, strip=False, widget=forms.Textarea)
    file = forms.FileField(required=False)

    def clean(self) -> dict:
        data = self.cleaned_data
        file, text = data.get("file"), data.get("text", "")
        if file and text.strip():
            raise forms.ValidationError("Paste the text or choose a file, not both: which one is the draft?")
        if not file and not text.strip() and not self.errors:
            raise forms.ValidationError("Paste the text of the new draft, or choose its file.")
        return data

    @property
    def content(self) -> str | bytes:
        file = self.cleaned_data["file"]
        return file.read(MAX_TEXT_BYTES * 2) if file else self.cleaned_data["text"]


def recheck_in(sent: QueryDict) -> set[int]:
    """Which claims to check again although nothing asks for it; nonsense is left out."""
    return {int(value) for value in sent.getlist("recheck") if _is_number(value, 18)}


def page_in(asked: QueryDict) -> int:
    return number_in(asked, "page") or 1


def view_in(asked: QueryDict) -> View:
    return View(kept="kept" in asked, by_text=asked.get("order") == "text", page=page_in(asked))


def number_in(asked: QueryDict, name: str) -> int | None:
    number = asked.get(name, "")
    return int(number) if _is_number(number, 6) else None


def _is_number(value: str, digits: int) -> bool:
    return value.isascii() and value.isdecimal() and len(value) <= digits
