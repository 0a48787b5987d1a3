"""Finds finite cue verbs with their speakers: "Holt said", "said Holt", "Holt, who said", "… and claims"."""

from claims.analysis.function_words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    HAVE,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIME_WORDS,
)
from claims.analysis.lexicon import ALSO_NOUNS, SPEECH, Verb
from claims.analysis.light.complements import bears_clause, holds_clause, right_side
from claims.analysis.light.ends import OPENING, STOPS, clause_end, end_of_name, second_half
from claims.analysis.light.found import (
    Found,
    after_colon,
    left_content,
    left_limit,
    next_comma,
    quote_after,
    set_speaker,
    speaking_before,
)
from claims.analysis.light.phrases import (
    ENDS_CLAUSE,
    PERSONS,
    Range,
    first_phrase,
    opens_with_number,
    phrase_ending,
    phrase_starting,
    several_speaking,
)
from claims.analysis.light.speakers import subject_before
from claims.analysis.light.words import QUOTE, Words
from claims.analysis.names.source_words import DATA_SOURCES, DOCUMENT_SOURCES, HEARINGS, SHOWING_PLURALS
from claims.vocabulary import CueClass

_AS_SAID = SPEECH | {"point"}
_FINDING = frozenset(("find", "show", "suggest", "indicate"))  # "…, records show", "…, an inquiry has found"
_FINDINGS = DOCUMENT_SOURCES | DATA_SOURCES | SHOWING_PLURALS | {"investigation", "inquiry"}
_ANSWERS = (["not", "so"], ["not", "true"], ["far", "from"], ["no", "way"])  # "Not so, says the chair"
_INNER = frozenset((CueClass.BELIEF, CueClass.PERCEPTION, CueClass.FACTIVE))
_MAY_FOLLOW = ENDS_CLAUSE | PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | TIME_WORDS  # a speaker


def inverted(words: Words, at: int, verb: Verb, found: list[Found]) -> Found | None:
    """ "…," said the mayor: the speaker stands behind a verb of saying."""
    before = words.at(at - 1)
    if verb.lemma not in SPEECH or verb.lemma == "tell" or before not in {",", QUOTE, "—", ""}:
        return None
    source = phrase_starting(words, at + 1) if verb.form != "b" else several_speaking(words, at)
    if source is None or not _closes(words, source[1], before):
        return None
    right = quote_after(words, source[1], STOPS)
    cue = Found(at, at + 1, verb.cue_class, "inverted", verb.lemma, source, right)
    if at == 0:
        if right is None and words.at(source[1]) in {":", ","}:
            cue.right = source[1] + 1
        return cue if cue.right else None
    cue.left = left_content(words, at, found)
    inserted = words.at(source[1]) == "," and words.at(source[1] + 1) in FINITE
    if cue.left is None or before == "," and not (inserted or _can_be_said(words, cue.left, source[1])):
        return None
    if right is None and inserted:
        cue.right = source[1] + 1
    return cue


def _can_be_said(words: Words, left: Range, end: int) -> bool:
    """Whether a clause, a quotation or a headline stands before ", says the coach", which ends at `end`."""
    headline = end == len(words) and words.text[words.span.end - 1] not in ".!?…"
    return (
        headline
        or words.low[left[1] - 2 : left[1]] in _ANSWERS
        or holds_clause(words, left[0])
        or _has_quote(words, left)
    )


def _has_quote(words: Words, part: Range) -> bool:
    return QUOTE in words.low[part[0] : part[1]]


def _closes(words: Words, index: int, before: str) -> bool:
    """Whether the phrase after the verb is a speaker and not the subject of what is said."""
    low = words.at(index)
    if low not in _MAY_FOLLOW or low == QUOTE and before == ",":  # "Orr, …, says the firm “lied”"
        return False
    if before == QUOTE or low in ENDS_CLAUSE:
        return True
    for at in range(index, min(len(words), index + 20)):
        if words.low[at] in {",", QUOTE, "—", ";"}:
            return True
        if words.low[at] in FINITE:
            return False
    return True


