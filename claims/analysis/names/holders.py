"""Finds whom a story means by "the mayor", "the widow" or "the firm": who is called so by name before."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from claims.analysis.function_words import CONJUNCTIONS, DETERMINERS, POSSESSIVES, PREPOSITIONS
from claims.analysis.names.mentions import mentions
from claims.analysis.names.shapes import FULL_NAME
from claims.analysis.names.source_names import bare_word, is_body, without_titles
from claims.analysis.names.source_words import INCORPORATED, PLURAL_PRONOUNS, SINGULAR_PRONOUNS

_FURTHEST = 110  # characters before a noun that may name its holder
_ABBREVIATED = frozenset(("dr", "prof", "insp"))
_LOOKED_AT = 30  # places before "the mayor" where a mayor is told of
_FULL = FULL_NAME.pattern
_ONE = r"[A-Z][\w’'&-]+"
# "mayor of Netherby, Frances Dole,", "mayor Frances Dole", "Mayor Dole".
_BEHIND = re.compile(
    r"(?:(?: (?:of|for|at|in|who|with|to)\b[^,.;:\n“\"]{1,60})?, (?:the )?"
    rf"(?P<apart>{_FULL}|{_ONE}(?: & {_ONE})?)(?=[,.;:)\n]|\Z)| (?P<next>{_FULL}|{_ONE}))"
)
# "Frances Dole, 52, the outgoing", "Dole is the", "Dole, then".
_BEFORE = re.compile(
    rf"(?P<name>{_FULL}|{_ONE})(?:, \d{{1,3}})?(?P<joint>,| is| was| became|,? as)"
    r"(?: (?:the|an?|its|his|her|their|our|then|[A-Z][\w-]+['’]s|[a-z]+['’]s))? (?:[\w-]+ ){0,3}\Z"
)
_ENDS_APPOSITION = re.compile(r"[,.;:)\n]|\Z| (?:of|for|at|in|who|whose|and|with|to|that)\b")
_WORD_AT_END = re.compile(r"[\w’'-]++\Z")
_LONGEST_MODIFIERS = 50  # characters
_MOST_MODIFIERS = 4  # words
_NEWCOMER = frozenset(("a", "an", "another", "one", "some", "second"))
# Who is such is none of the office itself.
_LESS = frozenset((
    *("deputy", "vice", "former", "ex", "shadow", "assistant", "acting", "then", "late", "predecessor"),
    *("rival", "junior", "opposition"),
))  # fmt: skip
_NO_KIND = DETERMINERS | POSSESSIVES | PREPOSITIONS | CONJUNCTIONS
_ALIKE = {"judge": ("justice",), "doctor": ("dr",), "professor": ("prof",), "inspector": ("insp",)}
_NO_NAMES = SINGULAR_PRONOUNS | PLURAL_PRONOUNS | DETERMINERS
_FIRMS = ("company", "firm")
_NEAR = 250  # characters in which "the company" may be the firm that was just named
_INCORPORATED = re.compile(
    r"([A-Z][\w’'&-]+(?: [A-Z&][\w’'&-]*){0,3}?),? "
    rf"(?:{'|'.join(sorted(INCORPORATED | {'AG', 'NV', 'GmbH'}))})\b"
)


class _Told(NamedTuple):
    """A place where somebody is called a mayor: with a name, or "" for one whom the story leaves unnamed."""

    at: int
    before: frozenset[str]  # words before the noun, which tell what kind of mayor
    name: str

    def where(self) -> int:
        """Where it stands in the text."""
        return self.at


class Holders:
    """Who is the mayor, the widow or the firm of one article; `person` gives the full name for a surname."""

    def __init__(self, text: str, person: Callable[[str], str]) -> None:
        self._text = text
        self._person = person
        self._head_ends = text.find("\n")
        self._told: dict[tuple[str, bool], list[_Told]] = {}

    def person(self, phrase: str, at: int) -> str:
        """Who "the deputy mayor" at `at` is, by the words behind "the"; "" where that is open."""
        *kind, noun = phrase.lower().split()
        found = self._before(self._told_of(noun, bodies=False), at, frozenset(kind))
        return next(iter(found)) if len(found) == 1 else ""

    def body(self, phrase: str, at: int) -> str:
        """Which body "the company" at `at` is; "" where that is open."""
        *kind, noun = phrase.lower().split()
        found = self._before(self._told_of(noun, bodies=True), at, frozenset(kind))
        if not found and noun in _FIRMS:
            other = _FIRMS[noun == _FIRMS[0]]
            told = self._told_of(other, bodies=True)
            told = told[bisect_left(told, at - _NEAR, key=_Told.where) :]
            found = self._before(told, at, frozenset(kind))
        if not found and not kind and noun in _FIRMS:
            found = self._incorporated
        return next(iter(found)) if len(found) == 1 else ""

    def _before(self, told: list[_Told], at: int, kind: frozenset[str]) -> set[str]:
        """The names of those told of before `at` who are of the kind."""
        until = at if at > max(self._head_ends, 0) else len(self._text)  # a headline tells what comes
        found: set[str] = set()
        last = bisect_left(told, until, key=_Told.where)
        for one in told[max(0, last - _LOOKED_AT) : last]:
            if one.before >= kind and one.before & _LESS <= kind:
                found = found | {one.name} if one.name else set()
        return found

    @cached_property
    def _incorporated(self) -> set[str]:
        """The names behind which the article says what kind of company they are: "Halvian plc"."""
        return set(_INCORPORATED.findall(self._text))

    def _told_of(self, noun: str, *, bodies: bool) -> list[_Told]:
        if (noun, bodies) not in self._told:
            nouns = (noun, *_ALIKE.get(noun, ()))
            places = sorted(place for one in nouns for place in _places(self._text, one))
            found = [self._one(start, end, bodies=bodies) for start, end in places]
            self._told[noun, bodies] = [one for one in found if one is not None]
        return self._told[noun, bodies]

    def _one(self, start: int, end: int, *, bodies: bool) -> _Told | None:
        """Who is told of at a place, if anybody: by a name beside it, or as somebody new without one."""
        kind, is_new = _led_by(_words_before(self._text, start))
        named = self._proper if bodies else self._known
        name = ""
        if behind := _BEHIND.match(self._text, end):
            name = named(behind["apart"] or behind["next"])
            if not name and not bodies and behind["next"] and self._text[start].isupper():
                name = bare_word(behind["next"])  # "Mr Justice Rown"
        if not name and _ENDS_APPOSITION.match(self._text, end):
            before = _BEFORE.search(self._text, max(0, start - _FURTHEST), start)
            name = named(before["name"]) if before else ""
        return _Told(start, kind, name) if name or is_new else None

    def _known(self, name: str) -> str:
        words = without_titles(name.split())
        if is_body(words):
            return ""
        return self._person(" ".join(words)) or (" ".join(words) if len(words) > 1 else "")

    def _proper(self, name: str) -> str:
        person = self._person(bare_word(name).rpartition(" ")[2])
        return "" if person or name.lower() in _NO_NAMES else bare_word(name)


def _words_before(text: str, start: int) -> list[str]:
    """The words that lead up to `start` in small letters, with nothing but a space between them."""
    *words, behind_last = text[max(0, start - _LONGEST_MODIFIERS) : start].split(" ")
    leading: list[str] = []
    for piece in reversed([] if behind_last else words[-_MOST_MODIFIERS:]):
        word = _WORD_AT_END.search(piece)
        leading += [word[0].lower()] if word else []
        if word is None or word.start() > 0:  # behind a sign
            break
    return leading[::-1]


def _led_by(words: list[str]) -> tuple[frozenset[str], bool]:
    """Of the words before a noun those that tell its kind, and whether an "a" brings in somebody new."""
    for at in range(len(words) - 1, -1, -1):
        if words[at] in _NEWCOMER or words[at] in _NO_KIND or words[at].endswith(("'s", "’s")):
            return frozenset(words[at + 1 :]), words[at] in _NEWCOMER
    return frozenset(words), False


def _places(text: str, noun: str) -> Iterator[tuple[int, int]]:
    """Where a noun stands by itself, with a small letter or a capital; an abbreviation with its full stop."""
    for word in (noun, noun.capitalize()):
        for at in mentions(text, word):
            end = at + len(word)
            if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
                yield at, end + (text[end : end + 1] == "." and noun in _ABBREVIATED)
