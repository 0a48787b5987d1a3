"""Finds the words of a sentence that attribute, and on which side of them the reported words stand."""

from itertools import compress

from claims.analysis.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    NUMBER_WORDS,
    POSSESSIVES,
    PREPOSITIONS,
    ROLES,
    SUBORDINATORS,
    WRITTEN_FORMS,
    word_set,
)
from claims.analysis.lexicon import NOUNS, VERB_FORMS
from claims.analysis.light.complements import holds_clause, second_predicate
from claims.analysis.light.found import Found, left_content, left_limit, next_comma, set_speaker
from claims.analysis.light.phrases import first_phrase, is_adverbial, phrase_ending, with_apposition
from claims.analysis.light.speakers import subject_before
from claims.analysis.light.verb_cues import verb_cue
from claims.analysis.light.words import QUOTE, Words
from claims.analysis.names.source_words import DATA_SOURCES, DOCUMENT_SOURCES, GROUPS, NAMED_BEHIND, OFFICES
from claims.vocabulary import CueClass

FIGURE_CUES = word_set("put puts putting gave gives")
_CUE_WORDS = frozenset(VERB_FORMS) | frozenset(NOUNS) | FIGURE_CUES | {":", "according"}
_FIGURES_NOUN = DETERMINERS | POSSESSIVES | {"it", "them"}
_GIVING = word_set("gave gives")
_FIGURE = word_set("figure toll total number estimate")
_FURTHEST_AT = 9  # tokens from "put" to the "at" before its figure
_ENDS_SOURCE = frozenset((",", ";", QUOTE, "—", "("))
_MANNER = word_set("plan plans schedule need needs taste custom size age rank ability preference protocol")
_ENDS_MANNER = PREPOSITIONS | CONJUNCTIONS | frozenset((",", ";", ".", "—", QUOTE, ""))  # "according to plan"
_HAS_NAME = OFFICES | NAMED_BEHIND  # "according to the mayor, Ada Lent,"
_SUBJECTS = word_set("he she they it we")
_LONGEST = 40
_LONGEST_NAME = 4  # tokens
_SHORTEST_SPEECH = 20
_FURTHEST_COLON = 4  # tokens that may name a speaker before the colon of a headline
_NAMES_EXAMPLES = word_set("including namely titled entitled called headlined motto slogan")
# What a headline is about: "Money: “We have none”".
_TOPICS = word_set("""
    money food health housing weather rent crime sport business politics education travel transport jobs work
    water energy climate war love family schools tax taxes culture technology science opinion analysis tourism
    football cricket rugby tennis election elections traffic farming fishing trade music film television
    theatre religion immigration migration poverty drugs alcohol prison prisons pensions power
""")
SPEAKING_NOUNS = ROLES | GROUPS | DATA_SOURCES | DOCUMENT_SOURCES | {"reports"}


def find_cues(words: Words) -> list[Found]:
    """The cues of one sentence in reading order; their contents are not yet cut off against each other."""
    found: list[Found] = []
    for index, low in compress(enumerate(words.low), map(_CUE_WORDS.__contains__, words.low)):
        if found and index < found[-1].after:
            continue
        cue = _cue_at(words, index, low, found)
        if cue is not None:
            found.append(cue)
    if not found or found[0].source is None or found[0].source[0] > 1:
        found = _verbless(words) + found
    return found


def _cue_at(words: Words, index: int, low: str, found: list[Found]) -> Found | None:
    verb = VERB_FORMS.get(low)
    if verb is not None:
        return verb_cue(words, index, verb, found) or _noun_cue(words, index, found)
    if low == ":":
        return _colon(words, index, found)
    if low == "according" and words.at(index + 1) == "to":
        return _according(words, index)
    if low in FIGURE_CUES:
        return _putting(words, index, found)
    return _noun_cue(words, index, found)


def _putting(words: Words, at: int, found: list[Found]) -> Found | None:
    """ "The ministry put the toll at 11", "gave the toll as 11": who puts a number on something says it."""
    link, lemma = ("as", "give") if words.low[at] in _GIVING else ("at", "put")
    if words.at(at + 1) == "it" and lemma == "put" and words.at(at + 2) != link:
        return _putting_to(words, at, found) if words.at(at + 2) == "to" else _as_put(words, at, found)
    if words.at(at + 1) not in _FIGURES_NOUN:
        return None
    if words.at(at + 2) in _FIGURE and lemma == "give":
        link = "of"  # "gave a figure of 19"
    for index in range(at + 2, min(at + _FURTHEST_AT, len(words))):
        if words.low[index] == link and _is_figure(words, index + 1):
            subject = subject_before(words, at, left_limit(found))
            if subject is None or words.low[subject[0][0]].isdigit():
                return None
            speaker, first = subject
            cue = Found(first, at + 1, CueClass.NEUTRAL, "finite", lemma, None, at + 1)
            cue.stop = next_comma(words, index)
            set_speaker(words, cue, speaker)
            return cue
    return None


