"""Tells who is a "he" and who a "she": by titles, by what the article says of them, and by first names."""

import re

from claims.analysis.names.first_names import OF_MEN, OF_WOMEN
from claims.analysis.names.source_words import KIN

KIN_PATTERN = "|".join(sorted(KIN))
# Both begin with a letter and look back from it, since a search for a word's start is several times as slow.
_NAME = r"((?:[A-Z][\w.’'-]*+ ){0,3}[A-Z][\w’'-]++)(?! [A-Z])"
_TITLED = re.compile(
    r"(M(?<!\w.)(?:rs?|s|iss)|S(?<!\w.)ir|D(?<!\w.)ame|L(?<!\w.)(?:ord|ady)|K(?<!\w.)ing|Q(?<!\w.)ueen|"
    rf"P(?<!\w.)rince(?:ss)?|woman|Woman|m(?<=[A-Za-z].)an)\b\.? {_NAME}"
)
_KIN = re.compile(
    r"(w(?<!\w.)(?:ife|idow)|h(?<!\w.)usband|d(?<!\w.)aughter|s(?<!\w.)(?:on|ister)|m(?<!\w.)other|"
    rf"f(?<!\w.)ather|b(?<!\w.)rother),? {_NAME}"
)
_KIN_OF = re.compile(rf", (?:[A-Z][\w-]+['’]s|his|her|their) (?:\w+ )?({KIN_PATTERN})\b")
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+\Z")
_LONGEST_NAME = 40  # characters
_FEMALE = (
    *("mrs", "ms", "miss", "dame", "lady", "queen", "princess", "woman"),
    *("wife", "widow", "daughter", "sister", "mother"),
)
_SAYS_OF_SELF = re.compile(
    r"([A-Z](?<!\w.)[\w’'-]++) (?:(?:said|says|added|wrote|insisted|claimed|denied) |told (?:\w+ ){1,3}?)"
    r"(?:that )?(he|she)\b"
)
_BY_TITLE = {
    "mr": "he", "mrs": "she", "ms": "she", "miss": "she", "sir": "he", "dame": "she", "lord": "he",
    "lady": "she",
}  # fmt: skip


def pronouns_told(text: str) -> dict[str, str]:
    """ "he" or "she" by name, as far as given: by a title ("Ms Lund") or as kin ("his wife, Ada Orr")."""
    found: dict[str, str] = {}
    for kin in _KIN_OF.finditer(text):
        if name := _NAME_BEFORE.search(text, max(0, kin.start() - _LONGEST_NAME), kin.start()):
            found[name[0]] = "she" if kin[1] in _FEMALE else "he"
    for pattern in (_KIN, _TITLED):
        for title, name in pattern.findall(text):
            found[name] = "she" if title.lower().endswith(_FEMALE) else "he"
    return found


def pronouns_of_self(text: str) -> dict[str, str]:
    """ "he" or "she" by surname, where "Lund said she": most speak of themselves, but not all."""
    return dict(_SAYS_OF_SELF.findall(text))


def pronoun_of(name: str) -> str:
    """ "he" or "she" by the first name of a full name or by a title, or "" where it leaves a doubt."""
    first = _first(name)
    by_title = _BY_TITLE.get(first, "")
    return by_title or ("he" if first in OF_MEN else "she" if first in OF_WOMEN else "")


def pronoun_of_title(words: str) -> str:
    """ "she" for "Mrs Alderton"; "" where no such title stands before the name."""
    return _BY_TITLE.get(words.partition(" ")[0].lower().rstrip("."), "")


def pronoun_of_noun(noun: str) -> str:
    """ "she" for "spokeswoman" or "widow", "he" for "husband"; "" for most."""
    low = noun.lower()
    if low.endswith(("woman", *_FEMALE, "girl", "actress", "waitress", "grandmother", "nun")):
        return "she"
    return "he" if low.endswith(("man", "husband", "father", "son", "brother", "boy", "widower")) else ""


def sounds_like_she(name: str) -> bool:
    """Whether a first name ends as most that women bear: no more than a hint, as for "Sasha"."""
    return _first(name).endswith("a") and _first(name) not in OF_MEN


def _first(name: str) -> str:
    first, _, last = name.partition(" ")
    return first.lower().rstrip(".") if last and first[0].isupper() and len(first) > 1 else ""
