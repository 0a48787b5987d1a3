"""Takes the words of a source apart by their shape: whom they name, with which titles, and the bare name."""

import re
from itertools import pairwise, takewhile

from claims.analysis.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    REFLEXIVES,
    ROLES,
    word_set,
)
from claims.analysis.names.shapes import GENERATIONS, PARTICLES, POSTNOMINALS
from claims.analysis.names.source_words import (
    BODIES,
    BODY_ENDINGS,
    DOCUMENT_SOURCES,
    FIRM_FORMS,
    GROUPS,
    NAMED_BEHIND,
    OFFICES,
    PEOPLE_SUFFIXES,
    PERSONS,
    PICTURES,
    TITLES,
)

_WORD = re.compile(r"(?:[A-Z]\.){1,4}(?!\w)|St\.(?= )|[^\W_](?:[\w.&'’-]*\w)?|,|\(|—|–")
AFTER_NAME = frozenset(
    (",", "(", "—", "–", "who", "which", "whose", "that", "and", "of", "in", "at", "from", "for", "with")
    + ("across", "near", "inside", "along", "on", "behind", "under", "close", "familiar", "to")
    + ("by", "filmed", "taken", "posted", "shared", "released", "published", "distributed", "dated")
    + ("quoted", "reached", "he", "she", "they", "it")
)
# "Figures compiled by", "a document seen by", "people living in": with a preposition behind.
_PARTICIPLE = re.compile(
    r"[a-z]{2,}(?:ed|ing)|seen|held|sent|read|written|drawn|made|shown|kept|told|left|given|led|built|put"
)
_COUNTS = word_set("more nearly almost hundreds thousands millions")  # "a post viewed nearly 300 times"
_IN_CHARGE = word_set("representing heading leading overseeing running covering")
_BEHIND_PARTICIPLE = PREPOSITIONS | REFLEXIVES | _COUNTS | {"out"}
_ARABIC = ("al-", "el-", "as-", "ad-", "at-", "ash-", "an-", "ar-")
_APOSTROPHES = frozenset(["'", "’"])
_POSSESSIVE_ENDINGS = ("'s", "’s")
_TITLES_AND_ROLES = TITLES | ROLES
_HEADS = OFFICES | GROUPS | PICTURES | DOCUMENT_SOURCES  # "a lawyer for", "supporters of"
_OFFICE_ALONE = re.compile(
    r"(?:[Tt]he )?(?:Shadow )?(?:Minister|Secretary|Commissioner) for [A-Z][a-z]+(?: and [A-Z][a-z]+)?\Z"
)
_OF_OFFICE = ("of", "for")
_SHORTEST_OWN_NAME = 2  # words


def parts_of(source: str) -> tuple[list[str], list[str], str]:
    """The words for who bears an office or a name, those before what is added, and the noun they turn on."""
    words = _bearer(_WORD.findall(source))
    phrase = _before_additions(words)
    return words, phrase, _last_word(phrase)


def _bearer(words: list[str]) -> list[str]:
    """Who holds the office, or is whose: "Rolf Kern" in "Halden economist Rolf Kern"; else all the words."""
    headed = False
    for at, word in enumerate(words[:-1]):
        if word == "," or word in CONJUNCTIONS or headed and word in PREPOSITIONS:
            break
        if word in OFFICES and is_capitalised(words[at + 1]):
            return words[at + 1 :]
        if word[-2:] in _POSSESSIVE_ENDINGS and _owns_whom(words, at):
            return words[at + 1 :]
        headed = headed or word in _HEADS or at == 0 and word.lower() in _HEADS
    return words


def _owns_whom(words: list[str], at: int) -> bool:
    """Whether a possessive at `at` says whose somebody is who is named in full behind it."""
    name = [word for word in words[at + 1 : at + 3] if is_capitalised(word) or word in PARTICLES]
    return len(name) == _SHORTEST_OWN_NAME and not is_body(words[at + 1 :])


def _before_additions(words: list[str]) -> list[str]:
    """The phrase before a comma, a bracket or what qualifies it."""
    begun = False
    for at, word in enumerate(words):
        low = word.lower()
        if not begun:
            begun = word not in AFTER_NAME and low not in DETERMINERS
        elif (low in AFTER_NAME or _adds(words, at)) and not _joins_one_body(words, at):
            return words[:at]
    return words


def _joins_one_body(words: list[str], at: int) -> bool:
    """Whether an "and" stands in the name of one body: "Hale and District Trust"."""
    names = [*words[:at], *words[at + 1 :]]
    return words[at] == "and" and at == 1 and all(map(is_capitalised, names)) and is_body(words[-1:])


def _adds(words: list[str], at: int) -> bool:
    """Whether a participle or letters behind a name begin what is added: "seen by", "KC"."""
    if words[at] in POSTNOMINALS or words[at] in GENERATIONS:
        return is_capitalised(words[at - 1])
    follows = words[at + 1] if at + 1 < len(words) else ""
    if words[at] in _IN_CHARGE and is_capitalised(follows):
        return is_title(words[at - 1])  # "the senator representing Brint North"
    added = follows in _BEHIND_PARTICIPLE or follows[:1].isdigit()
    return added and _PARTICIPLE.fullmatch(words[at]) is not None


def _head(words: list[str]) -> str:
    """The last word of the phrase before what is added to it."""
    return _last_word(_before_additions(words))


def _last_word(phrase: list[str]) -> str:
    """The last word that is neither a preposition nor an article, without a possessive ending."""
    words = (word for word in reversed(phrase) if word not in AFTER_NAME and word.lower() not in DETERMINERS)
    return bare_word(next(words, ""))


