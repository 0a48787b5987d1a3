"""Tells whether a sentence with the same words still means the same where it now stands."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial

from claims.analysis.attribution import read_paragraphs
from claims.analysis.drafts.materiality import ATTRIBUTION_LOST, HEDGE_LOST, QUOTATION, SOURCE
from claims.analysis.drafts.referents import Sentence, leaning_words, leant_on, relative_day
from claims.analysis.drafts.wording import canonical
from claims.analysis.lexicon import SPEECH, VERB_FORMS
from claims.analysis.names.introductions import Introductions
from claims.analysis.quotations import find_quotations
from claims.analysis.spans import Span
from claims.vocabulary import ClaimKind

_BEFORE, _AFTER = 10, 4  # sentences: where these are the same, so is what a sentence leans on
_LEANS = 8  # sentences that a word may lean back over

_DOUBT = re.compile(
    r"\b(?:could|can|has|have|had|was|were|is|are) ?(?:not|n't|n’t) (?:yet |be |been |immediately |"
    r"independently |possible to )*(?:verif|confirm|corroborat|substantiat|prove)|\b(?:no|without|any) "
    r"(?:\w+ )?(?:evidence|proof)\b|\b(?:un(?:confirmed|verified|proven|corroborated)|allegations?|yet to be "
    r"(?:confirmed|verified|proven))\b|\bimpossible to (?:verify|confirm)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:claims|reports|accounts|figures|allegations|neither|none|both|these|either)\b", re.I
)
_FRAME = re.compile(
    r"\b(?:gave|gives|giving) (?:\w+ ){0,3}(?:account|version|testimony|description)\b|"
    r"\b(?:account|version) of (?:events|what)\b|\b(?:here|this) is (?:what|how)\b|"
    r":[\"”’]?\Z|\bas follows\b|\bthe following\b(?! (?:day|week|month|year|"
    r"morning|night|season))|\bthese (?:are|were) (?:the|his|her|its|their)\b|"
    r"\b(?:made|lists?|listed|gave|gives|sets?) (?:out )?(?:these|several|the following)\b|"
    r"\b(?:figures|amounts|sums|prices|numbers|values) (?:here )?(?:are|were|is) (?:\w+ )?in\b",
    re.IGNORECASE,
)
_WHOLE_FRAME = re.compile(r":[\"”’]?\Z|\b(?:figures|amounts|sums|prices|numbers|values)\b", re.IGNORECASE)
# A heading that says how the text under it is to be taken.
_TELLING = re.compile(
    r"\b(?:claim\w*|say\w*|said|den(?:y|ies|ied|ial)\w*|rumou?rs?|myths?|facts?|(?:un)?proven|(?:un)?true|false|"
    r"alleg\w+|accus\w+|cleared|convicted|guilty|innocent|version|accounts?|theor(?:y|ies)|opinions?|views?|"
    r"according|(?:un)?confirmed|(?:un)?verified|hoax\w*|lies?|corrections?|speculation|satire)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\?[\"”’]?\Z")
HEADING = "the heading above it"
_NAME = re.compile(
    r"\b[^\W\d_a-z]\w+|\d+(?:[.,]\d+)*|\b(?:said|says|union|company|police|army|ministry|government)\b"
)
_SMALL = re.compile(r"\b[a-z]+\b")
_FRAME_REACH = 5
_LEANING = {
    "person": "who “{}” is",
    "thing": "what “{}” is",
    "adding": "what “{}” means",
    "discourse": "what “{}” means",
    "time": "what “{}” means",
    "place": "where “{}” is",
    "speaker": SOURCE,
    "answer": "the question before it",
}
_REPORTED_TENSE = re.compile(r"\b(?:would|had|could|might)\b", re.IGNORECASE)
_SAID = re.compile(
    r"\baccording to\b|\b(?:"
    + "|".join(
        sorted(form for form, verb in VERB_FORMS.items() if verb.lemma in SPEECH and verb.form in "ds")
    )
    + r")\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Around:
    """What a person, or a finer reader, knows about a claim that its own words do not say."""

    sources: frozenset[str] = frozenset()
    hedges: frozenset[str] = frozenset()


class Reader:
    """Reads each sentence of two drafts once, however often it is asked about."""

    def __init__(self, *texts: str) -> None:
        lower_case = frozenset(word for text in texts for word in _SMALL.findall(text))
        self.sentence = cache(partial(Sentence, lower_case=lower_case))
        self.doubts = cache(_DOUBT.search)
        self.frames = cache(_FRAME.search)
        self.says = cache(_SAID.search)
        self.leaning = cache(self._leaning)

    def _leaning(self, sentence: str) -> dict[str, str]:
        return leaning_words(self.sentence(sentence))


@dataclass
class Standing:
    """One draft as its claims stand in it, in reading order; parallel lists."""

    text: str
    spans: Sequence[Span]
    keys: Sequence[str]  # the claims in one setting
    paragraphs: Sequence[int]  # the number of each claim's paragraph
    blocks: Sequence[Span]  # the paragraphs
    day: tuple[str, ...]  # what tells the day of the article
    reader: "Reader"
    kinds: Sequence[ClaimKind] = ()
    around: Sequence[Around] | None = None
    _spoken: dict[int, tuple[bool, frozenset[str]]] = field(default_factory=dict)

    @cached_property
    def introduced(self) -> list[dict[str, str]]:
        """For each claim the bare surnames and offices it mentions, with who they are."""
        people = Introductions()
        return [people.read(span.cut(self.text)) for span in self.spans]

    @cached_property
    def sections(self) -> list[str]:
        """For each claim the heading that it stands under, if it says how to take it, else ""."""
        found, heading = [], ""
        for key, kind in zip(self.keys, self.kinds, strict=True):
            if kind is ClaimKind.SUBHEAD:
                heading = key if _TELLING.search(key) else ""
            found.append("" if kind is ClaimKind.SUBHEAD else heading)
        return found

    def neighbours(self, at: int) -> list[tuple[str, int]]:
        """The sentences around a claim, each with how many paragraphs off it stands."""
        window = range(max(0, at - _BEFORE), min(len(self.keys), at + 1 + _AFTER))
        return [
            (self.keys[one] if one != at else "", self.paragraphs[one] - self.paragraphs[at])
            for one in window
        ]

    def leaning(self, at: int) -> dict[str, tuple[str, object]]:
        """What of the claim leans on what stands before it: by kind the word, and what it means there."""
        first = max(0, at - _LEANS)
        keys = self.keys[first:at]
        before = [self.reader.sentence(key) for key in keys]
        leaning = self.reader.leaning(self.keys[at])
        if self.keys[at].startswith('"') and not self.reader.says(self.keys[at]) and not self.spoken(at)[1]:
            leaning = {**leaning, "speaker": SOURCE}
        if keys and _QUESTION.search(keys[-1]) and self.kinds[at - 1] is not ClaimKind.HEADLINE:
            leaning = {**leaning, "answer": ""}
        return {kind: (word, leant_on(kind, before, keys)) for kind, word in leaning.items()}

    def doubted(self, at: int) -> bool:
        """Whether a sentence behind the claim says that it is not known to be so."""
        for step in (1, 2):
            after = at + step
            reach = 1 if step == 1 and at > 0 else 0
            if after >= len(self.keys) or self.paragraphs[after] - self.paragraphs[at] > reach:
                return False
            if self.reader.doubts(self.keys[after]) and (step == 1 or _SEVERAL.search(self.keys[after])):
                return True
        return False

    def framed(self, at: int) -> str:
        """The sentence before the claim that says whose account it is part of, or ""."""
        for before in range(at - 1, max(-1, at - 1 - _FRAME_REACH), -1):
            if not self.reader.frames(self.keys[before]):
                continue
            return self.keys[before] if self._reaches(before, at) else ""
        return ""

    def _reaches(self, frame: int, at: int) -> bool:
        """A frame holds for the rest of its paragraph; at its end, for the next one or a list behind it."""
        paragraphs = self.paragraphs[at] - self.paragraphs[frame]
        ends = self.paragraphs[frame + 1] > self.paragraphs[frame]
        return paragraphs == 0 or ends and paragraphs in {1, at - frame}

    def follows_speech(self, at: int) -> bool:
        """Whether it goes on, in the same paragraph, from somebody's reported words: "… It would cost …"."""
        before = at - 1
        while before > 0 and at - before < _LEANS and not self.reader.says(self.keys[before]):
            if not _REPORTED_TENSE.search(self.keys[before]):
                return False
            before -= 1
        same = before >= 0 and self.paragraphs[before] == self.paragraphs[at]
        return same and bool(self.reader.says(self.keys[before]))

    def spoken(self, at: int) -> tuple[bool, frozenset[str]]:
        """Whether a quotation of several sentences holds the claim, and who is said elsewhere to speak it."""
        if at not in self._spoken:
            claims = self._of_paragraph(at)
            self._spoken.update(dict.fromkeys(claims, (False, frozenset())))
            self._read_speech(self.blocks[self.paragraphs[at]], claims)
        return self._spoken[at]

    def _of_paragraph(self, at: int) -> list[int]:
        first = after = at
        while first > 0 and self.paragraphs[first - 1] == self.paragraphs[at]:
            first -= 1
        while after < len(self.spans) and self.paragraphs[after] == self.paragraphs[at]:
            after += 1
        return list(range(first, after))

    def _read_speech(self, block: Span, claims: list[int]) -> None:
        spans = [self.spans[one] for one in claims]
        quoted: set[int] = set()
        for quote in find_quotations(self.text, block):
            held = _touched(spans, quote.span)
            if not quote.single and (quote.runs_on or len(held) > 1):
                quoted.update(held)
        if not quoted:
            return
        speakers: dict[int, set[str]] = {at: set() for at in quoted}
        (paragraph,) = read_paragraphs(self.text, [(block, spans)])
        for saying in paragraph.sayings:
            for at in (at for content in saying.contents for at in _touched(spans, content)):
                if at in speakers and saying.source and not spans[at].contains(saying.cue):
                    speakers[at].add(canonical(saying.source.cut(self.text)))
        self._spoken.update({claims[at]: (True, frozenset(names)) for at, names in speakers.items()})


