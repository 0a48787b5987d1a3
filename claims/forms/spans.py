"""Where a person wants a claim to be cut, or to begin and end, checked against the words they saw."""

from django import forms

from claims.actions.refused import Refused
from claims.analysis.cuts import trimmed
from claims.models import Placement

FARTHEST = 2**31 - 1
NO_PLACE = "Choose a place first: the form came without one."
OTHER_WORDS = "These are not the words that you chose. Nothing was changed; choose them once more."


def _offset() -> forms.IntegerField:
    return forms.IntegerField(min_value=0, max_value=FARTHEST)


class _SpanForm(forms.Form):
    words = forms.CharField(required=False, strip=False)  # as the browser showed them

    def _must_match(self, placement: Placement, start: int, end: int) -> None:
        """A form without them comes from a page without JavaScript, whose offsets are ours."""
        sent = self.cleaned_data["words"].replace("\r\n", "\n").replace("\r", "\n").strip()
        text = placement.revision.text
        if sent and sent != trimmed(text, start, end).cut(text):
            raise Refused(OTHER_WORDS)


class SplitForm(_SpanForm):
    """`words` are those before the cut."""

    at = _offset()

    def cut(self, placement: Placement) -> int:
        if not self.is_valid():
            raise Refused(NO_PLACE)
        at = self.cleaned_data["at"]
        self._must_match(placement, placement.start, at)
        return at


class EndsForm(_SpanForm):
    start = _offset()
    end = _offset()

    def ends(self, placement: Placement) -> dict[str, int]:
        if not self.is_valid():
            raise Refused(NO_PLACE)
        start, end = self.cleaned_data["start"], self.cleaned_data["end"]
        self._must_match(placement, start, end)
        return {"start": start, "end": end}
