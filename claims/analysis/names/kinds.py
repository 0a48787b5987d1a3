"""Tells what kind of speaker a source of one article is: by its words and by what the article shows."""

from collections.abc import Set
from functools import cached_property

from claims.analysis.names.bearers import Bearers
from claims.analysis.names.capitals import capitals_inside
from claims.analysis.names.firms import has_two_capitals, is_shown_a_firm
from claims.analysis.names.known_as import KnownAs
from claims.analysis.names.places import is_aged, is_called_a_body, is_told_a_body, is_told_a_place
from claims.analysis.names.source_names import is_calling, is_title
from claims.analysis.names.source_words import COUNTRIES
from claims.analysis.names.speaker_kinds import source_type
from claims.vocabulary import SourceType

_PERSON = SourceType.NAMED_PERSON  # looked up once: slow in Python 3.11
_PEOPLE_ENDINGS = ("ers", "ors", "ists", "ants", "ents", "ans", "men", "women")


class Kinds:
    """The kinds of one article's sources; what does not depend on where one stands is told once."""

    def __init__(self, text: str, bearers: Bearers, titles: Set[str], known_as: KnownAs) -> None:
        self._text = text
        self._bearers = bearers
        self._titles = titles  # in small letters
        self._known_as = known_as
        self._by_words: dict[str, SourceType] = {}
        self._bodies: dict[str, bool] = {}  # names, and whether they are told to be those of bodies
        self._places: dict[str, bool] = {}  # names, and whether they are places'

    def of(self, source: str, at: int) -> SourceType:
        """The kind for the words of a source that begin at `at`."""
        kind = self._by_words.get(source) or self._by_words.setdefault(source, self._of_words(source))
        single = kind is _PERSON and source not in self._bearers
        return SourceType.NAMED_GROUP if single and self._is_group(source, at) else kind

    def only_firm(self) -> str:
        """The one firm among the sources so far that go by a single name, or of the whole article, or ""."""
        said = [source.rpartition(" ") for source in self._by_words]  # "brewer Nordvik"
        names = {name for kind, _, name in said if kind == kind.lower() and name[:1].isupper()}
        firms = [name for name in names if name not in self._bearers and is_shown_a_firm(self._text, name)]
        firms = firms or list(self._known_as.firms)
        return firms[0] if len(firms) == 1 else ""

    def _of_words(self, source: str) -> SourceType:
        kind = source_type(source)
        if kind is _PERSON and self._is_common(source):
            return SourceType.UNNAMED_GROUP if source.endswith(("s", "men")) else SourceType.UNNAMED_PERSON
        return kind

    def _is_common(self, word: str) -> bool:
        """Whether a capital stands only because it opens a sentence: "Survivors said", "Minister denies"."""
        if " " in word or word in self._bearers or word.lower() in self._titles:
            return False
        return (_is_plural_of_people(word) or is_title(word)) and word not in self._inside

    @cached_property
    def _inside(self) -> frozenset[str]:
        return capitals_inside(self._text)

    def is_place(self, name: str) -> bool:
        """Whether the article shows a name to be a place's."""
        if name not in self._places:
            place = name in COUNTRIES and not is_aged(self._text, name)
            self._places[name] = place or " " not in name and is_told_a_place(self._text, name)
        return self._places[name]

    def _is_group(self, name: str, at: int) -> bool:
        return self.is_place(name) or name in self._known_as or self._is_body(name, at)

    def _is_body(self, name: str, at: int) -> bool:
        if name not in self._bodies:
            firm = (
                _is_called_a_firm(name)
                or " " not in name
                and not self._bearers.called(name)
                and is_shown_a_firm(self._text, name)
            )
            self._bodies[name] = firm or is_called_a_body(self._text, name)
        if not self._bodies[name] and is_told_a_body(self._text, at, at + len(name)):
            self._bodies[name] = True
        return self._bodies[name]


def _is_called_a_firm(name: str) -> bool:
    """ "Promoter LiveNorth": two capitals behind what it is."""
    first, _, last = name.partition(" ")
    return is_calling(first) and has_two_capitals(last)


def _is_plural_of_people(word: str) -> bool:
    """Whether a word that opens a sentence is likely no name: "Survivors", "Ministers"."""
    return word[:1].isupper() and word.endswith(_PEOPLE_ENDINGS)
