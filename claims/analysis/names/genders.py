"""Who of one article is a "he" and who a "she"."""

from claims.analysis.names.bearers import Bearers
from claims.analysis.names.pronouns import pronoun_of, pronoun_of_noun, pronoun_of_self, pronoun_told
from claims.analysis.names.source_names import head_of


class Genders:
    """The pronoun of each name: as the article tells, by the first name, or as it was meant before."""

    def __init__(self, text: str, bearers: Bearers) -> None:
        self._text = text
        self._bearers = bearers
        self._called: dict[str, str] = {}
        self._found: dict[str, tuple[str, str]] = {}

    def call(self, name: str, pronoun: str) -> None:
        """Takes in by which pronoun somebody was meant."""
        if _is_name(name):
            self._called.setdefault(name, pronoun)

    def of(self, name: str) -> str:
        """ "he", "she" or, where nothing tells, ""."""
        if name not in self._found:
            self._found[name] = self._find(name)
        sure, own = self._found[name]
        return sure or self._called.get(name, "") or own

    def by_itself(self, full: str) -> str:
        """As by `of`, but told of the full name first: who "Mr Orr" is may be her kin."""
        return pronoun_told(self._text, full) or pronoun_of(full) or self.of(full)

    def _find(self, name: str) -> tuple[str, str]:
        """What the article or the name itself tells, and what the person seems to say of themselves."""
        if not _is_name(name):
            return pronoun_of_noun(head_of(name)), ""
        surname = name.rpartition(" ")[2]
        alone = len(self._bearers.of(surname)) < 2
        sure = pronoun_told(self._text, name)
        if not sure and alone and surname != name:
            sure = pronoun_told(self._text, surname)
        sure = sure or pronoun_of(name)
        return sure, pronoun_of_self(self._text, surname) if alone and not sure else ""


def _is_name(name: str) -> bool:
    """Whether it is nobody's description: "the widow", "Holt's widow"."""
    return name[:1].isupper() and "'s " not in name and "’s " not in name
