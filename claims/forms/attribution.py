"""Who says so, as the editor sends it: words as offsets from the browser, or typed exactly without it."""

import json
import re
from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from claims.actions.attributing import Given, Words
from claims.actions.refused import Refused
from claims.analysis.spans import Span
from claims.models import AttributionVersion, Placement
from claims.queries.attribution_editor import Editor, Part
from claims.queries.reach import reach_of, spans_of
from claims.vocabulary import (
    Channel,
    CueClass,
    EvidenceStatus,
    Quotation,
    SourceType,
    TextWarning,
    Word,
    choices,
)

INCOMPLETE = "The form was incomplete. Choose the words again."
NOT_THERE = "“{}” does not stand near the claim. Copy the words exactly as the draft has them."
NO_STATUS = "Choose what the article offers."
LONGEST = 20_000
MOST_ROWS = 40


def _word(words: type[Word], **options: object) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(choices=choices(words), coerce=words, empty_value=None, **options)


class AttributionForm(forms.Form):
    spans = forms.CharField(required=False, max_length=200_000, strip=False, widget=forms.HiddenInput)
    source_name = forms.CharField(
        label="Name", required=False, max_length=300, widget=forms.TextInput(attrs={"list": "near-sources"})
    )
    source_type = forms.TypedChoiceField(
        label="Kind",
        required=False,
        choices=[("", "Not told"), *choices(SourceType)],
        coerce=SourceType,
        empty_value=None,
    )
    keep = forms.BooleanField(required=False)
    alias = forms.BooleanField(required=False)
    others = forms.BooleanField(required=False)
    quotation = _word(Quotation, label="Quoted as")
    channel = _word(Channel, label="Said in")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, auto_id="who-%s", **kwargs)
        self.fields["source_name"].widget.attrs |= {"autocomplete": "off", "dir": "auto"}

    @classmethod
    def of(cls, version: AttributionVersion | None) -> "AttributionForm":
        """As it stands, or empty."""
        if version is None:
            return cls(initial={"quotation": Quotation.INDIRECT, "channel": Channel.NOT_STATED})
        names = ("source_name", "source_type", "quotation", "channel")
        values = {name: getattr(version, name) for name in names}
        return cls(initial=values | {"keep": version.source_id is not None})

    def rows(self, editor: Editor) -> dict:
        """The plain fields: as they were typed, or as it stands; one of each more than needed."""
        if self.is_bound and not self.data.get("spans"):
            pairs = zip(self.data.getlist("cue"), self.data.getlist("stand"), strict=False)
            cues = [Part(words, stand) for words, stand in pairs if words.strip()][:MOST_ROWS]
            contents = [Part(words) for words in self.data.getlist("content")[:MOST_ROWS] if words.strip()]
            ends = {name: self.data.get(name, "") for name in ("source", "intermediary")}
        else:
            cues, contents = editor.cues, editor.contents
            ends = {"source": editor.source, "intermediary": editor.intermediary}
        return {"cues": [*cues, Part("")], "contents": [*contents, Part("")], **ends}

    def given(self, placement: Placement, version: AttributionVersion | None) -> Given:
        if not self.is_valid():
            raise Refused(" ".join(error for errors in self.errors.values() for error in errors))
        data = self.cleaned_data
        words = _sent(data["spans"]) if data["spans"] else _typed(self.data, placement, version)
        name = " ".join(data["source_name"].split()) or (words["source_words"] or Words(0, 0, "")).text[:300]
        former = version.source_name if version else ""
        return Given(
            source_name=name,
            source_type=data["source_type"],
            quotation=data["quotation"],
            channel=data["channel"],
            keep=data["keep"] and bool(name),
            alias=former if data["alias"] and former != name else "",
            **words,
        )


def _sent(text: str) -> dict:
    """What the browser chose: offsets, with the words that it showed there."""
    try:
        sent = json.loads(text)
        return {
            "source_words": sent["source"] and _one(sent["source"]),
            "intermediary": sent["intermediary"] and _one(sent["intermediary"]),
            "cues": [(_one(cue[:3]), CueClass(cue[3])) for cue in sent["cues"]],
            "contents": [_one(content) for content in sent["contents"]],
        }
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        raise Refused(INCOMPLETE) from None


def _one(sent: list) -> Words:
    start, end, words = sent
    if type(start) is not int or type(end) is not int or type(words) is not str:
        raise ValueError
    return Words(start, end, words)


def _typed(data: QueryDict, placement: Placement, version: AttributionVersion | None) -> dict:
    """Without a browser's help the words are typed; each is found where it stands nearest to the claim."""
    text = placement.revision.text
    reach = reach_of(text, placement, version)
    former = spans_of(version) if version else []
    home = Span(placement.start, placement.end)

    def found(words: str) -> Words | None:
        words = " ".join(words[:LONGEST].split())
        return _find(text, words, reach, former, home) if words else None

    cues = list(zip(data.getlist("cue"), data.getlist("stand"), strict=False))[:MOST_ROWS]
    try:
        chosen = [(found(words), CueClass(stand)) for words, stand in cues if words.strip()]
    except ValueError:
        raise Refused(INCOMPLETE) from None
    contents = [found(words) for words in data.getlist("content")[:MOST_ROWS] if words.strip()]
    return {
        "source_words": found(data.get("source", "")),
        "intermediary": found(data.get("intermediary", "")),
        "cues": chosen,
        "contents": contents,
    }


def _find(text: str, words: str, reach: Sequence[Span], former: Sequence[Span], home: Span) -> Words:
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split(" ")))
    places = [Span(*match.span()) for block in reach for match in pattern.finditer(text, *block)]
    if not places:
        raise Refused(NOT_THERE.format(words[:60]))
    nearest = min(
        places, key=lambda at: (at not in former, not home.contains(at), abs(at.start - home.start))
    )
    return Words(*nearest, nearest.cut(text))


class EvidenceStatusForm(forms.Form):
    """`former` is the version that the page showed."""

    value = _word(EvidenceStatus, label="Article offers")
    warnings = forms.TypedMultipleChoiceField(
        label="Doubts that it voices",
        required=False,
        choices=choices(TextWarning),
        coerce=TextWarning,
        widget=forms.CheckboxSelectMultiple,
    )
    former = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, auto_id="offers-%s", **kwargs)

    def checked(self) -> dict:
        if not self.is_valid():
            raise Refused(NO_STATUS)
        return self.cleaned_data
