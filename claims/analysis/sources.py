"""Joins the names of one article: surname to full name, title to name, pronoun to name, acronym to body."""

import re
from functools import cached_property

from claims.analysis.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBORDINATORS,
    word_set,
)
from claims.analysis.names.capitals import capitals_inside, full_names, uncapitalised
from claims.analysis.names.places import is_told_a_body, places_told
from claims.analysis.names.pronouns import pronoun_of, pronouns_told, sounds_like_she
from claims.analysis.names.short_forms import short_forms
from claims.analysis.names.source_names import (
    FULL_NAME,
    POSTNOMINALS,
    bare_word,
    head_of,
    is_body,
    is_capitalised,
    is_plural_of_people,
    is_someone,
    is_title,
    named_behind,
    own_name,
    person_name,
    plain_name,
    source_type,
)
from claims.analysis.names.source_words import (
    BODIES,
    COUNTRIES,
    PLURAL_PRONOUNS,
    POSSESSED,
    SINGULAR_PRONOUNS,
)
from claims.analysis.names.subjects import subject_before_clause, subjects_told
from claims.vocabulary import SourceType

_NEAR = 400  # characters before a pronoun in which a sentence may tell whom it means
_LONGEST_OWNER = 5  # words of the name in "Open Ledger's director"
_FORGOTTEN = 2  # ends of paragraphs after which "she" is not the unnamed woman who spoke
_FURTHEST = 2_000  # characters, after which she is not either: keeps every text linear
_BEFORE_FIRST_NAMES = ("sir", "dame")  # "Sir Robert" is no Mr Robert
_PARAGRAPHS_END = re.compile(r"\n+")
_REMEMBERED = 4  # speakers to whom a pronoun may lead back
_TWO_NAMES = re.compile(r"(?:[Bb]oth )?([A-Z]\S*(?: [A-Z]\S*)*) and ([A-Z]\S*(?: [A-Z]\S*)*)")
_MADE_BY = re.compile(r" (?:from|by|of) (?=the )")  # "data from the fisheries agency"
_ARTICLES = frozenset(("the", "a", "an"))
_LEADS_IN = _ARTICLES | POSSESSIVES
_KEPT = _ARTICLES | {"my", "our", "your"}  # "my husband": whose he is, only the text itself tells
_OPENING = (
    DETERMINERS
    | CONJUNCTIONS
    | PREPOSITIONS
    | SUBORDINATORS
    | word_set("unlike ask tell blame call believe thank stop help vote save free trust remember see")
)


