"""What the bodies of one article are called in short: by initials, by their first words, or by their last."""

from collections.abc import Sequence
from functools import cached_property

from claims.analysis.names.short_forms import bodies_by_initials, short_forms
from claims.analysis.names.source_words import FIRM_WORDS, KNOWN_BY_LAST


class KnownAs:
    """Long names by short ones: "NRA", "Halden" of "Halden Motors", "Mail" of "Camber Mail"."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._told = short_forms(text)
        self._met: dict[str, str] = {}
        self.firms: set[str] = set()  # long names

    def meet(self, name: Sequence[str]) -> None:
        """Takes in the words of a name; a short one that two of them share means neither."""
        if len(name) < 2 or name[-1] not in FIRM_WORDS and name[-1] not in KNOWN_BY_LAST:
            return
        full, short = " ".join(name), name[-1]
        if short in FIRM_WORDS:
            self.firms.add(full)
            short = " ".join(name[:-1])
        self._met[short] = full if self._met.get(short, full) == full else ""

    def __contains__(self, short: str) -> bool:
        return short in self._met

    def by_words(self, short: str) -> str:
        """The long name of which these are some words, or ""."""
        return self._met.get(short, "")

    def by_initials(self, short: str) -> str:
        """The long name for its initials, or what a bracket behind it says, or ""."""
        known = self._told.get(short, "")
        return known or (self._bodies.get(short, "") if short.isupper() and short.isalpha() else "")

    @cached_property
    def _bodies(self) -> dict[str, str]:
        return bodies_by_initials(self._text)
