"""How often a story, or some of its claims, are to be read."""

from typing import Any

from django import forms
from django.core.exceptions import BadRequest

from claims.actions.asking import LEAST, MOST
from claims.queries.picking import Pick
from claims.vocabulary import Status

COUNTS = [(str(number), str(number)) for number in range(LEAST, MOST + 1)]
OF_STORY = ("", "as many as the story")
LONGEST = 20_000  # of a list of claims


class StoryReadingsForm(forms.Form):
    readings = forms.TypedChoiceField(label="Readings of each claim", choices=COUNTS, coerce=int)
    blind = forms.BooleanField(
        label="Read blind",
        required=False,
        help_text="Nobody sees what others hold of a claim before they have marked it themselves.",
    )


class PickForm(forms.Form):
    """What is asked in the address, so that a choice can be looked at before it is made."""

    status = forms.TypedChoiceField(
        label="Status",
        required=False,
        choices=[("", "any"), *((word.value, word.label) for word in Status if word is not Status.RETIRED)],
        coerce=Status,
        empty_value=None,
    )
    source = forms.CharField(label="Said by", required=False, max_length=300)
    first = forms.IntegerField(
        label="Only so many",
        required=False,
        min_value=1,
        max_value=100_000,
        help_text="those that most need a check",
    )
    share = forms.IntegerField(
        label="A random share", required=False, min_value=1, max_value=100, help_text="in a hundred"
    )
    draw = forms.CharField(
        label="Draw",
        required=False,
        max_length=20,
        initial="1",
        help_text="another number draws other claims",
    )

    def __init__(self, *args: Any, sources: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", "anybody"), *((name, name) for name in sources)]
        self.fields["source"] = forms.ChoiceField(label="Said by", required=False, choices=offered)

    def pick(self) -> Pick | None:
        """None while nothing was asked."""
        if not self.is_bound:
            return None
        if not self.is_valid():
            raise BadRequest("There is no such choice of claims. Choose again on the page before.")
        data = self.cleaned_data
        return Pick(**data | {"draw": data["draw"] or "1"})


class AskReadingsForm(forms.Form):
    claims = forms.CharField(max_length=LONGEST * 8)
    readings = forms.TypedChoiceField(
        choices=[OF_STORY, *COUNTS], coerce=int, empty_value=None, required=False
    )

    def clean_claims(self) -> list[int]:
        numbers = self.cleaned_data["claims"].split(",")
        if len(numbers) > LONGEST or not all(n.isascii() and n.isdecimal() and len(n) < 19 for n in numbers):
            raise forms.ValidationError("These are no claims.")
        return [int(number) for number in numbers]
