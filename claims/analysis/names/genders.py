"""Who of one article is a "he" and who a "she"."""

from functools import cached_property

from claims.analysis.names.bearers import Bearers
from claims.analysis.names.pronouns import pronoun_of, pronoun_of_noun, pronouns_of_self, pronouns_told
from claims.analysis.names.source_names import head_of


class Genders:
    """The pronoun of each name: as the article tells, by the first name, or as it was meant before."""

    def __init__(self, text: str, bearers: Bearers) -> None:
        self._text = text
        self._bearers = bearers
        self._called: dict[str, str] = {}

    def call(self, name: str, pronoun: str) -> None:
        """Takes in by which pronoun somebody was meant."""
        self._called.setdefault(name, pronoun)

    def of(self, name: str) -> str:
        """ "he", "she" or, where nothing tells, ""."""
        if not name[:1].isupper() or "'s " in name or "’s " in name:
            return pronoun_of_noun(head_of(name))
        surname = name.rpartition(" ")[2]
        alone = len(self._bearers.of(surname)) < 2
        told = self._told.get(name) or alone and self._told.get(surname)
        own = self._of_self.get(surname, "") if alone else ""
        return told or pronoun_of(name) or self._called.get(name) or own

    @cached_property
    def _told(self) -> dict[str, str]:
        return pronouns_told(self._text)

    @cached_property
    def _of_self(self) -> dict[str, str]:
        return pronouns_of_self(self._text)
