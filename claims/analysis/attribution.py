"""Reads who says what in a paragraph: sources, cues and the words they stand for, without a parser."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claims.analysis.function_words import ADVERBS, CONJUNCTIONS, word_set
from claims.analysis.layout import after_opening
from claims.analysis.letters import Letters
from claims.analysis.lexicon import NOUNS, SPEECH, TURNING_DOWN, VERB_FORMS
from claims.analysis.light.cues import FIGURE_CUES, SPEAKING_NOUNS, find_cues
from claims.analysis.light.found import Found
from claims.analysis.light.words import QUOTE, Words
from claims.analysis.names.source_words import DOCUMENT_SOURCES
from claims.analysis.quotations import Quote, double_marks, find_quotations, quotes_by_sentence
from claims.analysis.spans import Span
from claims.vocabulary import CueClass

_LONGEST_TITLE = 30  # characters
_LONGEST_SENTENCE = 3_000  # characters; what is longer is no sentence of news copy
_ADDS = ADVERBS - {"not", "never", "n't"}  # before a cue, no part of it: "also claims"
_JOINING = CONJUNCTIONS | {"while", "whereas", "though", "although"}
_CONCEDING = frozenset(["though", "although"])
_THEMSELVES = frozenset(["he", "she", "they", "it"])
_STANDS = frozenset([CueClass.DENIAL, CueClass.DOUBT, CueClass.COMMITMENT])
# "…, claiming that": both cues stand for the content. "… that Orr had told her that": two speakers.
_MAY_NEST = frozenset(["ing", "according", "retold"])
# Mostly nouns in news copy: by themselves they attribute only beside a "that" or a quotation.
_SELDOM = word_set("""
    state states point points figure order post shot shooting reason answer address brush shrug
""")
_TRIGGERS = frozenset(VERB_FORMS) - _SELDOM | {"according"}
# "Put the toll at 11", "put it to her that", "gave it as 11", "as she put it", "gave a figure of 11".
_BESIDE_PUT = frozenset(["at", "that", "as", "figure", "toll"])
_TRIGGERS_BEFORE_THAT = frozenset(NOUNS) | _SELDOM
_SELDOM_TRIGGERS = _TRIGGERS_BEFORE_THAT | FIGURE_CUES


@dataclass(slots=True)
class Saying:
    """One cue with its source and contents, as spans of the text."""

    cue: Span
    cue_class: CueClass
    kind: str
    lemma: str
    source: Span | None
    contents: list[Span]
    quoted: bool = False
    shares_source: bool = False
    sentence: int = 0
    named_by: Span | None = None  # the words that a "who" stands for
    passed_on: Span | None = None  # who quotes the source


@dataclass(slots=True)
class Paragraph:
    """One block with its sentences, quotations and sayings."""

    span: Span
    sentences: Sequence[Span]
    stated: Sequence[Span]  # the same without the dateline, bullet or label that opens the first
    words: Sequence[frozenset[str]]  # of each sentence, in small letters
    quotes: Sequence[Quote]
    sayings: list[Saying] = field(default_factory=list)


@dataclass(slots=True)
class _Candidate:
    """A sentence that may attribute, with the quotations that touch it."""

    paragraph: Paragraph
    number: int
    quotes: Sequence[Quote]


def read_paragraphs(text: str, blocks: Sequence[tuple[Span, Sequence[Span]]]) -> list[Paragraph]:
    """The blocks of one text, given with their sentences, as paragraphs with their sayings in reading order.

    Quotations that go on in later sentences are not yet carried on. Each step is taken for the whole text
    before the next, so that its patterns stay at hand, which is faster.
    """
    if not blocks:
        return []
    letters = Letters(text, blocks[0][0].start, blocks[-1][0].end)
    words = [letters.words(sentences) for _, sentences in blocks]
    marks = double_marks(text)
    quotes = [find_quotations(text, span, marks) for span, _ in blocks]
    stated = [_stated(text, sentences) for _, sentences in blocks]
    paragraphs = [
        Paragraph(span, sentences, stated_here, words_here, quotes_here)
        for (span, sentences), stated_here, words_here, quotes_here in zip(
            blocks, stated, words, quotes, strict=True
        )
    ]
    candidates = [one for paragraph in paragraphs for one in _candidates(text, paragraph)]
    tokens = [_tokens(text, letters, one) for one in candidates]
    cues = [find_cues(each) for each in tokens]
    for one, each, found in zip(candidates, tokens, cues, strict=True):
        one.paragraph.sayings += _sayings(each, found, one)
    return paragraphs


def _stated(text: str, sentences: Sequence[Span]) -> Sequence[Span]:
    return [after_opening(text, sentences[0]), *sentences[1:]] if sentences else ()


def _candidates(text: str, paragraph: Paragraph) -> Iterator[_Candidate]:
    touching = quotes_by_sentence(paragraph.sentences, paragraph.quotes)
    sentences = zip(paragraph.sentences, paragraph.words, touching, strict=True)
    for number, (sentence, words, quotes) in enumerate(sentences):
        if _may_attribute(text, sentence, words, quotes):
            yield _Candidate(paragraph, number, quotes)


def _may_attribute(text: str, sentence: Span, words: frozenset[str], quotes: Sequence[Quote]) -> bool:
    if sentence.end - sentence.start > _LONGEST_SENTENCE or quotes and _is_quoted(sentence, quotes[0]):
        return False
    if not _TRIGGERS.isdisjoint(words):
        return True
    if not _SELDOM_TRIGGERS.isdisjoint(words) and (
        ("that" in words and not _TRIGGERS_BEFORE_THAT.isdisjoint(words))
        or (quotes and not _SELDOM.isdisjoint(words))
        or (not FIGURE_CUES.isdisjoint(words) and not _BESIDE_PUT.isdisjoint(words))
        or ("states" in words and not DOCUMENT_SOURCES.isdisjoint(words))
    ):
        return True
    if text.find(":", sentence.start, sentence.end) < 0:
        return False
    return bool(quotes) or not SPEAKING_NOUNS.isdisjoint(words)


def _is_quoted(sentence: Span, quote: Quote) -> bool:
    """Whether the whole sentence stands in a quotation, where no word of the outlet's attributes."""
    return not quote.single and quote.span.contains(sentence)


