"""Judges what kind of speaker the words of a source name: a person, a body, a document, data."""

from claims.analysis.function_words import DETERMINERS, ROLES, word_set
from claims.analysis.names.shapes import GENERATIONS
from claims.analysis.names.source_names import (
    AFTER_NAME,
    is_body,
    is_capitalised,
    is_title,
    named_behind,
    parts_of,
)
from claims.analysis.names.source_words import (
    BODIES,
    BODY_ENDINGS,
    DATA_SOURCES,
    DOCUMENT_SOURCES,
    FIRM_FORMS,
    GROUPS,
    NAMED_BEHIND,
    PEOPLE_SUFFIXES,
    PICTURES,
    PLACE_SUFFIXES,
    TRADES,
)
from claims.vocabulary import SourceType

_PARTS = word_set("half third quarter majority minority percent cent scores plenty")  # of people
_SPEAKERS = ROLES | GROUPS | BODIES
_MANY = word_set("unions banks ministries councils agencies courts charities firms companies parties")
_NOT_PERSONS = NAMED_BEHIND | BODIES
# A name of plain letters that holds one of these is not only a person's.
_TELLING = (
    DETERMINERS | AFTER_NAME | _PARTS | _MANY | BODIES | DOCUMENT_SOURCES | PICTURES | DATA_SOURCES | GROUPS
    | frozenset(map(str.lower, BODY_ENDINGS | FIRM_FORMS | GENERATIONS))
)  # fmt: skip
_LONGEST_PLAIN_NAME = 3  # words
_MEMBERS = word_set("democrat republican conservative tory socialist liberal communist nationalist")
_ONE_CAPITAL = 2  # words of "the Police"
_WHERE_THEY_ARE = word_set("at from in near with for inside")  # "Scholars at the institute"


def source_type(source: str) -> SourceType:
    """What kind of speaker the words of a source name, judged by their shape and by known nouns."""
    if _is_plain_name(source):
        return SourceType.NAMED_PERSON
    words, phrase, head = parts_of(source)
    if " & " in source and f"& {head}" in source and all(map(is_capitalised, phrase)):
        return SourceType.NAMED_GROUP  # "Calder & Roe"
    low = head.lower()
    if low in _PARTS or head.isdigit():
        return SourceType.UNNAMED_GROUP
    body = is_capitalised(head) and (low in BODIES or head in BODY_ENDINGS)
    named = body and words[0] != head  # "The Evening Post", "Orr Records"
    if not named and (low in DOCUMENT_SOURCES or low in PICTURES):
        return SourceType.DOCUMENT
    if low in DATA_SOURCES:
        return SourceType.DATA
    return _speaker_type(words, phrase, head, low)


def _is_plain_name(source: str) -> bool:
    """Whether up to three words are a name and tell nothing more, as most sources do: "Ada Lind", "Lind".

    What the rest finds out in many times as long.
    """
    words = source.split(" ")
    if len(words) > _LONGEST_PLAIN_NAME or not all(map(str.istitle, words)) or not "".join(words).isalpha():
        return False
    low = source.lower()
    return _TELLING.isdisjoint(low.split(" ")) and (len(words) > 1 or not low.endswith(PLACE_SUFFIXES))


def _speaker_type(words: list[str], phrase: list[str], head: str, low: str) -> SourceType:
    definite = words[0].lower() == "the" if words else False
    if definite and low in GROUPS and len(phrase) > _ONE_CAPITAL and all(map(is_capitalised, phrase[1:])):
        return SourceType.NAMED_GROUP  # "the United Observers"
    if definite and len(phrase) == _ONE_CAPITAL and low in _MEMBERS:
        return SourceType.UNNAMED_PERSON  # "the Democrat"
    if low in _SPEAKERS and not is_capitalised(head) or low in GROUPS or phrase == [head] and low in _MANY:
        return _common(low, definite, words)
    if phrase == ["Police"]:
        return SourceType.UNNAMED_GROUP
    if low in TRADES and head == low and words[-1] == head:
        return SourceType.NAMED_GROUP if definite else SourceType.UNNAMED_GROUP
    if _looks_like_body(phrase, head, definite):
        return SourceType.NAMED_GROUP
    several = head.endswith("s") and head == words[0] and words[1:2] and words[1] in _WHERE_THEY_ARE
    if is_capitalised(head) and not several:
        return SourceType.UNNAMED_PERSON if _one_of_many(phrase) else SourceType.NAMED_PERSON
    return SourceType.UNNAMED_GROUP if _is_plural(low) else SourceType.UNNAMED_PERSON


def _is_plural(noun: str) -> bool:
    return noun.endswith(("s", "men")) and not noun.endswith(("ss", "specimen"))


def _one_of_many(phrase: list[str]) -> bool:
    """ "A senior Conservative", "another Tarskan": someone of a party or a people, not named."""
    if not phrase or phrase[0].lower() not in {"a", "an", "another"}:
        return False
    return is_capitalised(phrase[-1]) and not any(is_capitalised(word) for word in phrase[1:-1])


def _common(low: str, definite: bool, words: list[str]) -> SourceType:
    """A speaker named by a common noun: one, several, or a body known by what it is."""
    if low in BODIES:
        named = definite or any(is_capitalised(word) for word in words)
        return SourceType.NAMED_GROUP if named else SourceType.UNNAMED_GROUP
    one = [word.lower() for word in words[:2]] == ["one", "of"]
    plural = not one and (low in GROUPS or _is_plural(low))
    return SourceType.UNNAMED_GROUP if plural else SourceType.UNNAMED_PERSON


def _looks_like_body(phrase: list[str], head: str, definite: bool) -> bool:
    words = phrase[1:] if definite else phrase
    names = [word for word in words if is_capitalised(word)]
    if definite and names and not any(map(is_title, words)) and not _person_behind(words):
        return True
    if len(words) > 1 and named_behind(words):
        return True
    if head.lower() in BODIES or head.isupper() and len(head) > 1 or is_body(names[-3:]):
        return True
    return len(names) == 1 and head.lower().endswith(PLACE_SUFFIXES)


def _person_behind(words: list[str]) -> bool:
    """Whether what somebody is stands before a full name: "poet Anton Sear"."""
    return any(
        kind.islower() and kind.endswith((*PEOPLE_SUFFIXES, "er", "or", "poet")) and kind not in _NOT_PERSONS
        for kind, name, last in zip(words, words[1:], words[2:], strict=False)
        if is_capitalised(name) and is_capitalised(last)
    )
