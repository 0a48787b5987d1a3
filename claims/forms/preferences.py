"""The form for a person's own keys."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError

from claims.vocabulary import DeskKey

SHIFT = "Shift+"


class KeyField(forms.CharField):
    """One key as its own character, or Shift and a letter: "V", "Shift+V", "."."""

    def __init__(self, act: DeskKey) -> None:
        attributes = {
            "data-key": True,
            "autocomplete": "off",
            "autocapitalize": "none",
            "spellcheck": "false",
        }
        super().__init__(label=act.label, max_length=20, widget=forms.TextInput(attrs=attributes))

    def clean(self, value: str) -> str:
        typed = super().clean(value)
        shift = typed.lower().startswith(SHIFT.lower())
        key = unicodedata.normalize("NFC", typed[len(SHIFT) :] if shift else typed).upper()
        if len(key) != 1 or not key.isprintable() or key.isspace():
            raise ValidationError("Choose one key: a letter, a sign, or Shift and a letter.")
        if key.isdigit():
            raise ValidationError("Digits are taken: 1, 2 and 3 choose the basis of a disputed mark.")
        if key == "+" or (shift and not key.isalpha()):
            raise ValidationError("Shift goes with a letter only, and the plus sign is no key of its own.")
        return SHIFT + key if shift else key


class KeysForm(forms.Form):
    single_keys = forms.BooleanField(label="Single keys act at the desk", required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {act.value: KeyField(act) for act in DeskKey}

    def chosen(self) -> dict[DeskKey, str]:
        return {act: self.cleaned_data[act.value] for act in DeskKey}

    def clean(self) -> dict:
        taken: dict[str, DeskKey] = {}
        for act in DeskKey:
            key = self.cleaned_data.get(act.value)
            if key in taken:
                words = f"“{key}” would both be “{taken[key].label}” and “{act.label}”."
                self.add_error(act.value, f"{words} Give one of them another key.")
            elif key:
                taken[key] = act
        return self.cleaned_data
