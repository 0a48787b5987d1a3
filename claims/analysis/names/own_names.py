"""Takes the bare name of a body from the words of a source: "Civic League" of "rights group Civic League"."""

import re

from claims.analysis.function_words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from claims.analysis.names.source_names import is_capitalised, named_behind, plain_name

_NO_ATTRIBUTES = DETERMINERS | PREPOSITIONS | CONJUNCTIONS
_SHORTEST_OWN_NAME = 2  # words
_MOOD = re.compile(r"[Aa]n? (?:[a-z]+ )+([A-Z][\w’'-]+)")


def own_name(source: str) -> str:
    """The name of a body without the words in small letters that say what it is: "Civic League"."""
    words = source.split()
    if behind := named_behind(words):
        return plain_name(" ".join(words[behind:]))
    first = next((at for at, word in enumerate(words) if is_capitalised(word)), 0)
    plain = all(word.isalpha() and word not in _NO_ATTRIBUTES for word in words[:first])
    whole = len(words) - first >= _SHORTEST_OWN_NAME and is_capitalised(words[-1])
    return plain_name(" ".join(words[first:] if plain and whole else words))


def in_a_mood(source: str) -> str:
    """ "Orr" for "a beaming Orr", else ""."""
    named = _MOOD.fullmatch(source)
    return named[1] if named else ""
