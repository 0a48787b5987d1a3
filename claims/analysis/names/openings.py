"""Finds what a sentence opens with before its ", its ministry said": whose ministry it is."""

import re

from claims.analysis.names.shapes import OPENS_SENTENCE

_NEAR = 400  # characters before the possessive that may hold the sentence so far
# "Lorvel's defences shot down 14 drones, its ministry said"
_NAME = re.compile(
    rf"{OPENS_SENTENCE}([A-Z][\w-]++(?: [A-Z][\w-]++){{0,2}})(?:['’]s?)? (?![A-Z])[^.!?;\n“\"]*, \Z"
)
# "A petition has 2,300 signatures, its organisers claim"
_THING = re.compile(rf"{OPENS_SENTENCE}(?:An?|This|That) [^.!?;\n“\"]*, \Z")


def name_opening(text: str, at: int) -> tuple[str, int]:
    """The name that opens the sentence before its "its" at `at`, and where it stands; "" if none does."""
    told = _NAME.search(text, max(0, at - _NEAR), at)
    return (told[1], told.start(1)) if told else ("", at)


def opens_with_thing(text: str, at: int) -> bool:
    """Whether something without a name opens that sentence, so that "its" means nobody who spoke before."""
    return _THING.search(text, max(0, at - _NEAR), at) is not None