def finite(words: Words, at: int, verb: Verb, found: list[Found], *, begin: int = 0) -> Found | None:
    """ "Holt said …", "…, Holt said", "Holt, who said …", "… and claims …": a finite verb and its subject.

    The verb's words begin before `at` in "Holt used to say".
    """
    kind, right = right_side(words, at, verb)
    if _reads_as_noun(words, at, verb, kind, right):
        return None
    resumed = _resumed(words, at, begin or at, verb, found, kind, right)
    if resumed:
        return resumed
    subject = subject_before(words, begin or at, left_limit(found))
    if subject is None:
        return shared_subject(words, at, verb, found, kind, right)
    source, first = subject
    if _does_else(words, at, source, verb, kind, right):
        return None
    cue = Found(first, at + 1, verb.cue_class, "finite", verb.lemma, None, right)
    set_speaker(words, cue, source)
    if cue.source and words.low[max(0, source[0] - 1)] == "as" and source[0] == 1 and verb.lemma in _AS_SAID:
        comma = next_comma(words, at)  # "As Holt had claimed in May, the bridge is shut"
        cue.right = comma + 1 if comma else None
        return cue if cue.right and cue.right < len(words) else None
    if kind == "clause" and words.at(right) == "when" and words.at(source[0] - 1) == QUOTE:
        kind = "none"  # "“…,” Holt said when a reporter asked"
    if cue.kind != "relative" and _takes_left(words, cue, source, kind, found):
        cue.right = second_half(words, kind, right)
        return cue if verb.takes != "q" or cue.left and _has_quote(words, cue.left) else None
    return _reporting_right(words, cue, at, verb, kind, found)


def _does_else(words: Words, at: int, source: Range, verb: Verb, kind: str, right: int) -> bool:
    """ "I read with dismay that", "The man she pointed to left": no words of theirs."""
    if verb.lemma == "read":
        return words.low[source[0]] in PERSONS and kind in {"that", "clause", "prep"}
    if verb.lemma == "ask" and words.low[at - 1] == "who" and words.at(at + 1) == "of":
        return True  # "accuses those who ask of lying"
    return kind == "prep" and words.at(right) in FINITE


def _takes_left(words: Words, cue: Found, source: Range, kind: str, found: list[Found]) -> bool:
    """Whether the words before the speaker are reported; sets them as the cue's left side."""
    spoken = cue.lemma in SPEECH or cue.lemma == "read" and words.at(source[0] - 1) == QUOTE
    if kind == "none" and cue.lemma in _FINDING:
        spoken = not _FINDINGS.isdisjoint(words.low[source[0] : source[1]])
    spoken = spoken or cue.lemma == "point" and kind == "comma"
    spoken = spoken or cue.lemma == "hear" and words.low[source[1] - 1] in HEARINGS
    if kind not in {"none", "comma", "comma quote", "quote"} or not spoken or source[0] == 0:
        return False
    end = source[0]
    if words.low[max(0, end - 2) : end] == ["was", "all"]:
        end -= 2  # "“…,” was all she would say"
    if words.low[end - 1] not in {",", QUOTE, "—"}:
        return False
    left = left_content(words, end, found)
    left = after_colon(words, left) if left else None
    if left and _is_reported(words, left, kind):
        cue.left = left
        if found and found[-1].kind == "colon" and found[-1].right == left[0]:
            found.pop()  # "The chief was brief: “No,” he said"
    return cue.left is not None


def _reporting_right(
    words: Words, cue: Found, at: int, verb: Verb, kind: str, found: list[Found]
) -> Found | None:
    """The cue with what it reports after it, if that can be reported."""
    right = cue.right or 0
    if kind in {"none", "comma"}:
        return _behind_quotation(words, cue, kind, right) if verb.lemma in SPEECH else None
    if kind == "clause" and not bears_clause(words, at, right, verb, cue.source[0] if cue.source else at):
        return None
    called = verb.lemma == "call" and words.at(cue.source[0] - 1 if cue.source else -1) == "what"
    cue.stop = end_of_name(words, right) if called else clause_end(words, cue.first, right, found)
    if kind == "clause" and cue.stop is None and ";" in words.low[right:]:
        apart = words.low.index(";", right)  # "reckons it will pass; “it is cheap,” she wrote"
        cue.stop = apart if words.at(apart + 1) == QUOTE else None
    return _weak_noun_checked(words, cue, at, kind, verb)


def _reads_as_noun(words: Words, at: int, verb: Verb, kind: str, right: int) -> bool:
    """ "the home state", "a police report" and "big states": a present form that is a noun as well."""
    if (
        verb.form not in {"b", "s"}
        or kind in {"that", "quote", "comma quote"}
        or verb.lemma not in ALSO_NOUNS
    ):
        return False
    before = words.at(at - 1)
    if before in PERSONS or before in ADVERBS or before in MODALS:
        return False
    if verb.lemma == "state":
        return verb.form == "b" or before not in DOCUMENT_SOURCES  # "the report states"
    low = words.at(right)
    begins = low in DETERMINERS or low.partition("'")[0] in PERSONS or words.is_name(right)
    return verb.form == "b" and not (kind == "clause" and begins)


