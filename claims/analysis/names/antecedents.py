"""Decides whom "he", "it" or "they" means: who spoke or was told of last; nobody where that is in doubt."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from claims.analysis.names.pronouns import pronoun_of_title, sounds_like_she
from claims.analysis.names.shapes import FULL_NAME
from claims.analysis.names.source_names import bare_word, is_body, is_someone, without_titles
from claims.analysis.names.subjects import Told, somebody_told, subjects_told, thing_told, told_since
from claims.vocabulary import SourceType

_REMEMBERED = 4  # speakers to whom a pronoun may lead back
_FORGOTTEN = 2  # ends of paragraphs after which "she" is not the unnamed woman who spoke
_LONG_AGO = 4  # ends of paragraphs after which only one person known to be a "she" may be meant
_NEAR = 400  # characters
_FURTHEST = 2_000  # characters, after which none of this holds: keeps every text linear
_IT = ("it", "It")
_BYLINES = ("By ", "BY ")
_AGENCY_ENDS = re.compile(r"\) ?[-–—]")  # of a dateline: "BRINT (Agencia Sur) -"
_NEWCOMER = re.compile(r"(?:[Aa]n?|[Aa]nother|[Oo]ne) [\w’'-]")


def _with_pronoun(name: str) -> list[str]:
    """The words of a name without titles, but for one that tells a he from a she: "Mrs Lind"."""
    words = without_titles(name.split())
    return [name.split()[0], *words] if len(words) == 1 and pronoun_of_title(name) else words


@dataclass(slots=True)
class Antecedents:
    """Who spoke in an article so far."""

    text: str
    person: Callable[[str], str]  # the full name for a surname or a full name
    pronoun: Callable[[str], str]  # who is a "she"
    holder: Callable[[str, int], str]  # who "the mayor" is
    people: list[str] = field(default_factory=list)  # who spoke, the last one first
    kinds: dict[str, SourceType] = field(default_factory=dict)  # of those who spoke
    body: str = ""
    plural: str = ""
    _person_at: int = -1
    _open: tuple[str, int] = ("", -1)  # a "he" or "she" that nobody explains: the next one is the same
    _unknown_at: int = -1  # somebody spoke of whom nothing tells a person: "a former insider"
    _body_at: int = -1
    _plural_at: int = -1

    def remember_person(self, name: str, kind: SourceType, at: int) -> None:
        """Takes in that a person spoke at `at`."""
        self.kinds[name] = kind
        self._person_at = at
        if name in self.people:
            self.people.remove(name)
        self.people = [name, *self.people[: _REMEMBERED - 1]]

    def remember_unknown(self, name: str, at: int) -> None:
        """Takes in that somebody or something without a name spoke: "a former insider", "the moment"."""
        self.kinds[name] = SourceType.UNNAMED_PERSON
        if _NEWCOMER.match(name):
            self._unknown_at = at

    def remember_body(self, name: str, at: int) -> None:
        """Takes in what an "it" may mean."""
        self.body, self._body_at = name, at

    def remember_plural(self, name: str, at: int) -> None:
        """Takes in whom a "they" may mean."""
        self.plural, self._plural_at = name, at

    def he_or_she(self, pronoun: str, at: int) -> str:
        """Whom a "she" at `at` means: who spoke or was told of last; "" where that leaves a doubt.

        Who is a "he" elsewhere in the article, or by his first name, is passed over.
        """
        name = self._meant(pronoun, at)
        if not name:
            self._open = pronoun, at
        return name

    def _meant(self, pronoun: str, at: int) -> str:
        still_open = self._open[0] == pronoun and self._open[1] > self._person_at
        told = told_since(self.text, self._open[1] if still_open else self._person_at, at)
        if opens := self._who_opens(told.begun, pronoun, at):
            return opens
        if self._somebody_else(told, at):
            return self._holder_told(told, pronoun, at)
        subjects, speakers = self._subjects(told), self._speakers(at)
        likely = [*subjects, *speakers]
        named = [name for name in self._named(told.between) if name not in subjects]
        if still_open and not subjects and not named:
            return ""
        rivals = [name for name in named if self._seems(name) == pronoun]
        best = next((name for name in likely if self._seems(name) in {pronoun, ""}), "")
        if not best:
            open_to = [name for name in likely if self.pronoun(name) in {pronoun, ""}]
            best = next(iter([*rivals, *self._near(pronoun, at), *open_to]), "")
        told_of = best in subjects
        if told_of and not rivals:
            return best
        return self._settled(best, pronoun, at, rivals, speakers, told=told_of)

    def _settled(
        self, best: str, pronoun: str, at: int, rivals: Sequence[str], speakers: Sequence[str], *, told: bool
    ) -> str:
        """The best guess, or another who was named since, or nobody where both may be meant."""
        known = self._seems(best) == pronoun
        others = [name for name in rivals if name != best]
        crossed = self._paragraphs_since(self._person_at, at)
        if others and not (told and known):
            sole = others[0] if len(others) == 1 and not told else ""
            return sole if not known or crossed else ""
        if told:
            return best
        far = not known and crossed or crossed >= _LONG_AGO
        if far and any(self.pronoun(name) == pronoun for name in speakers if name != best):
            return ""
        return "" if crossed >= _LONG_AGO and not known and len(self.people) > 1 else best

    def _who_opens(self, begun: str, pronoun: str, at: int) -> str:
        """Who without a name opens the sentence of "The chief was brief: “No,” he said"."""
        words = somebody_told(begun) if begun.rstrip(" ,").endswith(":") else ""
        if not words.startswith("The "):
            return ""
        name = self.holder(words.partition(" ")[2], at)
        if not name:
            name = words[0].lower() + words[1:]
            self.kinds[name] = SourceType.UNNAMED_PERSON
        return name if self._seems(name) in {pronoun, ""} else ""

    def _somebody_else(self, told: Told, at: int) -> bool:
        """Whether the words just before tell of somebody whom nothing names."""
        unknown = self._unknown_at > self._person_at and not self._paragraphs_since(self._unknown_at, at) > 1
        return unknown or bool(somebody_told(told.between))

    def _holder_told(self, told: Told, pronoun: str, at: int) -> str:
        words = somebody_told(told.between)
        name = self.holder(words.partition(" ")[2], at) if words.startswith("The ") else ""
        return name if self._seems(name) in {pronoun, ""} else ""

    def _subjects(self, told: Told) -> list[str]:
        """Whom the sentences since the last speaker tell of, the last one first."""
        told_of = subjects_told(f"{told.between}\n{told.begun}")
        names = [self._full(_with_pronoun(name), known=True) for name in reversed(told_of)]
        return list(dict.fromkeys(name for name in names if name and self._is_person(name)))

    def _full(self, name: Sequence[str], *, known: bool) -> str:
        """The full name for the words of one; "" for somebody who is not `known` by name or kin."""
        words = " ".join([*name[:-1], bare_word(name[-1])])
        if full := self.person(words):
            return full
        return "" if known and (len(name) > 1 or not self.pronoun(words)) else words

    def _near(self, pronoun: str, at: int) -> list[str]:
        """Who is named shortly before, be it in what another said, and is a "she" for sure."""
        names = self._named(self.text[max(0, at - _NEAR) : at])
        return [name for name in names if self._seems(name) == pronoun]

    def _named(self, text: str) -> list[str]:
        """Full names of people, the last one first."""
        names = [
            without_titles(name[0].split())
            for name in FULL_NAME.finditer(text)
            if not text.startswith(_BYLINES, text.rfind("\n", 0, name.start()) + 1)
            and not (text[name.end() : name.end() + 1] == ")" and _AGENCY_ENDS.match(text, name.end()))
        ]
        full = [self._full(name, known=False) for name in names if not is_body(name)]
        return list(dict.fromkeys(name for name in reversed(full) if self._is_person(name)))

    def _speakers(self, at: int) -> list[str]:
        """Who spoke, the last one first; who has no name only shortly after."""
        lately = self._person_at >= 0 and self._paragraphs_since(self._person_at, at) < _FORGOTTEN
        last = self.people[0] if lately and self.people else ""
        unnamed = SourceType.UNNAMED_PERSON
        return [name for name in self.people if self.kinds[name] is not unnamed or name == last]

    def _seems(self, name: str) -> str:
        return self.pronoun(name) or ("she" if sounds_like_she(name) else "")

    def _is_person(self, name: str) -> bool:
        return self.kinds.get(name) is not SourceType.NAMED_GROUP

    def _paragraphs_since(self, start: int, at: int) -> int:
        """How many paragraphs end between two places."""
        if at - start > _FURTHEST:
            return _LONG_AGO
        ended, line = 0, self.text.find("\n", max(0, start), at)
        while line >= 0:
            ended += self.text[line - 1 : line] != "\n"
            line = self.text.find("\n", line + 1, at)
        return ended

    def owner(self, at: int) -> Sequence[str]:
        """Whose "her office" at `at` may be, the likeliest first."""
        told = told_since(self.text, self._person_at, at)
        return [*self._subjects(told), *self._speakers(at)]

    def it(self, at: int) -> str:
        """What an "it" at `at` means: what the sentence before tells of, else the body that spoke last."""
        told = told_since(self.text, max(self._body_at, self._person_at), at)
        own = told.begun if self.text.startswith(_IT, at) else ""  # "the board is gloomier: it sees"
        if thing := thing_told(own, several=False) or thing_told(told.between, several=False):
            return thing
        return self.body if self._paragraphs_since(self._body_at, at) < _LONG_AGO else ""

    def they(self, at: int) -> str:
        """Whom a "they" at `at` means; "" where several may be meant."""
        last = max(self._plural_at, self._body_at, self._person_at)
        told = told_since(self.text, last, at)
        if thing := thing_told(told.between, several=True):
            return thing
        someone = self.people[0] if self.people else ""
        if self._person_at > max(self._plural_at, self._body_at) and someone:
            return someone if is_someone(someone) and not told.between else ""
        if told.between and self._paragraphs_since(last, at) >= _FORGOTTEN:
            return ""
        return self.plural or self.body
