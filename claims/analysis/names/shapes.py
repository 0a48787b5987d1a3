"""What a full name looks like in a text, and the small words and letters that belong to one."""

import re
from collections.abc import Sequence

from claims.analysis.function_words import word_set

CAPITAL = "A-ZÀ-ÖØ-ÞĀ-Ž"  # inside the brackets of a pattern
# Patterns for names begin with the capital and look back from there, which makes them fast to search.
# Of the particles only those that are words of English too need a capital behind them. "Born Ada Lind in
# Brint, she" is known by the name that she is called by, and not by that one.
FULL_NAME = re.compile(
    rf"[{CAPITAL}](?<![\w’'-][{CAPITAL}])(?<!\bBorn .)(?!(?<=B)orn )"
    rf"(?:[\w’'-]++|(?<!U)\.(?:[A-Z]\.){{0,3}}(?= [A-Z]))"
    rf"(?:[ \t]+(?:(?:St\. )?[{CAPITAL}](?:[\w’'-]+|\.(?:[A-Z]\.){{0,3}})|d['’][A-Z][\w’'-]+|"
    r"(?:van|von|de|del|der|da|bin|al|el|la|ben|den|di|dos|ibn|bint|ter|zu|af|abu)\b(?:-[A-Z][\w’'-]+)?|"
    r"(?:ten|du|le)(?= [A-Z]))){1,6}"
)
OPENS_SENTENCE = r"(?:\A|\n|[.!?][”\"]? |[-–—] )"  # what stands before the name that a sentence opens with
NAME_ENDS = re.compile(r"(?![\w-]| [A-Z])")  # behind a name that goes on no further
PARTICLES = word_set("van von de del der da bin al el la ben den di ten du le dos ibn bint ter zu af abu")
POSTNOMINALS = frozenset(
    ("KC", "QC", "SC", "BL", "MP", "MEP", "MSP", "OBE", "MBE", "CBE", "DBE", "PhD", "MD", "JP")
)
SAINTS = frozenset(("St.", "St"))  # before the rest of a surname
GENERATIONS = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))  # behind a surname


def without_generation(words: Sequence[str]) -> Sequence[str]:
    """The words of a name up to its surname: "Tom Baker" of "Tom Baker Jr"."""
    return words[:-1] if len(words) > 2 and words[-1] in GENERATIONS else words


def surname_of(words: Sequence[str]) -> str:
    """The surname of a full name, by one spelling: "Baker" of "Tom Baker Jr", "St John" of "Ana St. John"."""
    words = without_generation(words)
    last = words[-1] if words else ""
    return f"St {last}" if len(words) > 1 and words[-2] in SAINTS else last


def leads_surname(word: str) -> bool:
    """Whether a word with a capital begins a mere surname: "Van der Meulen", "De la Cruz", "St. John"."""
    return word.lower() in PARTICLES or word in SAINTS
