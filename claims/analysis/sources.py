"""Joins the names of one article: surname to full name, title to name, pronoun to name, acronym to body."""

import re

from claims.analysis.function_words import POSSESSIVES
from claims.analysis.names.antecedents import Antecedents
from claims.analysis.names.bearers import Bearers
from claims.analysis.names.capitals import first_name_before, full_names, uncapitalised
from claims.analysis.names.genders import Genders
from claims.analysis.names.holders import Holders
from claims.analysis.names.kinds import Kinds
from claims.analysis.names.known_as import KnownAs
from claims.analysis.names.openings import name_opening, opens_with_thing
from claims.analysis.names.own_names import in_a_mood, own_name
from claims.analysis.names.pronouns import pronoun_of_title
from claims.analysis.names.shapes import PARTICLES, SAINTS, leads_surname, surname_of
from claims.analysis.names.source_names import (
    head_of,
    is_body,
    is_capitalised,
    is_someone,
    is_title,
    named_behind,
    person_name,
    plain_name,
    without_titles,
)
from claims.analysis.names.source_words import (
    BODIES,
    PLURAL_PRONOUNS,
    POSSESSED,
    SINGULAR_PRONOUNS,
    TRADES,
)
from claims.analysis.names.speaker_kinds import source_type
from claims.analysis.names.subjects import subject_before_clause
from claims.vocabulary import SourceType

# Looked up once: slow in Python 3.11.
_NAMED_PERSON, _NAMED_GROUP = SourceType.NAMED_PERSON, SourceType.NAMED_GROUP
_UNNAMED_PERSON, _UNNAMED_GROUP = SourceType.UNNAMED_PERSON, SourceType.UNNAMED_GROUP
_NEAR = 400  # characters before an "it" in which its sentence may tell what it means
_KIND_AND_NAME = 2  # words: "Drugmaker Helvia"
_LONGEST_OWNER = 5  # words of the name in "Open Ledger's director"
_BEFORE_FIRST_NAMES = ("sir", "dame")  # "Sir Robert" is no Mr Robert
_TWO_NAMES = re.compile(r"(?:[Bb]oth )?([A-Z]\S*(?: [A-Z]\S*)*) and ([A-Z]\S*(?: [A-Z]\S*)*)")
_MADE_BY = re.compile(r" (?:from|by|of) (?=the )")  # "data from the fisheries agency"
_SPEAKS_FOR = re.compile(r"\bspokes\w+ (?:for|at|of) (?=the [\w ]+\Z|[A-Z])")
_RELATIVES = frozenset(("who", "which", "that"))
# Before a place, and no part of its name.
_BESIDE = ("Neighbouring ", "Neighboring ", "neighbouring ", "neighboring ")
_ARTICLES = frozenset(("the", "a", "an"))
_LEADS_IN = _ARTICLES | POSSESSIVES
_KEPT = _ARTICLES | {"my", "our", "your"}  # "my husband": whose he is, only the text itself tells
_FIRMS = TRADES | {"company", "firm"}
_IN_CAPITALS = frozenset(("The Company", "the Company"))  # as firms write of themselves