def _tokens(text: str, letters: Letters, one: _Candidate) -> Words:
    span = one.paragraph.stated[one.number]
    speech = [quote for quote in one.quotes if _is_speech(quote, span)] if one.quotes else ()
    return Words(text, letters, span, speech)


def _sayings(words: Words, found: list[Found], one: _Candidate) -> list[Saying]:
    sayings = [_saying(words, found, index, one.quotes, one.number) for index in range(len(found))]
    return [one for one in sayings if not is_nested(one, sayings)] if len(sayings) > 1 else sayings


def _is_speech(quote: Quote, sentence: Span) -> bool:
    """Short single quotation marks set off a word or a title, unless they open the sentence."""
    if quote.span.end <= sentence.start:
        return False
    length = quote.inner.end - quote.inner.start
    return not quote.single or length > _LONGEST_TITLE or quote.span.start == sentence.start


def _saying(words: Words, found: list[Found], index: int, quotes: Sequence[Quote], number: int) -> Saying:
    cue = found[index]
    ranges: list[tuple[int, int]] = []
    if cue.left:
        ranges.append(cue.left)
    if cue.right is not None and (end := _content_end(words, found, index)) > cue.right:
        ranges.append((cue.right, end))
    spans: list[Span] = []
    quoted = False
    for first, after in ranges:
        spans.append(_content(words, first, after, quotes))
        quoted = quoted or QUOTE in words.low[first:after]
    first = cue.first
    while first < cue.after - 1 and words.low[first] in _ADDS:
        first += 1
    said = words.cut(first, cue.after)
    source = words.cut(*cue.source) if cue.source else None
    named_by = words.cut(*cue.named_by) if cue.named_by else None
    passed_on = words.cut(*cue.passed_on) if cue.passed_on else None
    shared = cue.shares_source
    return Saying(  # in their order: by name it takes three times as long
        said, cue.cue_class, cue.kind, cue.lemma, source, spans, quoted, shared, number, named_by, passed_on
    )