def _touched(spans: Sequence[Span], span: Span) -> range:
    """Which of the spans, in order, overlap this one."""
    first = max(0, bisect_right(spans, span.start, key=lambda one: one.start) - 1)
    after = bisect_left(spans, span.end, key=lambda one: one.start)
    return range(first + (first < after and spans[first].end <= span.start), after)


def changes_around(old: Standing, was: int, new: Standing, now: int) -> list[str]:
    """Why the same words, at `was` in the old draft and at `now` in the new, may not mean the same."""
    reasons: list[str] = []
    if old.day != new.day and (word := relative_day(old.keys[was])):
        reasons.append(f"what “{word}” means")
    introduced = new.introduced[now]
    for word, person in old.introduced[was].items():
        if introduced.get(word, person) != person:
            reasons.append(f"who “{word}” is")
    if old.sections[was] != new.sections[now]:
        reasons.append(HEADING)
    if old.neighbours(was) != new.neighbours(now):
        reasons += _leaning_elsewhere(old, was, new, now)
        reasons += _frame_changed(old, was, new, now)
    if old.around and new.around:
        reasons += _reading_changed(old.around[was], new.around[now])
    return list(dict.fromkeys(reasons))


def _leaning_elsewhere(old: Standing, was: int, new: Standing, now: int) -> list[str]:
    before, after = old.leaning(was), new.leaning(now)
    changed = [
        (kind, word)
        for kind, (word, meant) in before.items()
        if after.get(kind, ("", None if kind == "answer" else meant))[1] != meant
    ]
    return [_LEANING[kind].format(word) for kind, word in changed]