def head_of(source: str) -> str:
    """The noun that the words of a source turn on: "spokesman" in "a spokesman for the army"."""
    return _head(_WORD.findall(source))


def person_name(source: str) -> str:
    """The bare name in "Velmaran Finance Minister Maren Holt, 52": without titles and additions."""
    if source.isalpha():
        return source
    if _OFFICE_ALONE.match(source):
        return plain_name(source)
    return _personal_name(source) or plain_name(source)


def _personal_name(source: str) -> str:
    names: list[str] = []
    before: list[str] = []
    words = _behind_office(_bearer(_WORD.findall(source)))
    for at, word in enumerate(words):
        low = word.lower()
        if names and (low in AFTER_NAME or word in POSTNOMINALS and not _is_member(words, at)):
            break
        if is_title(word) or _is_member(words, at):
            before, names = [], []
        elif is_capitalised(word) and (names or low not in DETERMINERS) or names and word in PARTICLES:
            names.append(bare_word(word))
        elif names:
            before, names = names, []  # "Legal scholar", "Drug maker": what follows is the name
    if len(names) > _SHORTEST_OWN_NAME and is_calling(names[0]):
        names = names[1:]
    return " ".join(names or before)


def _behind_office(words: list[str]) -> list[str]:
    """ "Rajan Kelkar" of "Commissioner of Police Rajan Kelkar"; other words as they are."""
    at = next((at for at, word in enumerate(words) if word in _OF_OFFICE), 0)
    if not at or not (is_calling(words[at - 1]) or is_title(words[at - 1])):
        return words
    run = list(takewhile(is_capitalised, words[at + 1 + (words[at + 1 : at + 2] == ["the"]) :]))
    office = len(run) > _SHORTEST_OWN_NAME and not is_body(run[1:])
    return run[-_SHORTEST_OWN_NAME:] if office else words


def _is_member(words: list[str], at: int) -> bool:
    """Whether an "MP" stands before a full name: "Local MP Ada Lind"."""
    return at < 2 and words[at] in POSTNOMINALS and all(map(is_capitalised, words[at + 1 : at + 3] or [""]))


def is_someone(source: str) -> bool:
    """Whether the words of a source tell of a person, by a role or a word such as "woman"."""
    words = _before_additions(_WORD.findall(source))
    return any(word in ROLES or word in PERSONS or word.endswith(PEOPLE_SUFFIXES) for word in words)


def is_capitalised(word: str) -> bool:
    """Whether a word begins with a letter that is no small one of English, or as "al-Farsi", "d’Orr" do."""
    if word[:1].isalpha() and not "a" <= word[0] <= "z":
        return True
    if word[1:2] in _APOSTROPHES:
        return word[2:3].isupper()
    return word.startswith(_ARABIC) and word[3:].isalpha() and word.partition("-")[2][0].isupper()


def is_calling(word: str) -> bool:
    """Whether a word tells what somebody is or does: "Forecaster", "neurologist"."""
    low = word.lower()
    return low in PERSONS or low.endswith(("ologist", "ician", "woman")) or low in OFFICES


def without_titles(words: list[str]) -> list[str]:
    """The words of a name behind its titles and whose they are: behind "Tarsk's Foreign Minister"."""
    first = 0
    for at, word in enumerate(words[:-1], 1):
        member = word in POSTNOMINALS and _is_member(words, at - 1)
        if member or word[-2:] in _POSSESSIVE_ENDINGS or is_title(word):
            first = at
    if len(words) - first > _SHORTEST_OWN_NAME and is_calling(words[first]):
        first += 1
    named = words[first:]
    if not POSTNOMINALS.isdisjoint(named):
        named = [word for word in named if word not in POSTNOMINALS]
    return bare_words(named)


def is_title(word: str) -> bool:
    """Whether a word stands before a name as a title or role: "Dr.", "Minister", "Co-founder"."""
    low = word.lower()
    if not low.isalnum():
        low = bare_word(low.removeprefix("co-").removeprefix("ex-")).rstrip(".")
    return low in _TITLES_AND_ROLES


def is_body(names: list[str]) -> bool:
    """Whether a word of a name says that it is a body: "Council", "Bank", the "AS" at its end."""
    bare = bare_words(names)
    if len(names) > 1 and (names[-1] in FIRM_FORMS or bare[-1] in BODY_ENDINGS):
        return True
    return not BODIES.isdisjoint(map(str.lower, bare))


def bare_word(word: str) -> str:
    """The word without a possessive ending."""
    if word.isalnum():
        return word
    if word[-1:] in _APOSTROPHES:
        return word[:-1]
    return word[:-2] if word[-1:] == "s" and word[-2:-1] in _APOSTROPHES else word


def bare_words(words: list[str]) -> list[str]:
    """The words, each without a possessive ending; few have one."""
    return words if "".join(words).isalnum() else [bare_word(word) for word in words]


def named_behind(words: list[str]) -> int:
    """Where the name begins in "the rights group Open Sea", or 0."""
    return next(
        (
            at
            for at, (kind, name) in enumerate(pairwise(words), 1)
            if kind in NAMED_BEHIND and is_capitalised(name) and not is_title(name)
        ),
        0,
    )


def plain_name(source: str) -> str:
    """The words of a source without articles and possessives before them."""
    words = source.split()
    while words and (words[0].lower() in {"the", "a", "an"} or words[0].lower() in POSSESSIVES):
        words = words[1:]
    return bare_word(" ".join(words) or source)
