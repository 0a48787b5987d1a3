"""Finds whom the sentences before a pronoun tell of."""

import re

_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_WORK = r"(?!after|over|under)[a-z]{3,20}(?:er|or|man|ist|ent|ant|ain|ach)"  # "Brint manager Ivo Orr"
_SUBJECT = re.compile(
    r"(?:(?<=[.!?…] )|(?<=\n)|(?<=, )|(?<=[—–-] ))"
    r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?>(?:[a-z][\w’'-]*+ ){1,4}))?"
    rf"(?:(?:[A-Z][\w.’'-]*+|{_WORK}) ){{0,4}}?([A-Z][\w’'-]++)"
    rf"(?=(?:, \d{{1,3}})?,? (?!and\b|or\b|of\b|{_WORK} [A-Z])[a-z])"
)
_BEFORE_CLAUSE = re.compile(
    r"(?:\n|[.!?…] )(?:The )?([A-Z][\w’'&-]++(?: [A-Z][\w’'&-]++){0,3}) [a-z](?:[^.!?…;:\n“\"]|\.\d)*? "
    r"(?:after|as|when|before|because|since|while|once) \Z"
)


def subjects_told(text: str) -> list[str]:
    """The last words of what may be the subjects of its sentences, quotations left out, in reading order."""
    return _SUBJECT.findall(_QUOTED.sub(" ", text))


def subject_before_clause(text: str, start: int, at: int) -> str:
    """Whom a sentence tells of before "… after it" at `at`: "Norda rose after it said so"; else ""."""
    told = _BEFORE_CLAUSE.search(text, start, at)
    return told[1] if told else ""
