"""Makes a story of a row: which column holds what, and whether it can be taken."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from claims.formats.addresses import AddressRefused, checked_address
from claims.formats.readers import Unreadable, check_text
from claims.vocabulary import StoryField

MAX_HEADLINE, MAX_DESK, MAX_PUBLICATION = 300, 100, 150
ALIASES = {
    StoryField.TEXT: ("text", "body", "articletext", "fulltext", "maintext", "article", "content", "story"),
    StoryField.HEADLINE: ("headline", "title", "articletitle"),
    StoryField.PUBLISHED_ON: (
        "publishedon",
        "date",
        "published",
        "publishedat",
        "pubdate",
        "publicationdate",
    ),
    StoryField.PUBLICATION: ("publication", "outlet", "newspaper", "publisher", "source"),
    StoryField.DESK: ("desk", "section", "category"),
    StoryField.ADDRESS: ("url", "address", "link", "permalink"),
    StoryField.LANGUAGE: ("language", "lang"),
    StoryField.SENTENCES: ("sentences",),
}
"""The names by which a column is known, best first; case and signs do not matter."""

_SIGNS = re.compile(r"[\W_]+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=\Z|[T ])")
_CODE = re.compile(r"[a-z]{2}(?=\Z|[-_])")
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as a row tells it; `sentences` are half-open ranges of code points of `text`, in order."""

    text: str
    headline: str = ""  # the first line of `text`, where the row has it in a column of its own
    published_on: date | None = None
    publication: str = ""
    desk: str = ""
    address: str = ""
    language: str | None = None  # ISO 639-1; None: not said
    sentences: tuple[Pair, ...] | None = None  # without the headline; None: not split yet


def guess_columns(columns: Iterable[str]) -> dict[StoryField, str]:
    """Which column holds what, by its name; what has no column is left out."""
    known: dict[str, str] = {}
    for column in columns:
        known.setdefault(_SIGNS.sub("", column.lower()), column)
    found = {
        field: next((known[name] for name in names if name in known), None)
        for field, names in ALIASES.items()
    }
    return {field: column for field, column in found.items() if column is not None}


def require_text(columns: Mapping[StoryField, str], known: Iterable[str]) -> None:
    """Raises `Unreadable` where no column holds the text."""
    if not {StoryField.TEXT, StoryField.SENTENCES} & columns.keys():
        names = ", ".join(f"“{name[:40]}”" for name in list(known)[:12]) or "none"
        raise Unreadable(f"No column holds the text: name one “text” or “body”. The columns are: {names}.")


def story_in(cells: Mapping[str, Any], columns: Mapping[StoryField, str]) -> StoryRow:
    """The story of a row, with its headline as the first line of the text, where it has one of its own.

    `sentences` may be [start, end] pairs of code points of the text, or the sentences themselves in their
    order; without a text they are the text, each on a line. Raises `Unreadable` with what is wrong.
    """
    given = {field: cells[column] for field, column in columns.items() if cells.get(column) not in (None, "")}
    listed = given.get(StoryField.SENTENCES)
    if StoryField.TEXT not in given and listed and _are_words(listed):
        body = "\n".join(words.strip() for words in listed)
    else:
        body = _words(given, StoryField.TEXT, None)
        if not body:
            raise Unreadable(f"It has no text in “{columns.get(StoryField.TEXT, 'text')}”.")
    body = body.removeprefix("\ufeff")
    headline = " ".join(_words(given, StoryField.HEADLINE, MAX_HEADLINE).split())
    top = f"{headline}\n\n" if headline and not body.lstrip().startswith(headline) else ""
    text = check_text(top + body)
    sentences = None
    if listed is not None:
        spans = _spans(body, text[len(top) :], listed)
        sentences = tuple((start + len(top), end + len(top)) for start, end in spans)
    return StoryRow(
        text=text,
        headline=headline if top else "",
        published_on=_day(given),
        publication=_words(given, StoryField.PUBLICATION, MAX_PUBLICATION),
        desk=_words(given, StoryField.DESK, MAX_DESK),
        address=_address(given),
        language=_language(given),
        sentences=sentences,
    )


def _words(given: Mapping[StoryField, Any], field: StoryField, most: int | None) -> str:
    value = given.get(field, "")
    if not isinstance(value, str):
        raise Unreadable(f"Its {field.label.lower()} is no text, but {_kind(value)}.")
    if most is not None and len(value.strip()) > most:
        raise Unreadable(f"Its {field.label.lower()} is longer than {most} characters.")
    return value if most is None else value.strip()


def _day(given: Mapping[StoryField, Any]) -> date | None:
    words = _words(given, StoryField.PUBLISHED_ON, 100)
    if not words:
        return None
    found = _DAY.match(words)
    try:
        return date.fromisoformat(found[0] if found else "")
    except ValueError:
        raise Unreadable(f"Its date “{words}” is not written like 2031-05-02.") from None


def _address(given: Mapping[StoryField, Any]) -> str:
    words = _words(given, StoryField.ADDRESS, None)
    try:
        return checked_address(words) if words.strip() else ""
    except AddressRefused as refusal:
        raise Unreadable(str(refusal)) from None


def _language(given: Mapping[StoryField, Any]) -> str | None:
    found = _CODE.match(_words(given, StoryField.LANGUAGE, 35).lower())
    return found[0] if found else None


def _are_words(listed: Any) -> bool:
    return isinstance(listed, list) and all(isinstance(one, str) and one.strip() for one in listed)


def _spans(given: str, text: str, listed: Any) -> list[Pair]:
    """In `text`, which has LF where what was given may have had CRLF."""
    if not isinstance(listed, list):
        raise Unreadable(f"Its sentences are no list, but {_kind(listed)}.")
    if _are_words(listed):
        return _found_in_order(text, listed)
    extra = [match.start() for match in re.finditer("\r\n", given)]
    spans, at = [], 0
    for number, pair in enumerate(listed, start=1):
        if not _is_pair(pair) or not at <= pair[0] < pair[1] <= len(given):
            raise Unreadable(
                f"Its sentence {number} is no range [start, end] of the text after the one before."
            )
        at = pair[1]
        start, end = (place - bisect_left(extra, place) for place in pair)
        spans.append(_without_space(text, start, end, number))
    return spans


def _found_in_order(text: str, listed: list[str]) -> list[Pair]:
    spans, at = [], 0
    for number, words in enumerate(listed, start=1):
        words = words.strip().replace("\r\n", "\n").replace("\r", "\n")
        start = text.find(words, at)
        if start < 0:
            raise Unreadable(f"Its sentence {number} is not found in the text after the one before.")
        at = start + len(words)
        spans.append((start, at))
    return spans


def _is_pair(pair: Any) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(type(place) is int for place in pair)


def _without_space(text: str, start: int, end: int, number: int) -> Pair:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    if not words.strip():
        raise Unreadable(f"Its sentence {number} is empty.")
    return begin, begin + len(words.strip())


def _kind(value: Any) -> str:
    kinds = {
        bool: "yes or no",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
        str: "text",
    }
    return kinds.get(type(value), "something else")
