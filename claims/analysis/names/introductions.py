"""Follows how an article introduces people: whom a bare surname, or "the mayor", stands for."""

import re

from claims.analysis.drafts.referents import bare, is_office
from claims.analysis.function_words import ROLES
from claims.analysis.names.source_words import TITLES

_OFFICES = "|".join(sorted(word for word in ROLES if is_office(word)))
_CAPITAL = r"[^\W\d_a-z][\w’'-]*"
_NAMED = re.compile(
    rf"\b(?:(?P<office>{_OFFICES}) )?(?P<name>(?=[A-ZÀ-ÞĀ-Ž]){_CAPITAL}(?: (?=[A-ZÀ-ÞĀ-Ž]){_CAPITAL})*)"
)
_FULL = rf"(?=[A-ZÀ-ÞĀ-Ž]){_CAPITAL}(?: (?=[A-ZÀ-ÞĀ-Ž]){_CAPITAL})+"
_IN_OFFICE = re.compile(
    rf"\b(?P<name>{_FULL})(?:,? as|,| is| was| became)(?: the| a| its| their| new)* (?P<office>{_OFFICES})\b"
    rf"|\b(?P<post>{_OFFICES})(?: is| was|,| will be) (?P<holder>{_FULL})"
)
_THE_OFFICE = re.compile(rf"\b[Tt]he (?P<office>{_OFFICES})\b(?! [A-Z])")


class Introductions:
    """Who a bare surname or "the mayor" is, from how the article introduced them; fed in reading order."""

    def __init__(self) -> None:
        self._full: dict[str, str] = {}
        self._holder: dict[str, str] = {}

    def read(self, text: str) -> dict[str, str]:
        """Takes in one sentence; gives the surnames and offices that it mentions bare, with who they are."""
        mentioned: dict[str, str] = {}
        for match in _NAMED.finditer(text):
            office, name = match["office"], match["name"].split()
            plain = [
                bare(word) for word in name if not is_office(word.lower()) and word.lower() not in TITLES
            ]
            offices = [word.lower() for word in name if is_office(word.lower())] + (
                [office.lower()] if office else []
            )
            if len(plain) > 1:
                self._full[plain[-1]] = " ".join(plain[-2:])
            elif plain and plain[0] in self._full:
                mentioned[plain[0]] = self._full[plain[0]]
            if plain and offices:
                self._holder.update(dict.fromkeys(offices, plain[-1]))
        for match in _IN_OFFICE.finditer(text):
            name, office = match["name"] or match["holder"], match["office"] or match["post"]
            self._holder[office.lower()] = name.split()[-1]
        for match in _THE_OFFICE.finditer(text):
            if holder := self._holder.get(match["office"].lower()):
                mentioned[match["office"]] = holder
        return mentioned
