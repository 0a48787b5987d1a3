"""The claim card's forms."""

from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from claims.actions.review import DOUBTING, Opinion
from claims.models import Placement
from claims.vocabulary import Basis, Mark, SaidAnswer, Word, choices

LONGEST_REASON = 5000
LONGEST_WINDOW = 40


def _word(words: type[Word], **options: bool) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(choices=choices(words), coerce=words, empty_value=None, **options)


class ReasonField(forms.CharField):
    """Browsers send line ends as CRLF; they are kept, compared and exported as they were typed."""

    def to_python(self, value: object) -> str:
        return super().to_python(value).replace("\r\n", "\n")


@dataclass(frozen=True)
class Typed:
    """What a refused form held, to be shown again; `mark` is chosen, not saved, `pressed` came too late."""

    rationale: str
    mark: Mark | None = None
    basis: Basis | None = None
    problem: tuple[int, int] | None = None  # from the start of the claim
    pressed: Mark | None = None

    @property
    def needs_reason(self) -> bool:
        return self.mark in DOUBTING


class MarkForm(forms.Form):
    """`mark` is the button pressed; without one (a basis or the reason was), the mark as it stands."""

    mark = _word(Mark, required=False)
    current = _word(Mark, required=False)
    basis = _word(Basis, required=False)
    rationale = ReasonField(required=False, max_length=LONGEST_REASON)
    former = forms.IntegerField(required=False)
    problem_start = forms.IntegerField(required=False, min_value=0)  # both from the start of the claim
    problem_end = forms.IntegerField(required=False, min_value=1)
    whole = forms.BooleanField(required=False)  # no part of the claim is in question more than another

    def clean(self) -> dict:
        if not self.errors and not (self.cleaned_data["mark"] or self.cleaned_data["current"]):
            raise forms.ValidationError("Choose a mark first, then save the reason.")
        return self.cleaned_data

    def opinion(self, placement: Placement) -> Opinion:
        data, problem = self.cleaned_data, self._problem()
        if problem:
            problem = (placement.start + problem[0], placement.start + problem[1])
        return Opinion(data["mark"] or data["current"], data["basis"], data["rationale"], problem)

    def typed(self) -> Typed:
        """As far as it could be understood."""
        data = getattr(self, "cleaned_data", {})
        rationale = data.get("rationale", self.data.get("rationale", ""))
        return Typed(rationale, data.get("mark") or data.get("current"), data.get("basis"), self._problem())

    def windows(self) -> list[str]:
        """This one, and the one whose text it showed."""
        names = (self.data.get("window", ""), self.data.get("shown_window", ""))
        return [name for name in names if 0 < len(name) <= LONGEST_WINDOW]

    def refusal(self) -> str:
        return " ".join(error for errors in self.errors.values() for error in errors)

    def _problem(self) -> tuple[int, int] | None:
        data = self.cleaned_data
        start, end = data.get("problem_start"), data.get("problem_end")
        return None if data.get("whole") or start is None or end is None else (start, end)


def typed_in(data: QueryDict) -> Typed | None:
    """The words of a refused form of any other kind, and the mark pressed in it."""
    pressed = next((mark for mark in Mark if mark == data.get("mark")), None)
    return Typed(data["rationale"], pressed=pressed) if "rationale" in data else None


class FormerForm(forms.Form):
    """The person's own mark or answer as the page showed it."""

    former = forms.IntegerField(required=False)


class SaidForm(FormerForm):
    answer = _word(SaidAnswer)


class TypingForm(FormerForm):
    window = forms.CharField(max_length=LONGEST_WINDOW)
    shown_window = forms.CharField(max_length=LONGEST_WINDOW, required=False)
    text = ReasonField(required=False, strip=False, max_length=LONGEST_REASON)
