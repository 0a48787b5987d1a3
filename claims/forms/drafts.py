"""The forms that bring a draft, take it, and choose what to see of it."""

from django import forms
from django.http import QueryDict

from claims.formats.encodings import ENCODINGS
from claims.formats.filenames import visible_name
from claims.formats.stories import MAX_FILE_BYTES
from claims.forms.articles import PASTED
from claims.queries.comparison import View


class NewDraftForm(forms.Form):
    """One way of several: text, a file of any kind that stories come in, the address again."""

    text = forms.CharField(required=False, strip=False, widget=forms.Textarea(attrs=PASTED))
    file = forms.FileField(required=False)
    address = forms.CharField(required=False, label="Web address", max_length=2000)

    def clean(self) -> dict:
        data = self.cleaned_data
        ways = (data.get("file"), data.get("text", "").strip(), data.get("address"))
        if sum(map(bool, ways)) > 1:
            raise forms.ValidationError(
                "Paste the text, choose a file or give an address: which one is the draft?"
            )
        if not any(ways) and not self.errors:
            raise forms.ValidationError("Paste the text of the new draft, or choose its file.")
        return data

    @property
    def content(self) -> str | bytes:
        file = self.cleaned_data["file"]
        return file.read(MAX_FILE_BYTES + 1) if file else self.cleaned_data["text"]

    @property
    def name(self) -> str:
        file = self.cleaned_data["file"]
        return visible_name(file.name) if file else ""


class EncodingForm(forms.Form):
    encoding = forms.ChoiceField(choices=[(name, label) for name, (label, _) in ENCODINGS.items()])


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
