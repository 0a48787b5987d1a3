"""The claim card's forms."""

from django import forms

from claims.actions.review import Opinion
from claims.vocabulary import Basis, Mark, SaidAnswer, Word, choices


def _word(words: type[Word], **options: bool) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(choices=choices(words), coerce=words, empty_value=None, **options)


class MarkForm(forms.Form):
    """`mark` is the button pressed; without one (a basis or the reason was), the mark as it stands."""

    mark = _word(Mark, required=False)
    current = _word(Mark, required=False)
    basis = _word(Basis, required=False)
    rationale = forms.CharField(required=False, max_length=5000)
    former = forms.IntegerField(required=False)

    def clean(self) -> dict:
        if not self.errors and not (self.cleaned_data["mark"] or self.cleaned_data["current"]):
            raise forms.ValidationError("Choose a mark first, then save the reason.")
        return self.cleaned_data

    def opinion(self) -> Opinion:
        data = self.cleaned_data
        return Opinion(data["mark"] or data["current"], data["basis"], data["rationale"])

    def refusal(self) -> str:
        return " ".join(error for errors in self.errors.values() for error in errors)


class SaidForm(forms.Form):
    answer = _word(SaidAnswer)
    former = forms.IntegerField(required=False)
    placement = forms.IntegerField()


class ConfirmForm(forms.Form):
    placement = forms.IntegerField()
