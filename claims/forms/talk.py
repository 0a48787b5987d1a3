"""What people write about a claim: notes, questions to the writer, answers, an outcome."""

from django import forms

from claims.vocabulary import Outcome, choices

LONGEST = 5000


def _text(**options: bool) -> forms.CharField:
    """A person's own words, with their line breaks."""
    return forms.CharField(max_length=LONGEST, **options)


class TalkForm(forms.Form):
    def refusal(self) -> str:
        return " ".join(error for errors in self.errors.values() for error in errors)


class NoteForm(TalkForm):
    text = _text(required=False)
    reply_to = forms.UUIDField(required=False)


class QueryForm(TalkForm):
    text = _text(required=False)
    rewrite = _text(required=False)


class AnswerForm(TalkForm):
    answer = _text(required=False)
    resolved = forms.BooleanField(required=False)


class OutcomeForm(TalkForm):
    """Without a value it is taken away."""

    value = forms.TypedChoiceField(choices=choices(Outcome), coerce=Outcome, empty_value=None, required=False)
    reason = _text(required=False)
    former = forms.IntegerField(required=False)
