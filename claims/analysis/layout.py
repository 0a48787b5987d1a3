"""Finds the blocks of a text: date line, headline, standfirst, paragraphs, subheads and captions."""

import re
from collections.abc import Sequence
from datetime import date

from claims.analysis.function_words import ANY_MONTH
from claims.analysis.furniture import after_mark, states_nothing
from claims.analysis.language import ENGLISH, detect
from claims.analysis.paragraphs import is_stopped, paragraphs_of
from claims.analysis.sentences import split_sentences
from claims.analysis.spans import Block, Layout, Span
from claims.vocabulary import ClaimKind

_DATE = re.compile(r"\ufeff?\s*date[ \t]*:?[ \t]+(?P<day>\d{4}-\d{2}-\d{2})(?=\s|\Z)", re.IGNORECASE)
_DATE_BELOW = re.compile(
    r"\s*+[^\r\n]{1,300}+\s++(?<=[\r\n])(?P<line>date[ \t]*:?[ \t]+(?P<day>\d{4}-\d{2}-\d{2}))"
    r"[ \t]*(?=[\r\n]|\Z)",
    re.IGNORECASE,
)
_KICKER = re.compile(r"(?=[^:\n]{4,48}:)\w[\w'’&/-]*(?:[ \t][\w'’&/-]+){0,5}:\s+[\"“‘']?[A-Z]")
# "LORMOND, Tarsk (AP) —", "Lormond (AFP) -", "Lormond, 3 March -", "LORMOND, May 3, 2031 /Tarsk Wire/ --":
# where, and perhaps which agency and when.
_AGENCY = r"(?:(?:\([\w ./-]{2,30}\)|/[\w .&-]{2,40}/)\s*)?"
_DATELINE = re.compile(
    rf"(?:\([A-Z][\w ./&-]{{2,30}}\) |[A-Z][A-Z'’./ -]{{2,40}}(?:,[ \w.,'’-]{{2,40}})?\s*{_AGENCY}"
    r"|[A-Z][\w'’.-]{1,30}(?:,? [A-Z0-9][\w'’.-]{0,30}){0,4},? \((?:AFP|AP|dpa|Reuters|TASS|UPI|Xinhua)\) ?"
    rf"|[A-Z][\w'’.-]{{1,30}}(?: [A-Z][\w'’.-]{{1,30}}){{0,3}}, (?:\d{{1,2}} {ANY_MONTH}"
    rf"|{ANY_MONTH} \d{{1,2}})"
    rf"(?:,? \d{{4}})?\s*{_AGENCY}|{ANY_MONTH} \d{{1,2}}(?:, \d{{1,2}}(?::\d{{2}})? [ap]\.m\.)? ?)"
    r"(?:(?:—|–|--|-)\s|--?\([A-Z][\w ]{2,30}\)--?\s?)"
)
# As papers of some countries have it: "BHARANPUR: The court", "Lormond: A bridge".
_CITY = re.compile(
    r"(?!(?:BREAKING|LIVE|WATCH|ALERT|URGENT|VERDICT|ANALYSIS|OPINION|NOTE|SOURCES?|Q|A)\b)"
    r"[A-Z][A-Z’'.-]{2,}(?: [A-Z][A-Z’'.-]+){0,2}(?:, [A-Z][A-Za-z]{2,20}(?: \d{1,2})?)?:\s+(?=[\"“‘A-Z])"
)
_LONGEST_CITY = 50  # characters
_MOST_LINES_ABOVE = 8
_FURTHEST_CITY = 1_500  # characters from the beginning: keeps every text linear
_DASHES = "—–-"
_CAPTION = re.compile(
    r"(?:caption|photo(?:graph)?|picture|image|file photo|file picture)\s*(?:by\b|credit)?\s*:"
    r"|FILE\s*(?:PHOTO|-|–|—)",
    re.IGNORECASE,
)
_OPENS_CAPTION = frozenset("cpifCPIF")
_CREDIT = re.compile(
    r"\((?:(?:file )?(?:photo|image|picture|photograph)s?\b[^()]{0,60}"
    r"|[^()]{0,39}[^\W\d]/[^\W\d][^()]{0,29})\)\Z",
    re.IGNORECASE,
)
_NOT_SUBHEAD = re.compile(r"by\s|[-•*–—\d\"'“‘]|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)

_SENTENCE = ClaimKind.SENTENCE
_MOST_IN_HEADLINE = 300
_SAMPLE = 1_000  # characters that tell a language
_MOST_IN_STANDFIRST = 280
_MOST_IN_SUBHEAD = 70
_MOST_IN_ENTRY_HEAD = 110


def lay_out(text: str) -> Layout:
    """The blocks of `text` in reading order, each without surrounding space; none overlap.

    A `date YYYY-MM-DD` at the very start, or in a line of its own below the first, becomes `published_on`
    and stands in no block. Lines make paragraphs, but for lines broken in mid-sentence. Offsets are Unicode
    code points.
    Linear in the length of the text; never raises.
    """
    start, published_on, below = _metadata(text)
    spans = paragraphs_of(text, start, below)
    kinds = [_kind(text, spans, at) for at in range(len(spans))]
    blocks = tuple(Block(span, kind) for span, kind in zip(spans, kinds, strict=True))
    return Layout(blocks, published_on)


def day_told(text: str) -> str:
    """The same `published_on` alone, of the beginning of the text."""
    return _metadata(text)[1]


def claims_of(text: str, block: Block, language: str = ENGLISH) -> list[Span]:
    """What of a block may be checked: its sentences; a headline, standfirst, caption or subhead whole.

    A byline states nothing, nor does the time above an entry of a live report or an advert.
    """
    if block.kind is not _SENTENCE:
        return [block.span]
    if states_nothing(text, block.span):
        return []
    sentences = split_sentences(text, block.span, language)
    if len(sentences) > 1 and _city(text, sentences[0]):  # taken for a heading
        return [Span(sentences[0].start, sentences[1].end), *sentences[2:]]
    return sentences


def after_opening(text: str, sentence: Span) -> Span:
    """The sentence without what opens it and asserts nothing.

    That is a bullet, the time of an entry, or the place, agency and day: "LORMOND, Tarsk (AP) —".
    """
    match = _dateline(text, sentence) or _city(text, sentence)
    return Span(match.end(), sentence.end) if match else after_mark(text, sentence)


def _dateline(text: str, span: Span) -> re.Match[str] | None:
    return _DATELINE.match(text, span.start, span.end) if span.holds_any(text, _DASHES) else None


def _city(text: str, span: Span) -> re.Match[str] | None:
    """ "BHARANPUR: " where the story begins; further down such a word is a heading or who speaks."""
    if span.start > _FURTHEST_CITY or text.find(":", span.start, span.start + _LONGEST_CITY) < 0:
        return None
    above = text.count("\n", 0, span.start)
    return _CITY.match(text, span.start) if above < _MOST_LINES_ABOVE else None


def _metadata(text: str) -> tuple[int, str, Span | None]:
    """Where the text begins, the day that it tells, and the line below the first that tells it."""
    bom = 1 if text.startswith("\ufeff") else 0
    match = _DATE.match(text) or _DATE_BELOW.match(text, bom)
    if match is None:
        return bom, "", None
    try:
        day = date.fromisoformat(match["day"]).isoformat()
    except ValueError:
        return 0, "", None
    return (match.end(), day, None) if match.re is _DATE else (bom, day, Span(*match.span("line")))


def _kind(text: str, spans: Sequence[Span], at: int) -> ClaimKind:
    span = spans[at]
    if at == 0:
        return ClaimKind.HEADLINE if _is_headline(text, spans) else ClaimKind.SENTENCE
    if _is_caption(text, span):
        return ClaimKind.CAPTION
    if at == 1 and _is_standfirst(text, spans):
        return ClaimKind.STANDFIRST
    if at < len(spans) - 1 and (at > 1 and _is_subhead(text, spans, at) or _heads_entry(text, spans, at)):
        return ClaimKind.SUBHEAD
    return _SENTENCE


def _is_headline(text: str, spans: Sequence[Span]) -> bool:
    span = spans[0]
    if len(spans) == 1:
        return not is_stopped(text, span) and span.end - span.start <= 150
    return span.end - span.start <= _MOST_IN_HEADLINE and _is_one_sentence(text, span)


def _is_one_sentence(text: str, span: Span) -> bool:
    """By the rules of English, or else of the language that the text begins in, which takes longer."""
    if len(split_sentences(text, span)) == 1:
        return True
    language = detect(text[:_SAMPLE])
    return language != ENGLISH and len(split_sentences(text, span, language)) == 1


def _is_caption(text: str, span: Span) -> bool:
    if text[span.start] in _OPENS_CAPTION and _CAPTION.match(text, span.start, span.end):
        return True
    if text[span.end - 1] != ")" or span.end - span.start > 400:
        return False
    return _CREDIT.search(text, max(span.start, span.end - 90), span.end) is not None


def _is_standfirst(text: str, spans: Sequence[Span]) -> bool:
    """One short sentence under the headline that something marks as no lead of its own.

    Marks are a kicker ("Trade talks: The …"), words that the body repeats, a dateline on the next block, or
    the lack of a full stop where the body has them.
    """
    span = spans[1]
    if len(spans) < 3 or span.end - span.start > _MOST_IN_STANDFIRST:
        return False
    if not _is_one_sentence(text, span) or _NOT_SUBHEAD.match(text, span.start):
        return False
    if _dateline(text, span):
        return False
    kicker = _KICKER.match(text, span.start, span.end)
    dated = _dateline(text, spans[2])
    repeated = text.find(text[max(span.start, span.end - 60) : span.end], spans[2].start) >= 0
    bare = not is_stopped(text, span) and span.end - span.start >= 40 and is_stopped(text, spans[2])
    return bool(kicker or dated) or span.end - span.start >= 60 and repeated or bare


def _is_subhead(text: str, spans: Sequence[Span], at: int) -> bool:
    span = spans[at]
    if span.end - span.start > _MOST_IN_SUBHEAD:
        return False
    if is_stopped(text, span) and not (span.cut(text).isupper() and _is_question(text, span)):
        return False
    if _NOT_SUBHEAD.match(text, span.start):
        return False
    before, after = spans[at - 1], spans[at + 1]
    ordinary = is_stopped(text, before) and is_stopped(text, after)
    return ordinary and after.end - after.start > 80 and text[span.start].isupper()


def _heads_entry(text: str, spans: Sequence[Span], at: int) -> bool:
    """ "18:42 – Ferry turned back" above an entry of a live report, "2. What is next?" in an explainer."""
    span = spans[at]
    if not text[span.start].isdigit() or span.end - span.start > _MOST_IN_ENTRY_HEAD:
        return False
    head = after_mark(text, span)
    if is_stopped(text, span) and not _is_question(text, head) or states_nothing(text, span):
        return False
    return head.start > span.start and is_stopped(text, spans[at + 1])


def _is_question(text: str, span: Span) -> bool:
    return text[span.end - 1] == "?" and not Span(span.start, span.end - 1).holds_any(text, ".!?")
