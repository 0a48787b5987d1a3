"""Splits a paragraph into sentences by rules for stops, abbreviations, initials and closing quotes.

The rules are our own, written from what style books say about full stops; the kinds of cases they answer
(initials, titles, list numbers, spaced ellipses) are those of the "golden rules" of pragmatic_segmenter.
"""

import re

from claims.analysis.abbreviations import LABELS, SPEECH_TAGS, Abbreviations
from claims.analysis.abbreviations_abroad import abbreviations_in
from claims.analysis.function_words import DAYS, MONTH_WORDS, word_set
from claims.analysis.language import ENGLISH
from claims.analysis.spans import Span

_WINDOW = 48  # how far back or ahead a decision may look: keeps every text linear
_SHORTEST = 12
_DAYS_AND_MONTHS = DAYS | MONTH_WORDS
_OPENS_QUESTION = ("¿", "¡")
_LONGEST_ORDINAL = 3
_LONGEST_LIST_NUMBER = 4
_LONGEST_RANK = 2
# A run of stops with what closes after it (also a mark after a space, also footnote numbers), then space.
_STOPS = r".!?…‼⁇⁈⁉؟।॥۔։"
# Space, also with signs of no width in it; or none at all, as in "to vote.The office".
_INVISIBLE = "\u200b\u2060\ufeff\u00ad"
_GAP = (
    rf"(?P<gap>[{_INVISIBLE}]*+\s[\s{_INVISIBLE}]*+|[{_INVISIBLE}]++(?=\S)"
    r"|(?<=[a-zà-ÿ\d]{2}[.!?]|[a-zà-ÿ\d][.!?]”)(?=[“\"‘]?[A-Z]))"
)
_SPACED = (
    rf"(?P<stop>[{_STOPS}](?<![{_STOPS}].)[{_STOPS}]*+)(?P<close>[\"'”’»)\]}}›*“]*+(?:\s[\"”](?=\s))?)"
    rf"(?P<note>(?:\s?\[\d{{1,3}}\]){{0,9}}){_GAP}"
)
# Or a stop of a script that writes no space, or a picture credit: rare, and slow to look for.
_RARE = (
    r"|[。！？｡][」』”’）》]*"
    r"|(?<=[^\s.,:;])(?P<credit>\s+)(?=(?:Image|Photo|Photograph|Picture|Credit): [A-Z])"
)
_STOP = re.compile(_SPACED)
_ANY_STOP = re.compile(_SPACED + _RARE)
_RARE_STOPS = "。！？｡"
_CREDIT = re.compile(r"(?:Image|Photo|Photograph|Picture|Credit): [A-Z]")
# A heading in capitals that its text follows on the line; "BREAKING:" belongs to what it announces.
_LABEL = (
    r"(?:BREAKING|JUST IN|UPDATED?|EXCLUSIVE|LIVE|WATCH|ALERT|URGENT|CORRECT(?:ED|ION)|FACT[ -]?(?:CHECK|BOX)"
    r"|TRANSCRIPT|ACTION|RESOLVED|NOTE|ANALYSIS|OPINION|EXPLAINER|INTERVIEW|TIMELINE|RESULTS?)\b"
)
_RUN_IN = re.compile(
    rf"(?!{_LABEL})(?=[^:\n]{{4,60}}:\s)[A-Z][A-Z’'&-]+(?:[ -][A-Z][A-Z’'&-]*){{0,7}}:(?=\s+[\"“]?[A-Z])"
)
_TO_LAST_WORD = re.compile(r"(?s:.*)[\s(\[{“‘\"'—–/]")
_NEXT_WORD = re.compile(r"[\"'“‘«„(\[¿¡*_`-]*(?P<word>[^\s,;:.!?\"”’)\]—–]*)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_LIST_NUMBER = re.compile(r"[\"“(\[]*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})\Z")
_TAGGED = re.compile(r"(?:[A-Z][\w.'’-]*\s+){1,4}(?P<verb>[a-z]+)\b|(?P<plain>[a-z]+)\s")
_RANKS = re.compile(r"[:;]\s\Z")  # "100m final: 1. Ada Lind 10.94; 2. Eva Orr 11.02"
_NUMBERED_ITEM = re.compile(r"\d{1,2}(?:\.\)|\))\s")
_GLUED_BEFORE = re.compile(r"(?:\A|[\s(\"“‘])(?P<word>[^\W\d_][\w’'-]*|[\d,.]+)\Z")
_GLUED_AFTER = re.compile(r"[“\"‘]?(?P<word>[A-Z][a-z]*)(?=[\s,’'])")
_ENDINGS_OF_ADDRESSES = word_set("com org net edu gov info js io py uk us eu de")
_TRIM = re.compile(r"\s*")


def split_sentences(text: str, span: Span, language: str = ENGLISH) -> list[Span]:
    """The sentences of `text` inside `span`, in order, none overlapping, none with space around it.

    `language` (ISO 639-1) tells by which abbreviations; one that is not known is split as English is.
    Offsets are Unicode code points into `text`. Closing quotation marks and brackets belong to the sentence
    they close. A span of nothing but space gives an empty list. Never raises for a span inside the text.
    """
    found: list[Span] = []
    known = abbreviations_in(language)
    start = _skip_space(text, span.start, span.end)
    colon = text.find(":", start, span.end) >= 0  # a heading and a credit have one
    if colon and (heading := _RUN_IN.match(text, start, span.end)):
        found.append(Span(start, heading.end()))
        start = _skip_space(text, heading.end(), span.end)
    rare = colon and _CREDIT.search(text, start, span.end) is not None
    rare = rare or not text[start : span.end].isascii() and span.holds_any(text, _RARE_STOPS)
    for match in (_ANY_STOP if rare else _STOP).finditer(text, start, span.end):
        if match.start() < start or not _ends_sentence(text, match, start, span.end, known):
            continue
        last = match.lastgroup  # the gap or the credit; a stop without space behind it has no group
        found.append(Span(start, match.start(last) if last else match.end()))
        start = _skip_space(text, match.end(), span.end)
    end = span.end
    if start < end and text[end - 1].isspace():
        end = start + len(text[start:end].rstrip())
    if end > start:
        found.append(Span(start, end))
    return found


def _skip_space(text: str, start: int, end: int) -> int:
    if start < end and not text[start].isspace():
        return start
    match = _TRIM.match(text, start, end)
    return match.end() if match else start


def _ends_sentence(text: str, match: re.Match[str], start: int, end: int, known: Abbreviations) -> bool:
    """Whether the stop found ends the sentence that began at `start`."""
    if match.lastgroup != "gap":
        return True
    after = match.end()
    if after >= end:
        return False  # the paragraph's own end closes the last sentence
    if after == match.start("gap") and not _is_glued(text, match, start, end, known):
        return False
    ahead = _NEXT_WORD.match(text, after, min(end, after + _WINDOW))
    word = ahead["word"] if ahead else ""
    lead = text[after : ahead.start("word")] if ahead else ""
    if not word or _continues(word) or lead[:1] in _OPENS_QUESTION:
        return lead[:1] in _OPENS_QUESTION or lead.strip("-") != "" and not word
    if match["stop"] == ".":
        return _full_stop_ends(text, match, start, word, known)
    if match["stop"][0] in ".…":
        return _ellipsis_ends(text, match, start, word)
    if match["close"] and match["close"][0] in "\"'”’»":
        return not _speech_tag_follows(text, after, end)
    return True


def _is_glued(text: str, match: re.Match[str], start: int, end: int, known: Abbreviations) -> bool:
    """Whether only the space is missing: no address ("example.Org") and no name with a stop in it."""
    after = _GLUED_AFTER.match(text, match.end(), min(end, match.end() + _WINDOW))
    before = _GLUED_BEFORE.search(text, max(start, match.start() - _WINDOW), match.start())
    if after is None or before is None:
        return False
    word = after["word"].lower()
    return word in known.starters or before["word"].islower() and word not in _ENDINGS_OF_ADDRESSES


def _continues(word: str) -> bool:
    """A small first letter goes on with the sentence, unless capitals follow in it (as in brand names)."""
    return word[0].islower() and (len(word) == 1 or not any(letter.isupper() for letter in word))


def _speech_tag_follows(text: str, at: int, end: int) -> bool:
    tag = _TAGGED.match(text, at, min(end, at + _WINDOW))
    return bool(tag) and (tag["verb"] or tag["plain"]) in SPEECH_TAGS if tag else False


def _ellipsis_ends(text: str, match: re.Match[str], start: int, word: str) -> bool:
    if match.start() == start:
        return False  # the sentence opens with it
    return not text[match.start() - 1].isspace() and (word[0].isupper() or not word[0].isalpha())


def _full_stop_ends(text: str, match: re.Match[str], start: int, word: str, known: Abbreviations) -> bool:
    at = match.start()
    if at == start or (text[at - 1].isspace() and not match["close"]):
        return _lone_stop_ends(text, at, start, word)
    back = text[max(start, at - _WINDOW) : at]
    before = _TO_LAST_WORD.match(back)
    last = back[before.end() :] if before else back
    if not last or match["close"] and match["close"][0] in "\"”’»'":
        return not last or last.lower() not in known.never_last or len(last) > 1
    if at - start <= _LONGEST_LIST_NUMBER and back.rfind(last) == 0 and _LIST_NUMBER.match(last):
        return False
    if last.isdigit() and len(last) <= _LONGEST_RANK and _RANKS.search(back, 0, len(back) - len(last)):
        return False
    if match["close"] == ")":
        return not _inside_bracket(text, start, at)
    return _word_ends(last, back, word, known)


def _lone_stop_ends(text: str, at: int, start: int, word: str) -> bool:
    """Spaced full stops (". . .") mark an omission; a single one ends its sentence."""
    around = text[max(start, at - 2) : at + 3]
    return at > start and "." not in around.replace(".", "", 1) and bool(word)


def _inside_bracket(text: str, start: int, at: int) -> bool:
    """Whether a bracket closed at `at` was opened inside the sentence after other words."""
    opened = text.rfind("(", max(start, at - 600), at)
    return opened > start


def _word_ends(last: str, back: str, word: str, known: Abbreviations) -> bool:
    """Whether a full stop after `last` ends a sentence when `word` comes next."""
    low = _as_listed(last.lower(), known)
    starts = word.lower() in known.starters
    if len(low) == 1 and (low in known.letters or low in known.often_last):
        return starts and low not in known.letters
    if (len(last) == 1 or "." in last) and _INITIALS.match(last):
        return _initials_end(last, back, word, starts)
    if low in known.never_last:
        return False
    if known.before_ordinal and last.isdigit() and len(last) <= _LONGEST_ORDINAL:
        return not _is_ordinal(back[: -len(last)], word, known)
    if low in known.before_number:
        return not word[0].isdigit()
    if low in known.months:
        return starts or not word[0].isdigit() and low == "may"
    if low in known.often_last or "." in low and low.replace(".", "").isalpha() and len(low) <= 8:
        return starts or not word[0].isalpha()
    return True


def _as_listed(low: str, known: Abbreviations) -> str:
    """Without a genitive's end, and in French and Italian without the article: "l'avv"."""
    if "'" not in low and "’" not in low:
        return low
    return low.replace("’", "'").rpartition("'")[2] if known.elides else low.rstrip("'’s")


def _is_ordinal(before: str, word: str, known: Abbreviations) -> bool:
    """ "Am 3. Mai", "im 19. Jahrhundert"."""
    if word.lower() in known.months:
        return True
    words = before.split()
    return bool(words) and words[-1].lower() in known.before_ordinal and word.lower() not in known.starters


def _initials_end(last: str, back: str, word: str, starts: bool) -> bool:
    """A.B. and J.: part of a name, unless a word that opens sentences follows."""
    if len(last) > 1:
        if last.lower() in {"a.m", "p.m"}:  # "At 5 a.m. Mr Orr left." is one sentence
            goes_on = word[1:].isupper() or word.lower() in _DAYS_AND_MONTHS  # "5 p.m. Saturday", "5 p.m. ET"
            return len(back) > _SHORTEST and word[0].isupper() and not goes_on
        return starts
    prior = back[: -len(last)].rstrip()
    previous = prior[prior.rfind(" ") + 1 :]
    if last == "I":
        return not previous[:1].isupper() or starts
    if previous.lower() in LABELS or last == "X" and previous in {"on", "to", "via"}:
        return True  # "posted on X."
    if not last.isupper():
        return last.islower() and previous[:1].isdigit() is False and starts
    return starts and not previous[:1].isupper()
