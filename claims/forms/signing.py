"""What an editor writes when signing off, and a lawyer when clearing."""

from django import forms

from claims.forms.queue import LARGEST_ID
from claims.vocabulary import Clearance, choices

LONGEST = 5000
OLD_FORM = "The form was incomplete. Reload the page and try again."


def _number() -> forms.IntegerField:
    return forms.IntegerField(min_value=0, max_value=LARGEST_ID, error_messages={"required": OLD_FORM})


class _Form(forms.Form):
    def refusal(self) -> str:
        return " ".join(dict.fromkeys(error for errors in self.errors.values() for error in errors))


class SignForm(_Form):
    """`seen` is the length of the history that the page showed."""

    revision = _number()
    seen = _number()
    note = forms.CharField(required=False, max_length=LONGEST)
    because = forms.CharField(required=False, max_length=LONGEST)


class WithdrawForm(_Form):
    signed = _number()
    reason = forms.CharField(required=False, max_length=LONGEST)


class ClearForm(_Form):
    """Without a value it is taken back."""

    revision = _number()
    value = forms.TypedChoiceField(
        choices=choices(Clearance), coerce=Clearance, empty_value=None, required=False
    )
    note = forms.CharField(required=False, max_length=LONGEST)
