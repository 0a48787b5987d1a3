"""Takes of the words of a source those that name the speaker, where an apposition stands beside the name."""

import re

from claims.analysis.function_words import word_set
from claims.analysis.names.shapes import CAPITAL, FULL_NAME
from claims.analysis.names.source_names import head_of, is_body
from claims.analysis.names.source_words import (
    BODIES,
    DOCUMENT_SOURCES,
    GROUPS,
    KIN,
    NAMED_BEHIND,
    OFFICES,
    TITLES,
)
from claims.analysis.spans import Span

_TITLES = rf"(?>(?:(?:{'|'.join(sorted(map(str.capitalize, TITLES)))})\. )*)"  # "Dr. ", "Lt. Gov. "
# "former mayor Leif Moe", "former Rovers midfielder Mark Teale", "Dr. Ada Orr", "Baroness Orr of Brint"
_NAMED_PERSON = re.compile(
    r"(?!\w+ by |and )(?:(?:[\w’'-]+\s+){0,4}?(?!of |from |in |at |for )[a-z-]+\s+)?"
    rf"({_TITLES}{FULL_NAME.pattern})"
    rf"(?: of [{CAPITAL}][\w’'-]+(?: [{CAPITAL}][\w’'-]+)?)?"
)
_FIRST_NAME = re.compile(r"[A-Z][\w’'-]+")  # "his wife, Pat"
_RELATIVES = KIN | {"partner", "widower"}
_NAME = re.compile(r"[A-Z][\w’'&.-]*(?:\s+(?:of|for|the|and|[A-Z&][\w’'&.-]*)){0,6}")
_NAME_FOLLOWS = re.compile(
    rf", ({_TITLES}(?:{FULL_NAME.pattern}|"
    rf"[{CAPITAL}][\w’'&-]++(?>(?: (?:[A-Z]\.|[{CAPITAL}][\w’'&-]*+)){{0,4}})))(?=[,.;]|\s*\Z)"
)
_ASIDES = ("himself", "herself", "itself", "themselves", "however", "both", "all", "each")  # "Orr himself"
_ASIDE = re.compile(rf",? (?:{'|'.join(_ASIDES)})\Z")
# "Solvane Therapeutics (SLVN)", 'Ada "Dot" Lind'
_ASIDE_IN_NAME = re.compile(r" ?\([^()]*\)| [“\"][^“”\"]{1,24}[”\"](?= [A-Z])")
_COMMA = re.compile(r",(?!\d)")  # of "8,000 times" none
_OFFICES = word_set("senator minister governor president mayor chancellor premier ambassador speaker")
_MANY = BODIES | GROUPS | DOCUMENT_SOURCES
_FOR_BODY = re.compile(r"(?:the|its|his|her|their) [\w-]+\Z")
_ONE_PERSON = frozenset(("MP", "MEP", "MSP", "CEO", "One", "Another"))


def clip(text: str, source: Span) -> str:
    """The words of a source without what is set off behind a comma, on one line.

    A role before a full name gives way to it, also where the source ends before it: "Halina Stroy" in
    "the energy minister, Halina Stroy". What a body is stays before its name: "the firm Delta Stone" for
    "the firm, Delta Stone, of Brint", and "group Open Sea" for "Open Sea, a rights group".
    """
    words = _without_asides(source.cut(text))
    first, *rest = _COMMA.split(words, maxsplit=2) if "," in words else [words]
    first, behind = first.strip(), rest[0].strip() if rest else ""
    behind = behind or _name_following(text, source.end)
    if behind:
        first = _named_by(first, behind)
    return " ".join((first or words).split())


def _without_asides(words: str) -> str:
    """ "Orr" of "Orr himself", "Solvane" of "Solvane (SLVN)"."""
    if words.endswith(_ASIDES):
        words = _ASIDE.sub("", words)
    return _ASIDE_IN_NAME.sub("", words) if "(" in words or '"' in words or "“" in words else words


def _name_following(text: str, at: int) -> str:
    """ "Ada Orr" where ", Ada Orr," goes on at `at`."""
    follows = _NAME_FOLLOWS.match(text, at) if text.startswith(", ", at) else None
    return follows[1] if follows else ""


def _named_by(first: str, behind: str) -> str:
    """The words that name the speaker, of those before and behind a comma."""
    head, kind = head_of(first), head_of(behind)
    if head in NAMED_BEHIND and _NAME.fullmatch(behind):
        return f"{first if first.endswith(head) else head} {behind}"  # "The firm behind it, Delta Stone"
    if is_body(behind.split()) and head != first.rpartition(" ")[2] and _FOR_BODY.search(first):
        return _FOR_BODY.sub(behind, first)  # "A spokesman for the operator, Corvane Mining"
    if _is_someone(head) and (named := _NAMED_PERSON.fullmatch(behind)):
        return named[1]
    one = head in OFFICES or head in _RELATIVES or first.startswith("One of ")  # "One of the three, Nordvik"
    if one and _FIRST_NAME.fullmatch(behind):
        return behind
    if kind in NAMED_BEHIND and behind.startswith(("a ", "an ", "the ")) and _NAME.fullmatch(first):
        return f"{kind} {first}"
    return first


def _is_someone(head: str) -> bool:
    """Whether a noun may give way to the name behind it: "the mayor", "the local MP", "One"."""
    known = head in _ONE_PERSON or head.lower() in _OFFICES
    return head.islower() and head not in _MANY or known
