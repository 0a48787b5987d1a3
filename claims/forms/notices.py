"""What a person does with the bell: mark as read, choose what it tells."""

from django import forms

from claims.forms.queue import LARGEST_ID
from claims.vocabulary import NoticeKind, choices


def _number(**options: bool) -> forms.IntegerField:
    return forms.IntegerField(min_value=0, max_value=LARGEST_ID, **options)


class ReadForm(forms.Form):
    """`until` is the latest notice that the page showed."""

    until = _number()
    article = _number(required=False)
    notice = _number(required=False)


class SeenForm(forms.Form):
    """How many the page shows."""

    seen = _number(required=False)


class KindsForm(forms.Form):
    wanted = forms.MultipleChoiceField(required=False, choices=choices(NoticeKind))
    mail = forms.BooleanField(required=False)

    def quiet(self) -> list[NoticeKind]:
        return [kind for kind in NoticeKind if kind.value not in self.cleaned_data["wanted"]]