class Cast:
    """Who appears in one article: full names by surname and by title, long names by short form.

    Built once from the article's text; `name` then gives the suggested canonical name of a source.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._by_last: dict[str, str] = {}
        self._by_title: dict[str, str] = {}
        self._by_initials = short_forms(text)
        for name, opens in full_names(text):
            self._meet(name.split(), opens=opens)
        self._people: list[str] = []  # who spoke, the last one first
        self._person_at = 0
        self._body = ""
        self._plural = ""
        self._kinds: dict[str, SourceType] = {}  # of those who spoke
        self._by_noun: dict[str, str] = {}  # the last body called by what it is: "ministry"
        self._bodies: set[str] = set()  # names told to be those of bodies
        self._called: dict[str, str] = {}  # the pronoun by which somebody was meant

    def _meet(self, parts: list[str], *, opens: bool) -> None:
        """Takes in a name with its titles, and perhaps the "But" or "Both" that opens its sentence."""
        if opens and parts[0].lower() in _OPENING:
            parts = parts[1:]
        titles = 0
        while titles < len(parts) and is_title(parts[titles]):
            titles += 1
        name = [bare_word(part) for part in parts[titles:] if part not in POSTNOMINALS]
        if not name:
            return
        full = " ".join(name)
        if titles:
            title = bare_word(parts[titles - 1]).lower()
            self._by_title.setdefault(title, full)
            if title in _BEFORE_FIRST_NAMES and len(name) > 1:
                self._by_title.setdefault(f"{title} {name[0].lower()}", full)
        if len(name) > 1 and not is_body(name):
            self._by_last.setdefault(name[-1], full)

    def name(self, source: str, at: int = 0) -> tuple[str, SourceType]:
        """The canonical name suggested for the words of a source that begin at `at`, and its type.

        "" when the words are a pronoun that nobody before it explains. Call it in reading order: a pronoun
        stands for the last person or body that spoke, or for a person of whom a sentence since then tells.
        """
        low = source.lower().strip()
        head = low.partition("'")[0].partition("’")[0]
        head = POSSESSED.get(head, head)
        if head in SINGULAR_PRONOUNS or head in PLURAL_PRONOUNS or low in {"who", "which", "that"}:
            return self._explained(head, at)
        kind = source_type(source)
        if kind is SourceType.NAMED_PERSON and self._is_common(source):
            kind = SourceType.UNNAMED_GROUP if source.endswith(("s", "men")) else SourceType.UNNAMED_PERSON
        name = self._several(source) if kind is SourceType.NAMED_PERSON else ""
        single = kind is SourceType.NAMED_PERSON and source not in self._by_last
        if name or single and (self._is_place(source) or self._is_body(source, at)):
            kind = SourceType.NAMED_GROUP
        name = name or self._canonical(source, kind, at)
        self._remember(name, kind, at)
        if kind is SourceType.NAMED_GROUP and (at := named_behind(words := source.split())):
            self._by_noun[words[at - 1]] = name
        return name, kind

    def _several(self, source: str) -> str:
        """Both names of two who speak together: "Holt and Lank", "both Lormond and Velmar"; else ""."""
        match = _TWO_NAMES.fullmatch(source) if " and " in source else None
        if match is None or any(source_type(name) is not SourceType.NAMED_PERSON for name in match.groups()):
            return ""
        return " and ".join(self.name(name)[0] for name in match.groups())

    def _is_common(self, word: str) -> bool:
        """Whether a capital stands only because it opens a sentence: "Survivors said", "Minister denies"."""
        if " " in word or word in self._by_last or word.lower() in self._by_title or word in self._inside:
            return False
        return is_plural_of_people(word) or is_title(word)

    @cached_property
    def _inside(self) -> frozenset[str]:
        return capitals_inside(self._text)

    def _is_place(self, name: str) -> bool:
        return name in COUNTRIES or " " not in name and name in self._places

    @cached_property
    def _places(self) -> set[str]:
        """What the article shows to be places: single words, and looked for in few articles only."""
        return places_told(self._text)

    def _is_body(self, name: str, at: int) -> bool:
        if name not in self._bodies and is_told_a_body(self._text, at + len(name)):
            self._bodies.add(name)
        return name in self._bodies

    def _explained(self, pronoun: str, at: int) -> tuple[str, SourceType]:
        if pronoun in {"i", "we"}:  # who writes: no words in quotation marks are read
            return "", SourceType.UNNAMED_PERSON if pronoun == "i" else SourceType.UNNAMED_GROUP
        if pronoun in {"he", "she"}:
            name = self._meant(pronoun, at)
            if not name:
                return "", SourceType.UNNAMED_PERSON
            kind = self._kinds.get(name, SourceType.NAMED_PERSON)
            self._called.setdefault(name, pronoun)
            self._remember(name, kind, at)
            return name, kind
        if pronoun in PLURAL_PRONOUNS:
            name = self._plural or self._body
        else:
            self._body = self._subject(at) or self._body
            name = self._body or next(iter(self._people), "")
        named = SourceType.NAMED_GROUP if name[:1].isupper() else SourceType.UNNAMED_GROUP
        return name, self._kinds.setdefault(name, named)

    def _subject(self, at: int) -> str:
        """Whom the sentence tells of, no known person, before its clause: "Norda rose after it said so"."""
        name = subject_before_clause(self._text, max(0, at - _NEAR), at)
        person = name in self._people or name in self._by_title.values() or self._pronoun(name)
        return "" if person else name

    def _meant(self, pronoun: str, at: int) -> str:
        """Whom a "she" at `at` stands for: who spoke or was told of, else who is named shortly before.

        Who is a "he" elsewhere in the article, or by his first name, is passed over.
        """
        likely = self._likely(at)
        open_to = [name for name in likely if self._pronoun(name) in {pronoun, ""}]
        if fits := next((name for name in open_to if self._seems(name) in {pronoun, ""}), ""):
            return fits
        named = [name[0] for name in FULL_NAME.finditer(self._text, max(0, at - _NEAR), at)]
        people = (self._person(bare_word(name).rpartition(" ")[2]) for name in reversed(named))
        near = (name for name in people if name and self._seems(name) == pronoun)
        return next(near, open_to[0] if open_to else "")

    def _seems(self, name: str) -> str:
        return self._pronoun(name) or ("she" if sounds_like_she(name) else "")

    def _likely(self, at: int) -> list[str]:
        """Whom a pronoun at `at` may mean: whom a sentence since the last speaker tells of, then speakers."""
        surnames = subjects_told(self._text[max(self._person_at, at - _NEAR) : at])
        told = [name for word in surnames if (name := self._person(word))]
        lately = self._spoke_lately(at)
        unnamed = SourceType.UNNAMED_PERSON
        last = self._people[0] if lately and self._people else ""
        known = [name for name in self._people if self._kinds[name] is not unnamed or name == last]
        return [*reversed(told), *known]

    def _person(self, surname: str) -> str:
        name = self._by_last.get(surname, "")
        return "" if self._kinds.get(name) is SourceType.NAMED_GROUP else name

    def _spoke_lately(self, at: int) -> bool:
        """Whether no more than a paragraph stands between the last person who spoke and `at`."""
        if at - self._person_at > _FURTHEST:
            return False
        return len(_PARAGRAPHS_END.findall(self._text, self._person_at, at)) < _FORGOTTEN

    def _owner(self, possessive: str, at: int) -> str:
        """Whose "his office" is, if the article leaves no doubt: else the office stays "the office"."""
        if possessive == "its":
            return self._body if self._body[:1].isupper() and self._body.count(" ") < _LONGEST_OWNER else ""
        pronoun = POSSESSED.get(possessive, "")
        if pronoun not in {"he", "she"}:
            return ""
        likely = self._likely(at)
        named = self._full_names.intersection(likely)
        if not likely or likely[0] not in named:
            return ""
        known = self._pronoun(likely[0])
        return likely[0] if known == pronoun or not known and len(named) == 1 else ""

    def _pronoun(self, name: str) -> str:
        told = self._pronouns
        told_of = told.get(name) or told.get(name.rpartition(" ")[2])
        return told_of or pronoun_of(name) or self._called.get(name, "")

    @cached_property
    def _full_names(self) -> frozenset[str]:
        return frozenset(self._by_last.values())

    @cached_property
    def _pronouns(self) -> dict[str, str]:
        return pronouns_told(self._text)

    def _remember(self, name: str, kind: SourceType, at: int) -> None:
        self._kinds[name] = kind
        if kind is SourceType.NAMED_PERSON or kind is SourceType.UNNAMED_PERSON and is_someone(name):
            self._person_at = at
            self._people = [name, *(other for other in self._people if other != name)][:_REMEMBERED]
        elif kind is SourceType.UNNAMED_PERSON:
            return  # "the moment"
        elif kind is SourceType.UNNAMED_GROUP:
            self._plural = name
        else:
            if kind is not SourceType.DATA or not head_of(name).endswith(("s", "data")):
                self._body = name
            if kind is SourceType.NAMED_GROUP or head_of(name).endswith("s"):
                self._plural = name  # "the records", but not "the record"
            made = None if kind is SourceType.NAMED_GROUP else _MADE_BY.search(name)
            body = name[made.end() :] if made else name
            if (noun := body.rpartition(" ")[2].lower()) in BODIES:
                self._by_noun[noun] = body

    def _canonical(self, source: str, kind: SourceType, at: int) -> str:
        title = source.lower().removeprefix("the ")  # headlines leave the article out: "Premier hails …"
        if title in self._by_title:
            return self._by_title[title]
        if kind is SourceType.NAMED_PERSON:
            name = person_name(source)
            if " " not in name:
                return self._by_last.get(name) or name
            return name
        tidy = own_name if kind is SourceType.NAMED_GROUP else plain_name
        first, _, short = source.partition(" ")
        article = first.lower() if first.lower() in _KEPT else "the"
        if not short or first.lower() not in _LEADS_IN:
            return self._by_initials.get(source, tidy(uncapitalised(source, kind, self._text)))
        if is_capitalised(head_of(short)) and kind is not SourceType.UNNAMED_PERSON:
            return self._by_initials.get(short, tidy(short))
        if owner := self._owner(first.lower(), at):
            return owner + ("’" if "’" in self._text else "'") + f"s {plain_name(short)}"
        if kind is SourceType.NAMED_GROUP and short in self._by_noun and first.lower() == "the":
            return self._by_noun[short]
        return f"{article} {plain_name(short)}"
