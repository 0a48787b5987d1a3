"""Joins the names of one article: surname to full name, title to name, pronoun to name, acronym to body."""

import re
from functools import cached_property

from claims.analysis.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    ROLES,
    SUBORDINATORS,
)
from claims.analysis.source_words import (
    BODIES,
    COUNTRIES,
    DATA_SOURCES,
    DOCUMENT_SOURCES,
    GROUPS,
    PICTURES,
    PLACE_SUFFIXES,
    PLURAL_PRONOUNS,
    POSSESSED,
    SINGULAR_PRONOUNS,
    TITLES,
)
from claims.analysis.spans import Span
from claims.vocabulary import SourceType

_WORD = re.compile(r"[^\W_](?:[\w.&-]*\w)?(?:['’]s?\b)?|,|\(|—|–")
# Patterns for names begin with the capital and look back from there, which makes them fast to search.
_FULL_NAME = re.compile(
    r"[A-Z](?<![\w’'-][A-Z])[\w’'-]++(?:[ \t]+(?:[A-Z]\.|(?:van|von|de|del|der|da|bin|al|el|la|ben|den|"
    r"di)\b|[A-Z][\w’'-]+)){1,4}"
)
_INITIALS = re.compile(r"\([A-Z]{2,7}\)")
_SHORT_FORM = re.compile(
    r"(?<![\w’'-])((?:[A-Z][\w’'-]{1,40} (?:(?:of|for|and|the|"
    r"on) ){0,2}){1,6}[A-Z][\w’'-]{1,40}) \(([A-Z]{2,7})\)"
)
_LONGEST_NAME = 400  # characters, more than a short form can have before it
_PLACES = (
    re.compile(
        r"([A-Z](?<= .)(?:(?<=\bin .)|(?<=\bacross .)|(?<=\binside .)|(?<=\bthroughout .)|(?<=\bnear .)"
        r"|(?<=\boutside .))[\w-]+)(?!\w| [A-Z])"
    ),
    re.compile(
        r"([A-Z](?<![\w-].)[\w-]{1,40})['’]s? (?:\w+ )?(?:forces|army|government|military|president|"
        r"ministry|capital|parliament|troops|economy|borders?|people|leaders|authorities|prime|foreign|"
        r"defen[cs]e)\b"
    ),
    re.compile(r"([A-Z](?<![\w-].)\w{1,40}) (?:province|region|district|border)\b"),
)
_TWO_NAMES = re.compile(r"(?:[Bb]oth )?([A-Z]\S*(?: [A-Z]\S*)*) and ([A-Z]\S*(?: [A-Z]\S*)*)")
_AT_ODDS = re.compile(
    r"([A-Z](?<![\w-].)\w{1,40})[-–]([A-Z]\w{1,40}) (?:[Ww]ar|[Bb]order|[Tt]alks|[Tt]reaty|[Ff]ront|"
    r"[Tt]ruce)\b"
)
_DEMONYM = re.compile(r"[A-Z](?<![\w-].)\w{2,40}(?:n|ish|ese)(?![\w-])")
_OF_PLACE = ("ian", "an", "n", "ish", "ese")
_AFTER_NAME = frozenset(
    (",", "(", "—", "–", "who", "which", "whose", "that", "and", "of", "in", "at", "from", "for", "with")
    + ("across", "near", "inside", "along", "on", "behind", "under", "close", "familiar", "to")
    + ("by", "filmed", "taken", "posted", "shared", "released", "published", "distributed", "dated", "quoted")
)
_ARTICLES = frozenset(("the", "a", "an"))
_PARTICLES = frozenset(["van", "von", "de", "del", "der", "da", "bin", "al", "el", "la", "ben", "den", "di"])
_APOSTROPHES = frozenset(["'", "’"])
_OFFICES = ROLES - BODIES - GROUPS
_SPEAKERS = ROLES | GROUPS | BODIES
_LEADS_IN = _ARTICLES | POSSESSIVES
_OPENING = DETERMINERS | CONJUNCTIONS | PREPOSITIONS | SUBORDINATORS | {"unlike"}