def _as_put(words: Words, at: int, found: list[Found]) -> Found | None:
    """ "…, as Holt put it, “a lot of stones”": the quotation behind it, else the clause beside it."""
    subject = subject_before(words, at, left_limit(found))
    if subject is None or words.at(subject[0][0] - 1) != "as":
        return None
    speaker, first = subject
    begin, after = speaker[0] - 1, next_comma(words, at) or at + 2
    cue = Found(first, at + 2, CueClass.NEUTRAL, "finite", "put", speaker)
    if QUOTE in words.low[after : after + 2]:
        cue.right = words.low.index(QUOTE, after)
        cue.stop = cue.right + 1
    elif begin == 0:
        cue.right = after + 1
    else:
        quote = begin - 1 - (words.low[begin - 1] == ",")
        beside = quote >= 0 and words.low[quote] == QUOTE
        cue.left = (quote, quote + 1) if beside else left_content(words, begin, found)
    return cue if cue.left or cue.right and cue.right < len(words) else None


def _putting_to(words: Words, at: int, found: list[Found]) -> Found | None:
    """ "Counsel put it to her that she had lied"."""
    that = next(
        (index for index in range(at + 3, min(at + 9, len(words))) if words.low[index] == "that"), None
    )
    subject = subject_before(words, at, left_limit(found))
    if that is None or subject is None:
        return None
    cue = Found(subject[1], at + 1, CueClass.DOUBT, "finite", "put", None, that)
    set_speaker(words, cue, subject[0])
    return cue


def _is_figure(words: Words, at: int) -> bool:
    """ "11", "about two thousand", "more than 3,000"."""
    return any(low[:1].isdigit() or low in NUMBER_WORDS for low in words.low[at : at + 3])


def _colon(words: Words, at: int, found: list[Found]) -> Found | None:
    """ "Holt was blunt: “No.”": whoever the sentence is about says what the colon announces."""
    if words.at(at - 1) in _NAMES_EXAMPLES:
        return None
    if (
        0 < at <= _FURTHEST_COLON
        and not found
        and _is_heading(words, at)
        and words.low[at - 1] in SPEAKING_NOUNS
    ):
        return Found(at, at + 1, CueClass.NEUTRAL, "colon", ":", (0, at), at + 1)
    if words.at(at + 1) != QUOTE or any(cue.right is not None and cue.right > at - 3 for cue in found):
        return None
    if at == 1 and words.low[0] in _TOPICS:
        return None
    label = at <= _LONGEST_NAME and all(words.is_name(index) for index in range(at))
    goes_on = words.end[at + 1] == words.span.end and words.text[words.span.end - 1] not in '”"’'
    if words.end[at + 1] - words.start[at + 1] < _SHORTEST_SPEECH and not (label or goes_on):
        return None
    source = with_apposition(words, first_phrase(words, 0, at), at)
    return Found(at, at + 1, CueClass.NEUTRAL, "colon", ":", source, at + 1) if source else None


def _is_heading(words: Words, at: int) -> bool:
    """Whether no full stop ends the sentence: "Police: two dead in Brint", but no "Editor: Ada Lind"."""
    long = len(words) > _FURTHEST_COLON or len(words) > at + 2 and words.text[words.start[at + 1]].islower()
    return long and words.text[words.span.end - 1] not in ".!?…:"


def _verbless(words: Words) -> list[Found]:
    """ "The army in a statement on Monday that …": the verb of saying was left out."""
    if "that" not in words.low:
        return []
    for at in range(3, min(len(words), 24)):
        low = words.low[at]
        if low == "that" and (start := _occasion_start(words, at)):
            source = phrase_ending(words, start - 1, 0)
            cue = Found(start, at, CueClass.NEUTRAL, "verbless", "say", source, at)
            return [cue] if source else []
        if low in FINITE or low in VERB_FORMS or low in {",", ":", QUOTE}:
            break
    return []


def _occasion_start(words: Words, at: int) -> int:
    """The "in" of "in a statement …" before `at`, or 0."""
    for noun in range(at - 1, max(2, at - 8), -1):
        if words.low[noun] in WRITTEN_FORMS:
            for back in range(noun - 1, max(0, noun - 4), -1):
                if words.low[back] == "in":
                    return back
    return 0