def _frame_changed(old: Standing, was: int, new: Standing, now: int) -> list[str]:
    reasons: list[str] = []
    if old.doubted(was) and not new.doubted(now):
        reasons.append(HEDGE_LOST)
    before, after = old.framed(was), new.framed(now)
    if before and not after:
        reasons.append(ATTRIBUTION_LOST)
    elif _frame(before) != _frame(after):
        reasons.append(SOURCE)
    quoted_before, speakers_before = old.spoken(was)
    quoted_after, speakers_after = new.spoken(now)
    if quoted_before != quoted_after:
        reasons.append(QUOTATION)
    if speakers_before != speakers_after:
        reasons.append(SOURCE if speakers_after else ATTRIBUTION_LOST)
    if (
        not old.reader.says(old.keys[was])
        and _REPORTED_TENSE.search(old.keys[was])
        and old.follows_speech(was)
        and not new.follows_speech(now)
    ):
        reasons.append(ATTRIBUTION_LOST)
    return reasons


def _frame(sentence: str) -> object:
    """What of it bears on the claims behind it: who and how many; all of it where it ends with a colon."""
    return sentence if _WHOLE_FRAME.search(sentence) else _NAME.findall(sentence)


def _reading_changed(before: Around, after: Around) -> list[str]:
    reasons: list[str] = []
    if before.sources != after.sources:
        reasons.append(ATTRIBUTION_LOST if before.sources and not after.sources else SOURCE)
    if before.hedges - after.hedges:
        reasons.append(HEDGE_LOST)
    return reasons