def _weak_noun_checked(words: Words, cue: Found, at: int, kind: str, verb: Verb) -> Found | None:
    """ "public comments on the plan" holds no verb: without a that-clause the speaker must be a name."""
    if verb.form != "s" or verb.lemma not in ALSO_NOUNS or kind not in {"prep", "clause", "object"}:
        return cue
    before = words.at(at - 1)
    first = cue.source[0] if cue.source else 0
    sure = before in PERSONS or before in ADVERBS or before == "," or words.is_name(at - 1)
    return cue if sure or first == 0 or words.low[first] in DETERMINERS else None


def _is_reported(words: Words, left: Range, kind: str) -> bool:
    """A leading adverbial ("On Monday,") is not what was said, unless it goes on: "By May, Holt said, …"."""
    opens = words.low[left[0]]
    if opens == "according":
        return False  # "According to Orr, nobody asked"
    if kind == "comma" or words.low[left[1] - 1] == QUOTE:
        return True
    adverbial = (opens in PREPOSITIONS or opens in OPENING) and not opens_with_number(words, left[0])
    if kind in {"comma quote", "quote"}:
        return not adverbial and left[1] - left[0] > 3 and holds_clause(words, left[0])
    if _has_quote(words, left):
        return True
    return not adverbial or left[1] - left[0] > 8


def _behind_quotation(words: Words, cue: Found, kind: str, right: int) -> Found | None:
    """ "Holt said to cheers." behind a quotation that was a sentence of its own; else "As Holt noted, …"."""
    if cue.source and cue.source[0] == 0 and words.low[cue.after - 2] != "not":
        cue.kind, cue.right = "hanging", None
        return cue
    return _as_clause(words, cue, kind, right)


def _as_clause(words: Words, cue: Found, kind: str, right: int) -> Found | None:
    """ "As Holt noted, …": the rest of the sentence is what was said."""
    if cue.source is None or words.at(cue.source[0] - 1) != "as":
        return None
    if cue.source[0] <= 1:
        cue.right = right
        return cue if kind == "comma" else None
    cue.right, cue.left = None, (0, cue.source[0] - 1)
    return cue


def _resumed(
    words: Words, at: int, first: int, verb: Verb, found: list[Found], kind: str, right: int
) -> Found | None:
    """ "Holt, who warned that …, said …": the main verb goes back to the speaker of the inserted clause."""
    if not found or found[-1].right is None or kind in {"none", "comma"}:
        return None
    while first > 0 and (words.low[first - 1] in HAVE or words.low[first - 1] in ADVERBS):
        first -= 1
    comma = words.at(first - 1)
    if comma != "," and not (comma == QUOTE and words.text[words.end[first - 1] - 2] == ","):
        return None
    last = found[-1]
    aside = words.at(last.first - 1) == ","
    asked = last.kind == "passive" and aside  # "Holt, asked whether …, said …"
    if not (asked or last.kind == "relative" or last.kind == "ing" and aside):
        return None
    last.stop = first if comma == QUOTE else first - 1
    source = phrase_ending(words, last.first - 2, 0) if asked else last.named_by or last.source
    return Found(first, at + 1, verb.cue_class, "finite", verb.lemma, source, right)


def _goes_with_relative(words: Words, found: list[Found], joint: int) -> bool:
    """ "said that anyone who moved in and complained of bells": who complained is in what she said."""
    right = found[-1].right if found else None
    if right is None or words.low[joint] == "," or words.at(joint - 1) == ",":
        return False
    return "who" in words.low[right:joint]


def shared_subject(
    words: Words, at: int, verb: Verb, found: list[Found], kind: str, right: int
) -> Found | None:
    """ "Tarsk said … and claims …": the subject of the cue before."""
    back = at - 1
    while back >= 0 and (words.low[back] in ADVERBS or words.low[back] in AUXILIARIES):
        back -= 1
    if kind in {"none", "comma"} or words.at(back) not in {"and", "but", "then", ",", "or"}:
        return None
    if kind == "prep" and _goes_with_relative(words, found, back):
        return None
    calls = verb.lemma == "call" and kind == "prep" and "to" in words.low[right : right + 9]
    spoken = calls or kind == "object" or verb.cue_class not in _INNER and set(verb.takes) & set("cti")
    if verb.lemma not in SPEECH and not spoken:
        return None
    cue = Found(back + 1, at + 1, verb.cue_class, "finite", verb.lemma, None, right)
    comma = next_comma(words, 0) if words.low[0] in OPENING else None
    if comma and comma + 1 < back:
        cue.source = first_phrase(words, comma + 1, back)
    elif found and (before := speaking_before(words, found, back)).source:
        cue.source, cue.shares_source = before.source, True
    else:
        cue.source = first_phrase(words, 0, back)
    return cue if cue.source else None