class Cast:
    """Who appears in one article: full names by surname and by title, long names by short form.

    Built once from the article's text; `name` then gives the suggested canonical name of a source.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._bearers = Bearers(text)
        self._genders = Genders(text, self._bearers)
        self._titles: set[str] = set()
        self._knights: dict[str, str] = {}
        self._known_as = KnownAs(text)
        names = full_names(text)
        for name, at in names.below.items():
            self._meet(name, at, sure=True)
        for name, at in names.heading.items():
            self._meet(name, at, sure=False)  # "Late Orr goal" holds no first name
        self._holders = Holders(text, self._person)
        self._lately = Antecedents(text, self._person, self._genders.of, self._holders.person)
        self._by_noun: dict[str, str] = {}  # the last body called by what it is: "ministry"
        self._kinds = Kinds(text, self._bearers, self._titles, self._known_as)
        self._at = len(text)  # where the words stand that are looked at

    def _meet(self, full: str, at: int, *, sure: bool) -> None:
        """Takes in a name with its titles."""
        parts = full.split()
        if parts[0][1:2] == "-":  # "D-San Tero", behind a senator's name
            return
        name = without_titles(parts)
        if not name:
            return
        if len(name) < len(parts) and is_title(title := parts[-len(name) - 1]):
            self._titles.add(title := title.lower())
            if title in _BEFORE_FIRST_NAMES and len(name) > 1:
                self._knights[f"{title} {name[0].lower()}"] = " ".join(name)
        self._known_as.meet(name)
        firm = len(name) == _KIND_AND_NAME and name[0].lower() in TRADES
        if len(name) > 1 and not firm and not is_body(name) and not leads_surname(name[0]):
            self._bearers.meet(name, at, sure=sure)
            if partner := first_name_before(self._text, at):
                self._bearers.meet([partner, *name[1:]], at, sure=True)

    def name(self, source: str, at: int = 0, *, asks: bool = False) -> tuple[str, SourceType]:
        """The canonical name suggested for the words of a source that begin at `at`, and its type.

        "" when the words are a pronoun that nobody before it explains. Call it in reading order: a pronoun
        stands for the last person or body that spoke, or for a person of whom a sentence since then tells,
        and not for who only `asks`.
        """
        self._at = at or len(self._text)
        if source.startswith(_BESIDE):
            source = source.partition(" ")[2]
        source = source.lower() if source in _IN_CAPITALS else source
        if source[:1] in "aA" and (surname := in_a_mood(source)) in self._bearers:
            source = surname
        low = source.lower().strip()
        head = low.partition("'")[0].partition("’")[0]
        head = POSSESSED.get(head, head)
        if head in SINGULAR_PRONOUNS or head in PLURAL_PRONOUNS or low in _RELATIVES or head == "you":
            return self._explained(head, at)
        name = self._several(source)
        kind = _NAMED_GROUP if name else self._kinds.of(source, at)
        name = name or self._canonical(source, kind, at)
        if not asks:
            self._remember(name, kind, at)
        if kind is _NAMED_GROUP and (at := named_behind(words := source.split())):
            self._by_noun[words[at - 1]] = name
        return name, kind

    def _several(self, source: str) -> str:
        """Both names of two who speak together: "Holt and Lank", "both Lormond and Velmar"; else ""."""
        match = _TWO_NAMES.fullmatch(source) if " and " in source else None
        if match is None or any(source_type(name) is not _NAMED_PERSON for name in match.groups()):
            return ""
        return " and ".join(self.name(name)[0] for name in match.groups())

    def _explained(self, pronoun: str, at: int) -> tuple[str, SourceType]:
        if pronoun in {"i", "we", "you"}:  # who writes or reads: no words in quotation marks are read
            return "", _UNNAMED_GROUP if pronoun == "we" else _UNNAMED_PERSON
        if pronoun in {"he", "she"}:
            name = self._lately.he_or_she(pronoun, at)
            if not name:
                return "", _UNNAMED_PERSON
            kind = self._lately.kinds.get(name, _NAMED_PERSON)
            self._genders.call(name, pronoun)
            self._lately.remember_person(name, kind, at)
            return name, kind
        name = self._meant(pronoun, at)
        named = _NAMED_GROUP if name[:1].isupper() else _UNNAMED_GROUP
        if name and named is _UNNAMED_GROUP:
            named = source_type(name)
        return name, self._lately.kinds.setdefault(name, named)

    def _meant(self, pronoun: str, at: int) -> str:
        """The body or the people for which an "it", a "they" or a "which" stands."""
        if pronoun in PLURAL_PRONOUNS:
            name = self._lately.they(at)
        elif subject := self._subject(at):
            name = subject
        else:
            name = self._lately.it(at)
        if name and (kind := source_type(name)) is not _NAMED_PERSON:
            name = self._canonical(name, kind, at)
        if name and pronoun not in PLURAL_PRONOUNS:
            self._lately.remember_body(name, at)
        return name

    def _subject(self, at: int) -> str:
        """Whom the sentence tells of, no known person, before its clause: "Norda rose after it said so"."""
        name = subject_before_clause(self._text, max(0, at - _NEAR), at)
        known = name in self._lately.people or " " not in name and self._person(name)
        return "" if known or self._genders.of(name) else name

    def _person(self, name: str) -> str:
        """The full name for a surname or a full name; "" where nobody bears it.

        The surname itself where several bear it, and nothing tells which of them is meant.
        """
        words = name.split()
        title = pronoun_of_title(name) if len(words) > 1 else ""
        surname = surname_of(words)
        bearers = self._bearers.of(surname)
        if not bearers:
            return ""
        if not title and len(words) > len(surname.split()):
            full = next((one for one in bearers if one.split()[0] == words[0]), "")
        else:
            full = self._bearers.meant(surname, self._at, title, self._genders.of) or surname
        return "" if self._lately.kinds.get(full) is _NAMED_GROUP else full

    def _owner(self, possessive: str, at: int) -> str:
        """Whose "his office" is, if the article leaves no doubt: else the office stays "the office"."""
        if possessive == "its":
            if opens_with_thing(self._text, at):
                return ""
            body = self._opening_body(at) or self._lately.body
            return body if body[:1].isupper() and body.count(" ") < _LONGEST_OWNER else ""
        pronoun = POSSESSED.get(possessive, "")
        if pronoun not in {"he", "she"}:
            return ""
        likely = self._lately.owner(at)
        named = self._bearers.everybody().intersection(likely)
        if not likely or likely[0] not in named or self._lately.he_or_she(pronoun, at) != likely[0]:
            return ""
        known = self._genders.of(likely[0])
        return likely[0] if known == pronoun or not known and len(named) == 1 else ""

    def _opening_body(self, at: int) -> str:
        """The body or place that opens a sentence before its ", its ministry said" at `at`; else ""."""
        name, start = name_opening(self._text, at)
        return name if name and self._kinds.of(name, start) is _NAMED_GROUP else ""

    def _remember(self, name: str, kind: SourceType, at: int) -> None:
        self._lately.kinds[name] = kind
        speaks = _SPEAKS_FOR.search(name) if "spokes" in name else None
        if speaks and kind is _UNNAMED_PERSON and not self._genders.of(body := name[speaks.end() :]):
            self._lately.remember_body(body, at)
        if (
            kind is _NAMED_PERSON
            or kind is _UNNAMED_PERSON
            and (is_someone(name) or self._bearers.called(name.rpartition(" ")[2]) == name)
        ):
            self._lately.remember_person(name, kind, at)
        elif kind is _UNNAMED_PERSON:
            self._lately.remember_unknown(name, at)
        elif kind is _UNNAMED_GROUP:
            self._lately.remember_plural(name, at)
        else:
            self._remember_body(name, kind, at)

    def _remember_body(self, name: str, kind: SourceType, at: int) -> None:
        plural = kind is not _NAMED_GROUP and head_of(name).endswith(("s", "data"))
        if not plural:  # no "it" stands for "the records"
            self._lately.remember_body(name, at)
        if plural or kind is _NAMED_GROUP:
            self._lately.remember_plural(name, at)
        made = None if kind is _NAMED_GROUP else _MADE_BY.search(name)
        body = name[made.end() :] if made else name
        if (noun := body.rpartition(" ")[2].lower()) in BODIES:
            self._by_noun[noun] = body

    def _called_by_office(self, phrase: str, kind: SourceType, at: int) -> str:
        """Who "the mayor" or which body "the firm" is, if the article tells; else ""."""
        if kind is _UNNAMED_PERSON:
            return self._holders.person(phrase, at)
        noun = phrase.rpartition(" ")[2]
        body = self._holders.body(phrase, at) if noun in BODIES or noun in _FIRMS else ""
        return body or (self._kinds.only_firm() if phrase in _FIRMS else "")

    def _canonical(self, source: str, kind: SourceType, at: int) -> str:
        low = source.lower()
        if low in self._knights:
            return self._knights[low]
        if low in self._titles and (holder := self._holders.person(low, at)):
            return holder  # headlines leave the article out: "Premier hails …"
        if kind is _NAMED_PERSON:
            return self._full_name(source)
        tidy = own_name if kind is _NAMED_GROUP else plain_name
        first, _, short = source.partition(" ")
        if not short or first.lower() not in _LEADS_IN:
            return self._shortened(source) or tidy(uncapitalised(source, kind, self._text))
        if is_capitalised(head_of(short)) and kind is not _UNNAMED_PERSON:
            return self._shortened(short) or tidy(short)
        return self._led_in(first.lower(), short, kind, at)

    def _shortened(self, name: str) -> str:
        """The long name of a body for its initials or some of its words, if the article tells; else ""."""
        known = self._known_as.by_initials(name)
        return known or ("" if self._kinds.is_place(name) else self._known_as.by_words(name))

    def _led_in(self, first: str, short: str, kind: SourceType, at: int) -> str:
        """The name for words behind an article or a possessive: "the mayor", "her office"."""
        if owner := self._owner(first, at):
            return owner + ("’" if "’" in self._text else "'") + f"s {plain_name(short)}"
        if first == "the" and kind is _NAMED_GROUP and short in self._by_noun:
            return self._by_noun[short]
        if first == "the" and (holder := self._called_by_office(short, kind, at)):
            return holder
        return f"{first if first in _KEPT else 'the'} {plain_name(short)}"

    def _full_name(self, source: str) -> str:
        """The full name for the words that name a person, as far as the article leaves no doubt."""
        name = person_name(source)
        first, _, rest = name.partition(" ")
        if rest and first.lower() in PARTICLES:
            name = name.rpartition(" ")[2]  # "Van der Meulen"
        if " " in name and not (first in SAINTS and self._bearers.of(name)):
            self._bearers.know(name, self._at)
            return name
        title = pronoun_of_title(source)
        if len(self._bearers.of(name)) < 2:
            full = self._bearers.called(name)
            # "Mr Orr" is no Ada Orr, but her kin.
            other = full and title and self._genders.by_itself(full) not in {title, ""}
            return source if other else full or person_name(source)
        meant = self._bearers.meant(name, self._at, title, self._genders.of)
        return meant or (source if title else name)