def is_nested(saying: Saying, others: Sequence[Saying]) -> bool:
    """Whether another saying reports this one, source and all."""
    if saying.kind in _MAY_NEST:
        return False
    source = saying.source or saying.cue
    return any(
        reports(other, saying.cue) and reports(other, source) and not reports(saying, other.cue)
        for other in others
        if other is not saying
        and other.kind != "noun"
        and (saying.kind != "relative" or other.lemma in SPEECH)
    )


def reports(saying: Saying, span: Span) -> bool:
    """Whether the span stands in the words that the saying reports."""
    return any(content.contains(span) for content in saying.contents)


def _content(words: Words, first: int, after: int, quotes: Sequence[Quote]) -> Span:
    """The content as a span; a quotation at its edge is taken whole, over sentences."""
    while first < after - 1 and words.low[first] in {",", ":", "—"}:
        first += 1
    while after - 1 > first and words.low[after - 1] in {",", ";", "—"}:
        after -= 1
    if words.low[after - 1] == ")" and after - 1 > first and "(" not in words.low[first:after]:
        after -= 1  # of a bracket that opened before
    span = words.cut(first, after)
    for quote in quotes:
        if quote.span.overlaps(span):
            span = Span(min(span.start, quote.span.start), max(span.end, quote.span.end))
    return span


def _content_end(words: Words, found: list[Found], index: int) -> int:
    """Where the words reported after a cue stop: at the next cue that is not part of them."""
    right = found[index].right or 0
    stop = found[index].stop
    return min(_next_joint(words, found, index, right), len(words) if stop is None else max(stop, right))


def _next_joint(words: Words, found: list[Found], index: int, right: int) -> int:
    for later in found[index + 1 :]:
        if later.left and later.left[0] <= right:
            return max(right, later.left[1])
        if later.kind == "passive" and later.left and later.left[0] > right:
            return _before_joint(words, later.left[0], right)  # "…, but the claim was rejected by"
        if later.kind == "according" and words.low[later.first - 1] != "that":
            return _before_joint(words, later.first, right)
        if _is_added(words, found[index], later):
            return _before_joint(words, later.first, right)
        begin = later.source[0] if later.source and later.kind != "inverted" else later.first
        begin = later.first if later.shares_source else begin
        if begin > right and _is_joint(words, begin, found[index], later):
            return _before_joint(words, begin, right)
    return len(words)


def _is_added(words: Words, cue: Found, later: Found) -> bool:
    """ "Orr hit back at reports that it was late, saying": a participle behind what a noun reports."""
    added = later.kind == "ing" and cue.kind == "noun" and words.low[later.first - 1] == ","
    return added and later.source is not None and later.source[1] <= cue.first


def _is_joint(words: Words, begin: int, cue: Found, later: Found) -> bool:
    """Whether a new saying sets in: "…, and Holt said", "…, adding", "… and claims"; the rest is nested."""
    before = begin - 1
    while before > 0 and words.low[before] in ADVERBS and words.low[before] not in CONJUNCTIONS:
        before -= 1
    if later.shares_source:
        return words.low[before] in CONJUNCTIONS or words.low[before] in {",", "—", QUOTE}
    spoken = later.lemma in SPEECH or later.cue_class in _STANDS or cue.lemma in TURNING_DOWN
    opened = words.low[before] in _JOINING and words.at(before - 1) in {",", ";", QUOTE}
    if words.low[before] in _CONCEDING and words.low[begin] not in _THEMSELVES:
        return False  # "said it was safe, though engineers warned that it was not"
    return spoken and (opened or words.low[before] == ";")


def _before_joint(words: Words, at: int, right: int) -> int:
    while at > right and (
        words.low[at - 1] in _JOINING or words.low[at - 1] in {",", ";", "—"} or words.low[at - 1] in ADVERBS
    ):
        at -= 1
    return at
