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
from claims.analysis.source_names import (
    FULL_NAME,
    bare_word,
    head_of,
    is_body,
    is_capitalised,
    is_someone,
    is_title,
    named_behind,
    own_name,
    person_name,
    plain_name,
    source_type,
)
from claims.analysis.source_words import BODIES, COUNTRIES, PLURAL_PRONOUNS, POSSESSED, SINGULAR_PRONOUNS
from claims.vocabulary import SourceType

_INITIALS = re.compile(r"\([A-Z]{2,7}\)")
_SHORT_FORM = re.compile(
    r"(?<![\w’'-])((?:[A-Z][\w’'-]{1,40} (?:(?:of|for|and|the|"
    r"on) ){0,2}){1,6}[A-Z][\w’'-]{1,40}) \(([A-Z]{2,7})\)"
)
_LONGEST_NAME = 400  # characters, more than a short form can have before it
_PLACES = (
    re.compile(
        r"([A-Z](?<= .)(?:(?<=\bin .)|(?<=\bacross .)|(?<=\binside .)|(?<=\bthroughout .)|(?<=\bnear .)"
        r"|(?<=\boutside .))[\w-]+)(?!\w| [A-Z])"
    ),
    re.compile(
        r"([A-Z](?<![\w-].)[\w-]{1,40})['’]s? (?:\w+ )?(?:forces|army|government|military|president|"
        r"ministry|capital|parliament|troops|economy|borders?|people|leaders|authorities|prime|foreign|"
        r"defen[cs]e)\b"
    ),
    re.compile(r"([A-Z](?<![\w-].)\w{1,40}) (?:province|region|district|border)\b"),
)
_NEAR = 400  # characters before a pronoun in which a sentence may tell whom it means
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_SUBJECT = re.compile(
    r"(?:(?<=[.!?…] )|(?<=\n)|(?<=, )|(?<=[—–-] ))"
    r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?:[a-z][\w’'-]*+ ){1,4}+)?"
    r"(?:[A-Z][\w.’'-]*+ ){0,4}?([A-Z][\w’'-]++)"
    r"(?=,? (?!and\b|or\b|of\b)[a-z])"
)
# Both begin with a letter and look back from it, since a search for a word's start is several times as slow.
_TITLED = re.compile(
    r"(M(?<!\w.)(?:rs?|s|iss)|S(?<!\w.)ir|L(?<!\w.)(?:ord|ady)|K(?<!\w.)ing|Q(?<!\w.)ueen|"
    r"P(?<!\w.)rince(?:ss)?|woman|Woman|m(?<=[A-Za-z].)an)\b\.? "
    r"(?:[A-Z][\w.’'-]*+ ){0,3}?([A-Z][\w’'-]++)(?! [A-Z])"
)
_OF_WOMEN = ("mrs", "ms", "miss", "lady", "queen", "princess", "woman")
_SAYS_OF_SELF = re.compile(
    r"([A-Z](?<!\w.)[\w’'-]++) (?:(?:said|says|added|wrote|insisted|claimed|denied) |told (?:\w+ ){1,3}?)"
    r"(?:that )?(he|she)\b"
)
_LONGEST_OWNER = 5  # words of the name in "Open Ledger's director"
_FORGOTTEN = 2  # ends of paragraphs after which "she" is not the unnamed woman who spoke
_FURTHEST = 2_000  # characters, after which she is not either: keeps every text linear
_PARAGRAPHS_END = re.compile(r"\n+")
_REMEMBERED = 4  # speakers to whom a pronoun may lead back
_TWO_NAMES = re.compile(r"(?:[Bb]oth )?([A-Z]\S*(?: [A-Z]\S*)*) and ([A-Z]\S*(?: [A-Z]\S*)*)")
_MADE_BY = re.compile(r" (?:from|by|of) (?=the )")  # "data from the fisheries agency"
_AT_ODDS = re.compile(
    r"([A-Z](?<![\w-].)\w{1,40})[-–]([A-Z]\w{1,40}) (?:[Ww]ar|[Bb]order|[Tt]alks|[Tt]reaty|[Ff]ront|"
    r"[Tt]ruce)\b"
)
_DEMONYM = re.compile(r"[A-Z](?<![\w-].)\w{2,40}(?:n|ish|ese)(?![\w-])")
_OF_PLACE = ("ian", "an", "n", "ish", "ese")
_ARTICLES = frozenset(("the", "a", "an"))
_LEADS_IN = _ARTICLES | POSSESSIVES
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
        self._by_initials = _short_forms(text)
        found = ((name[0], _opens(text, name.start())) for name in FULL_NAME.finditer(text))
        for name, opens in dict.fromkeys(found):
            self._meet(name.split(), opens=opens)
        self._people: list[str] = []  # who spoke, the last one first
        self._person_at = 0
        self._body = ""
        self._plural = ""
        self._by_noun: dict[str, str] = {}  # the last body called by what it is: "ministry"

    def _meet(self, parts: list[str], *, opens: bool) -> None:
        """Takes in a name with its titles, and perhaps the "But" or "Both" that opens its sentence."""
        if opens and parts[0].lower() in _OPENING:
            parts = parts[1:]
        titles = 0
        while titles < len(parts) and is_title(parts[titles]):
            titles += 1
        name = [bare_word(part) for part in parts[titles:]]
        if not name:
            return
        full = " ".join(name)
        if titles:
            self._by_title.setdefault(bare_word(parts[titles - 1]).lower(), full)
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
        name = self._several(source) if kind is SourceType.NAMED_PERSON else ""
        single = kind is SourceType.NAMED_PERSON and source not in self._by_last
        if name or single and self._is_place(source):
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

    def _is_place(self, name: str) -> bool:
        return name in COUNTRIES or " " not in name and name in self._places

    @cached_property
    def _places(self) -> set[str]:
        """What the article shows to be places: single words, and looked for in few articles only."""
        found = {name for pattern in _PLACES for name in pattern.findall(self._text)}
        found.update(name for names in _AT_ODDS.findall(self._text) for name in names)
        for people in set(_DEMONYM.findall(self._text)):
            found.update(people.removesuffix(end) for end in _OF_PLACE if people.endswith(end))
        return found

    def _explained(self, pronoun: str, at: int) -> tuple[str, SourceType]:
        if pronoun in {"he", "she", "i"}:
            name = self._meant(pronoun, at)
            if not name:
                return "", SourceType.UNNAMED_PERSON
            self._remember(name, SourceType.NAMED_PERSON, at)
            return name, SourceType.NAMED_PERSON
        if pronoun in PLURAL_PRONOUNS:
            name = self._plural or self._body
            return name, SourceType.NAMED_GROUP if name and name[0].isupper() else SourceType.UNNAMED_GROUP
        name = self._body or next(iter(self._people), "")
        return name, SourceType.NAMED_GROUP if name else SourceType.UNNAMED_GROUP

    def _meant(self, pronoun: str, at: int) -> str:
        """Whom a "she" at `at` stands for.

        Who is a "he" elsewhere in the article is passed over, if there is somebody else.
        """
        likely = self._likely(at)
        fits = (name for name in likely if pronoun == "i" or self._pronoun(name) in {pronoun, ""})
        return next(fits, likely[0] if likely else "")

    def _likely(self, at: int) -> list[str]:
        """Whom a pronoun at `at` may mean: whom a sentence since the last speaker tells of, then speakers."""
        unquoted = _QUOTED.sub(" ", self._text[max(self._person_at, at - _NEAR) : at])
        told = [name for word in _SUBJECT.findall(unquoted) if (name := self._by_last.get(word))]
        lately = self._spoke_lately(at)
        known = [name for name in self._people if name[0].isupper() or lately and name == self._people[0]]
        return [*reversed(told), *known]

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
        return self._pronouns.get(name.rpartition(" ")[2], "")

    @cached_property
    def _full_names(self) -> frozenset[str]:
        return frozenset(self._by_last.values())

    @cached_property
    def _pronouns(self) -> dict[str, str]:
        """ "he" or "she" by surname, as titles tell ("Ms Lund", "spokesman Orr") or "Lund said she"."""
        found = dict(_SAYS_OF_SELF.findall(self._text))
        for title, name in _TITLED.findall(self._text):
            found[name] = "she" if title.lower().endswith(_OF_WOMEN) else "he"
        return found

    def _remember(self, name: str, kind: SourceType, at: int) -> None:
        if kind is SourceType.NAMED_PERSON or kind is SourceType.UNNAMED_PERSON and is_someone(name):
            self._person_at = at
            self._people = [name, *(other for other in self._people if other != name)][:_REMEMBERED]
        elif kind is SourceType.UNNAMED_PERSON:
            return  # "the moment"
        elif kind is SourceType.UNNAMED_GROUP:
            self._plural = name
        else:
            self._body = name
            body = name
            if kind is SourceType.NAMED_GROUP:
                self._plural = name
            elif made := _MADE_BY.search(name):
                body = name[made.end() :]
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
        article = first.lower() if first.lower() in _ARTICLES else "the"
        if not short or first.lower() not in _LEADS_IN:
            return self._by_initials.get(source, tidy(source))
        if is_capitalised(head_of(short)):
            return self._by_initials.get(short, tidy(short))
        if owner := self._owner(first.lower(), at):
            return owner + ("’" if "’" in self._text else "'") + f"s {plain_name(short)}"
        if kind is SourceType.NAMED_GROUP and short in self._by_noun and first.lower() == "the":
            return self._by_noun[short]
        return f"{article} {plain_name(short)}"


def _opens(text: str, at: int) -> bool:
    """Whether what stands at `at` may open a sentence or a quotation: "Per Orr" elsewhere is a name."""
    before = text[max(0, at - 2) : at].rstrip(" ")
    return not before or not (before[-1].isalnum() or before[-1] in ",;")


def _short_forms(text: str) -> dict[str, str]:
    """Long names by the initials that stand in brackets behind them."""
    found: dict[str, str] = {}
    at = 0
    for initials in _INITIALS.finditer(text):
        near = max(at, initials.start() - _LONGEST_NAME)
        if match := _SHORT_FORM.search(text, near, initials.end()):
            found[match[2]] = plain_name(match[1])
        at = initials.end()
    return found
