"""Reads interviews and transcripts, where a label with a colon tells who speaks: "Garde: We had no beds"."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from claims.analysis.attribution import Paragraph, Saying
from claims.analysis.function_words import word_set
from claims.analysis.names.shapes import FULL_NAME
from claims.analysis.spans import Span
from claims.vocabulary import CueClass

# Behind the name may stand an office or an outlet: "ADA LIND, MAYOR:", "Question (Halden Wire):".
_TOLD = r"(?:,[ \t][A-Z][^:.!?\n]{1,60}|[ \t]\([^():\n]{2,40}\))?"
_LABEL = re.compile(rf"[A-Z][\w.’'-]*(?:[ \t][A-Z][\w.’'-]*){{0,3}}(?={_TOLD}\s?:\s+\S)|[QA](?=[.:]\s+\S)")
_COLON = re.compile(rf"{_TOLD}(?P<colon>\s?[:.])")
_ASKS = word_set("q question interviewer reporter reporters journalist host moderator")
_ANSWERS = word_set("a answer")
# Labels of things and not of speakers.
_NOBODY = word_set("""
    photo photos photograph photographs picture pictures image video caption correction clarification update
    updated note source sources contact contacts breaking live read watch listen more related editing writing
    date time where when what who why how venue score result results
""")
_FEWEST_TURNS = 4
_FURTHEST_COLON = 4  # characters from a label to what is said
_OWN = word_set("i we me my our us")
_TOLD_BY = frozenset(("finite", "inverted"))
_BACK = word_set("he she they it you his her their its")


class _Turn(NamedTuple):
    at: int  # of the paragraph
    label: Span
    name: str


def take_turns(text: str, paragraphs: Sequence[Paragraph], publication: str) -> None:
    """Makes what follows a speaker's label the speaker's words; changes `paragraphs`.

    A text is read so where two labels or more open at least four paragraphs and mostly alternate. Questions
    of the outlet have no source. Inside a turn only what others are named for stays a saying: "I think" is
    the speaker's own, and nobody outside the turn is meant by its pronouns. Linear in the text's length.
    """
    turns = _turns(text, paragraphs)
    if not turns:
        return
    names = _full_names(text, turns)
    asking = _asking(text, paragraphs, turns, publication, names)
    answering = _answering(text, paragraphs, turns, asking, names)
    ends = [turn.at for turn in turns[1:]] + [turns[-1].at + 1]
    for turn, end in zip(turns, ends, strict=True):
        named = answering if turn.name in _ANSWERS else names.get(_surname(turn.name))
        inside = [paragraph for paragraph in paragraphs[turn.at : end] if paragraph.sentences]
        inside = _until_told_of(text, inside, named)
        _keep_label(inside[0], turn.label)
        for paragraph in inside:
            paragraph.sayings = [one for one in paragraph.sayings if _stays(text, one, turn.label)]
        answers = turn.name in _ANSWERS
        if turn.name not in asking and not (answers and not names):
            inside[0].sayings.insert(0, _spoken(text, inside, turn.label, named))


def _until_told_of(text: str, inside: list[Paragraph], named: Span | None) -> list[Paragraph]:
    """The paragraphs of a turn before the outlet tells of who speaks: "Lind pauses", "“No,” she says"."""
    surname = named.cut(text).split()[-1] if named else ""
    for at, paragraph in enumerate(inside[1:], 1):
        told_of = surname and text.startswith(surname, paragraph.span.start)
        quoted = any(one.quoted and one.kind in _TOLD_BY and _is_back(text, one) for one in paragraph.sayings)
        if told_of or quoted:
            return inside[:at]
    return inside


def _is_back(text: str, saying: Saying) -> bool:
    return saying.source is not None and saying.source.cut(text).lower() in {"he", "she"}


def _keep_label(paragraph: Paragraph, label: Span) -> None:
    """ "VOSS:" was split off as a heading that runs into the text: a name is no claim of its own."""
    if len(paragraph.sentences) < 2 or paragraph.sentences[1].start - label.end > _FURTHEST_COLON:
        return
    (first, second, *others), (name, words, *rest) = paragraph.sentences, paragraph.words
    paragraph.sentences = [Span(first.start, second.end), *others]
    paragraph.stated = [Span(paragraph.stated[0].start, second.end), *others]
    paragraph.words = [name | words, *rest]
    for saying in paragraph.sayings:
        saying.sentence = max(0, saying.sentence - 1)


def _turns(text: str, paragraphs: Sequence[Paragraph]) -> list[_Turn]:
    """The paragraphs that open with a label which comes again, if together they make a conversation."""
    found: list[_Turn] = []
    for at, paragraph in enumerate(paragraphs):
        start, end = paragraph.span
        if text.find(":", start, end) < 0 and text[start] not in "QA":
            continue
        match = _LABEL.match(text, start, end)
        if match and paragraph.sentences and match.group().lower().split()[0] not in _NOBODY:
            found.append(_Turn(at, Span(*match.span()), match.group().lower()))
    if len(found) < _FEWEST_TURNS:
        return []
    short = {turn.name for turn in found}
    found = [
        turn._replace(name=_surname(turn.name)) if _surname(turn.name) in short else turn for turn in found
    ]
    times = Counter(turn.name for turn in found)
    found = [turn for turn in found if times[turn.name] > 1 or turn.name in _ASKS | _ANSWERS]
    changes = sum(one.name != next_one.name for one, next_one in pairwise(found))
    talk = len(found) >= _FEWEST_TURNS and len({turn.name for turn in found}) > 1
    return found if talk and changes * 2 >= len(found) - 1 else []


def _full_names(text: str, turns: Sequence[_Turn]) -> dict[str, Span]:
    """Where each full name stands first, outside the labels, by surname in small letters."""
    labels = {turn.label.start for turn in turns}
    found: dict[str, Span] = {}
    for name in FULL_NAME.finditer(text):
        if name.start() not in labels:
            found.setdefault(_surname(name[0]), Span(*name.span()))
    return found


def _surname(name: str) -> str:
    return name.lower().split()[-1]


def _asking(
    text: str,
    paragraphs: Sequence[Paragraph],
    turns: Sequence[_Turn],
    publication: str,
    names: Mapping[str, Span],
) -> frozenset[str]:
    """The labels of the outlet: its name, or of nobody known who mostly asks."""
    outlet = publication.lower().removeprefix("the ")
    asking = {turn.name for turn in turns if turn.name in _ASKS or turn.name == outlet}
    others = [turn for turn in turns if turn.name not in asking and turn.name not in _ANSWERS]
    times = Counter(turn.name for turn in others)
    questions = Counter(turn.name for turn in others if text[paragraphs[turn.at].span.end - 1] == "?")
    asking |= {name for name in times if questions[name] * 2 > times[name] and _surname(name) not in names}
    return frozenset(asking)


def _answering(
    text: str,
    paragraphs: Sequence[Paragraph],
    turns: Sequence[_Turn],
    asking: frozenset[str],
    names: Mapping[str, Span],
) -> Span | None:
    """The words that name who answers where the label is a mere "A", if only one person can be meant."""
    labels = {turn.name for turn in turns} - asking - _ANSWERS
    if labels:
        return names.get(_surname(next(iter(labels)))) if len(labels) == 1 else None
    before = paragraphs[turns[0].at].span.start
    introduced = [name for name in names.values() if name.start < before]
    for head in paragraphs[:2]:  # the headline, and what stands below it
        if named := [name for name in introduced if head.span.contains(name)]:
            introduced = named
            break
    return introduced[0] if len(introduced) == 1 else None


def _spoken(text: str, inside: Sequence[Paragraph], label: Span, named: Span | None) -> Saying:
    colon = _COLON.match(text, label.end)
    cue = Span(*colon.span("colon")) if colon else label
    end = inside[0].span.end
    first = end - len(text[cue.end : end].lstrip())
    return Saying(
        cue=cue,
        cue_class=CueClass.NEUTRAL,
        kind="turn",
        lemma=":",
        source=label,
        contents=[Span(first, end), *(paragraph.span for paragraph in inside[1:])],
        quoted=True,
        named_by=named,
    )


def _stays(text: str, saying: Saying, label: Span) -> bool:
    source = saying.source
    if source is None or source.overlaps(label) or saying.cue.start <= label.end:
        return False
    return source.cut(text).lower().split()[0] not in _OWN | _BACK