class Cast:
    """Who appears in one article: full names by surname and by title, long names by short form.

    Built once from the article's text; `name` then gives the suggested canonical name of a source.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._by_last: dict[str, str] = {}
        self._by_title: dict[str, str] = {}
        self._by_initials = _short_forms(text)
        for name in dict.fromkeys(_FULL_NAME.findall(text)):
            self._meet(name.split())
        self._person = ""
        self._body = ""
        self._plural = ""
        self._by_noun: dict[str, str] = {}  # the last body called by what it is: "ministry"

    def _meet(self, parts: list[str]) -> None:
        """Takes in a name with its titles, and perhaps the "But" or "Both" that opens its sentence."""
        if parts[0].lower() in _OPENING:
            parts = parts[1:]
        titles = 0
        while titles < len(parts) and _is_title(parts[titles]):
            titles += 1
        name = [_bare(part) for part in parts[titles:]]
        if not name:
            return
        full = " ".join(name)
        if titles:
            self._by_title.setdefault(_bare(parts[titles - 1]).lower(), full)
        if len(name) > 1 and not _is_body(name):
            self._by_last.setdefault(name[-1], full)

    def name(self, source: str) -> tuple[str, SourceType]:
        """The canonical name suggested for the words of a source, and its type.

        "" when the words are a pronoun that nobody before it explains. Call it in reading order: a pronoun
        stands for the last person or body named.
        """
        low = source.lower().strip()
        head = low.partition("'")[0].partition("’")[0]
        head = POSSESSED.get(head, head)
        if head in SINGULAR_PRONOUNS or head in PLURAL_PRONOUNS or low in {"who", "which", "that"}:
            return self._explained(head)
        kind = source_type(source)
        name = self._several(source) if kind is SourceType.NAMED_PERSON else ""
        single = kind is SourceType.NAMED_PERSON and source not in self._by_last
        if name or single and self._is_place(source):
            kind = SourceType.NAMED_GROUP
        name = name or self._canonical(source, kind)
        self._remember(name, kind)
        return name, kind

    def _several(self, source: str) -> str:
        """Both names of two who speak together: "Holt and Lank", "both Lormond and Velmar"; else ""."""
        match = _TWO_NAMES.fullmatch(source)
        if match is None or any(source_type(name) is not SourceType.NAMED_PERSON for name in match.groups()):
            return ""
        return " and ".join(self.name(name)[0] for name in match.groups())

    def _is_place(self, name: str) -> bool:
        return name in COUNTRIES or " " not in name and name in self._places

    @cached_property
    def _places(self) -> set[str]:
        """What the article shows to be places: single words, and looked for in few articles only."""
        found = {name for pattern in _PLACES for name in pattern.findall(self._text)}
        found.update(name for names in _AT_ODDS.findall(self._text) for name in names)
        for people in set(_DEMONYM.findall(self._text)):
            found.update(people.removesuffix(end) for end in _OF_PLACE if people.endswith(end))
        return found

    def _explained(self, pronoun: str) -> tuple[str, SourceType]:
        if pronoun in {"he", "she", "i"}:
            return self._person, SourceType.NAMED_PERSON if self._person else SourceType.UNNAMED_PERSON
        if pronoun in PLURAL_PRONOUNS:
            name = self._plural or self._body
            return name, SourceType.NAMED_GROUP if name and name[0].isupper() else SourceType.UNNAMED_GROUP
        name = self._body or self._person
        return name, SourceType.NAMED_GROUP if name else SourceType.UNNAMED_GROUP

    def _remember(self, name: str, kind: SourceType) -> None:
        if kind in {SourceType.NAMED_PERSON, SourceType.UNNAMED_PERSON}:
            self._person = name
        elif kind is SourceType.UNNAMED_GROUP:
            self._plural = name
        else:
            self._body = self._plural = name
            if name.startswith("the "):
                self._by_noun[name.rpartition(" ")[2]] = name

    def _canonical(self, source: str, kind: SourceType) -> str:
        if kind is SourceType.NAMED_PERSON:
            name = person_name(source)
            if " " not in name:
                return self._by_last.get(name) or name
            return name
        first, _, short = source.partition(" ")
        article = first.lower() if first.lower() in _ARTICLES else "the"
        if not short or first.lower() not in _LEADS_IN:
            return self._by_initials.get(source, _plain(source))
        if article == "the" and short.lower() in self._by_title:
            return self._by_title[short.lower()]
        if _is_capitalised(_head(_WORD.findall(short))):
            return self._by_initials.get(short, _plain(short))
        if kind is SourceType.NAMED_GROUP and short in self._by_noun and article == "the":
            return self._by_noun[short]
        return f"{article} {_plain(short)}"


def _short_forms(text: str) -> dict[str, str]:
    """Long names by the initials that stand in brackets behind them."""
    found: dict[str, str] = {}
    at = 0
    for initials in _INITIALS.finditer(text):
        near = max(at, initials.start() - _LONGEST_NAME)
        if match := _SHORT_FORM.search(text, near, initials.end()):
            found[match[2]] = _plain(match[1])
        at = initials.end()
    return found


def source_type(source: str) -> SourceType:
    """What kind of speaker the words of a source name, judged by their shape and by known nouns."""
    words = _WORD.findall(source)
    head = _head(words)
    low = head.lower()
    if low in DOCUMENT_SOURCES or low in PICTURES:
        return SourceType.DOCUMENT
    if low in DATA_SOURCES:
        return SourceType.DATA
    definite = words[0].lower() == "the" if words else False
    if low in _SPEAKERS and not _is_capitalised(head) or low in GROUPS:
        return _common(low, definite, words)
    if _looks_like_body(words, head, definite):
        return SourceType.NAMED_GROUP
    if _is_capitalised(head):
        return SourceType.NAMED_PERSON
    return (
        SourceType.UNNAMED_GROUP
        if low.endswith("s") and not low.endswith("ss")
        else SourceType.UNNAMED_PERSON
    )


def _common(low: str, definite: bool, words: list[str]) -> SourceType:
    """A speaker named by a common noun: one, several, or a body known by what it is."""
    if low in BODIES:
        named = definite or any(_is_capitalised(word) for word in words)
        return SourceType.NAMED_GROUP if named else SourceType.UNNAMED_GROUP
    plural = low in GROUPS or low.endswith("s") and low not in {"boss"}
    return SourceType.UNNAMED_GROUP if plural else SourceType.UNNAMED_PERSON


def _looks_like_body(words: list[str], head: str, definite: bool) -> bool:
    names = [word for word in words if _is_capitalised(word)]
    if definite and names and not any(_is_title(word) for word in words):
        return True
    if head.lower() in BODIES or head.isupper() and len(head) > 1 or _is_body(names[-3:]):
        return True
    return len(names) == 1 and head.lower().endswith(PLACE_SUFFIXES)


def _head(words: list[str]) -> str:
    """The last word of the phrase before a comma, a bracket or what qualifies it."""
    head = ""
    for word in words:
        if head and word.lower() in _AFTER_NAME:
            break
        if word not in _AFTER_NAME and word.lower() not in DETERMINERS:
            head = word
    return _bare(head)


def person_name(source: str) -> str:
    """The bare name in "Velmaran Finance Minister Maren Holt, 52": what is left without titles "
    "and additions."""
    names: list[str] = []
    for word in _WORD.findall(source):
        if names and word.lower() in _AFTER_NAME:
            break
        if _is_title(word):
            names = []
        elif _is_capitalised(word) or names and word in _PARTICLES:
            names.append(_bare(word))
    return " ".join(names) or _plain(source)


