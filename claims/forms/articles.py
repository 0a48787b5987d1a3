"""The form that brings a story in."""

from django import forms

from claims.formats.readers import MAX_TEXT_BYTES, Unreadable, check_text, read_text


class AddArticleForm(forms.Form):
    text = forms.CharField(required=False, strip=False, widget=forms.Textarea)
    file = forms.FileField(required=False)
    desk = forms.CharField(required=False, max_length=100)
    publication = forms.CharField(required=False, max_length=150)
    due = forms.DateTimeField(required=False, widget=forms.DateTimeInput(attrs={"type": "datetime-local"}))

    def clean(self) -> dict:
        data = self.cleaned_data
        file, text = data.get("file"), data.get("text", "")
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
