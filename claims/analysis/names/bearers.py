"""Who bears a surname in one article, and who a first name: so that nobody is taken for a namesake."""

import re
from collections.abc import Callable, Sequence

from claims.analysis.names.pronouns import KIN_PATTERN
from claims.analysis.names.shapes import surname_of

_BEFORE = 50  # characters before a name that may tell whose kin it is
# "his wife, Ada Orr", "Her father, the pianist Carlo Orsini".
_INTRODUCED_AS_KIN = re.compile(rf"\b(?:{KIN_PATTERN})(?: |, )(?:the [a-z ]+)?\Z")
_MANY = 4  # bearers of a surname, among whom a "Mrs" tells nobody apart


class Bearers:
    """The full names of one article, by their last and by their first words."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._by_last: dict[str, list[str]] = {}
        self._by_first: dict[str, list[str]] = {}
        self._first_at: dict[str, int] = {}

    def meet(self, name: Sequence[str], at: int, *, sure: bool) -> None:
        """Takes in the words of a full name at `at`; one not `sure` counts where no other has its surname.

        Among more than a few bearers of one surname nobody can be told apart, so that no more are kept.
        """
        known = self._by_last.setdefault(surname_of(name), [])
        full = " ".join(name)
        if at < self._first_at.setdefault(full, at):
            self._first_at[full] = at
        if known and (not sure or len(known) > _MANY or any(_same(full, other) for other in known)):
            return
        known.append(full)
        self._by_first.setdefault(name[0], []).append(full)

    def know(self, full: str, at: int) -> None:
        """Takes in who speaks by a full name that the text writes otherwise: Ada "Dot" Lind."""
        name = full.split()
        if surname_of(name) not in self._by_last:
            self.meet(name, at, sure=True)

    def __contains__(self, surname: str) -> bool:
        return surname in self._by_last

    def of(self, surname: str) -> Sequence[str]:
        """All who bear a surname, in the order of the text; "Al-Rashid" opens a sentence."""
        if surname[:3] == "St.":
            surname = surname.replace("St. ", "St ")
        names = self._by_last.get(surname) or self._by_last.get(surname[:1].lower() + surname[1:])
        return names or ()

    def everybody(self) -> frozenset[str]:
        """All full names."""
        return frozenset(name for names in self._by_last.values() for name in names)

    def called(self, word: str) -> str:
        """The one full name of which a word is the surname or the first name, else ""."""
        names = self.of(word) or self._by_first.get(word, ())
        return names[0] if len(names) == 1 else ""

    def meant(self, surname: str, at: int, pronoun: str, known: Callable[[str], str]) -> str:
        """Which bearer of a surname is meant at `at`, "" in doubt: by a "Mrs", else who is nobody's kin.

        `known` tells who is a "he" and who a "she".
        """
        names = self.of(surname)
        if len(names) > 1:
            names = [name for name in names if self._first_at[name] < at] or names
        if len(names) < 2:
            return names[0] if names else ""
        if pronoun and len(names) >= _MANY:
            return ""
        if pronoun:
            left = [name for name in names if known(name) == pronoun] or [
                name for name in names if not known(name)
            ]
        else:
            left = [name for name in names if not self._is_kin(name)]
        return left[0] if len(left) == 1 else ""

    def _is_kin(self, name: str) -> bool:
        at = self._first_at[name]
        return _INTRODUCED_AS_KIN.search(self._text, max(0, at - _BEFORE), at) is not None


def _same(one: str, other: str) -> bool:
    """Whether two full names with one surname may be one person's: "Ada Lind", "Ada B. Lind", "A. Lind"."""
    first, second = one.split()[0], other.split()[0]
    return first == second or "." in first + second and first[0] == second[0]