def _is_capitalised(word: str) -> bool:
    return word[:1].isalpha() and not "a" <= word[0] <= "z"


def _is_title(word: str) -> bool:
    low = _bare(word).lower().rstrip(".")
    return low in TITLES or low in ROLES


def _is_body(names: list[str]) -> bool:
    return any(_bare(name).lower() in BODIES for name in names)


def _bare(word: str) -> str:
    if word[-1:] in _APOSTROPHES:
        return word[:-1]
    return word[:-2] if word[-1:] == "s" and word[-2:-1] in _APOSTROPHES else word


def _plain(source: str) -> str:
    words = source.split()
    while words and (words[0].lower() in {"the", "a", "an"} or words[0].lower() in POSSESSIVES):
        words = words[1:]
    return _bare(" ".join(words) or source)


def clip(text: str, source: Span) -> str:
    """The words of a source without what is set off behind a comma, on one line.

    A role before a full name gives way to it: "Halina Stroy" in "the energy minister, Halina Stroy".
    """
    words = source.cut(text)
    first, _, rest = words.partition(",")
    name = rest.partition(",")[0].strip()
    if name and _head(_WORD.findall(first)) in _OFFICES and _FULL_NAME.fullmatch(name):
        return " ".join(name.split())
    return " ".join((first.strip() or words).split())