def _according(words: Words, at: int) -> Found | None:
    """ "According to X, …" and "…, according to X"."""
    n = len(words)
    first = after = at + 2
    while after < n and words.low[after] not in _ENDS_SOURCE and after - first < _LONGEST:
        after += 1
    if after == first or words.low[first] in _MANNER and words.at(first + 1) in _ENDS_MANNER:
        return None
    if after == n:
        after = _short_source(words, first) or n
    cue = Found(at, at + 2, CueClass.NEUTRAL, "according", "accord", (first, after))
    starts = (
        at == 0 or words.at(at - 1) == "that" or words.at(at - 1) in CONJUNCTIONS or _opens_clause(words, at)
    )
    if named := _named_too(words, first, after):
        after = named
        cue.source = first, named
    after = _past_relative_clause(words, after + 1) if words.at(after) == "," else after
    if starts and (after < n or at == 0):
        cue.right = after
        return cue if after < n else None
    cue.left = _relative_part(words, left_content(words, at, []))
    led = cue.left is not None and is_adverbial(words, cue.left[0]) and holds_clause(words, after)
    goes_on = led or any(low in FINITE for low in words.low[after:])
    cue.right = after if words.at(after - 1) == "," and after < n and goes_on else None
    return cue


def _named_too(words: Words, first: int, comma: int) -> int:
    """The second comma of "According to the mayor, Ada Lent, three died", or 0 if nobody is named there."""
    if words.at(comma) != "," or _HAS_NAME.isdisjoint(words.low[first:comma]):
        return 0
    end = next_comma(words, comma + 1)
    if end is None or not 0 < end - comma - 1 <= _LONGEST_NAME or words.at(end + 1)[:1].isdigit():
        return 0
    return end if all(words.is_name(at) for at in range(comma + 1, end)) else 0


def _opens_clause(words: Words, at: int) -> bool:
    """ "…, where, according to Holt, the bridge is closed": what stands before it is not hers."""
    return words.at(at - 1) == "," and (words.at(at - 2) in CONJUNCTIONS or words.at(at - 2) in SUBORDINATORS)


def _past_relative_clause(words: Words, at: int) -> int:
    """Behind what is said about the source: "according to Holt, who was there, the bridge …"."""
    if words.at(at) not in {"who", "which", "whose", "where"} and words.at(at + 2) != "whom":
        return at
    while at < len(words) and words.low[at] != ",":
        at += 1
    return min(at + 1, len(words))


def _short_source(words: Words, first: int) -> int | None:
    """The end of a source that no mark sets off: "According to Holt the bridge is closed"."""
    for index in range(first + 1, len(words)):
        if words.low[index] in FINITE:
            return None
        opens = words.low[index] in DETERMINERS or words.low[index] in _SUBJECTS
        if opens and words.low[index - 1] not in PREPOSITIONS and words.low[index - 1] not in DETERMINERS:
            return index if any(low in FINITE for low in words.low[index:]) else None
    return None


def _relative_part(words: Words, left: tuple[int, int] | None) -> tuple[int, int] | None:
    """Of "…, which stood at 40, according to" only the relative clause is reported."""
    if left is None:
        return None
    for index in range(left[1] - 1, left[0], -1):
        if words.low[index] == "which" and words.at(index - 1) == ",":
            return index, left[1]
        if words.low[index] == ",":
            break
    return left


def _noun_cue(words: Words, at: int, found: list[Found]) -> Found | None:
    """ "Tarsk's claim that …", "a statement that …"."""
    if words.at(at + 1) != "that" or at == 0 or words.low[at] not in NOUNS or words.low[at - 1] == "in":
        return None
    first = at
    while first > 0 and at - first < 6 and not _owns(words.low[first - 1]):
        low = words.low[first - 1]
        if low in FINITE or low in PREPOSITIONS or low in CONJUNCTIONS or low in {",", QUOTE, "—", ":", ";"}:
            break
        first -= 1
    source = None
    if _owns(words.at(first - 1)):
        left = found[-1].after if found else 0  # behind the "denied" of "denied her claim"
        left = first - 1 if words.low[first - 1] in POSSESSIVES else left
        source = phrase_ending(words, first - 1, min(left, first - 1)) or (first - 1, first)
    shared = source is None and found and found[-1].right == at + 1
    if shared and (found[-1].kind == "ing" or _occasion_start(words, at + 1)):
        return None  # "commenting on reports that", "denied in a statement that"
    stop = second_predicate(words, at + 2) if first <= 1 else None
    return Found(at, at + 1, NOUNS[words.low[at]], "noun", words.low[at], source, at + 1, stop=stop)


def _owns(low: str) -> bool:
    return low in POSSESSIVES or low.endswith(("'s", "s'"))
