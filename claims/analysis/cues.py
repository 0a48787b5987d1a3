"""Finds the words of a sentence that attribute, and on which side of them the reported words stand."""

from dataclasses import dataclass

from claims.analysis.function_words import (
    ADVERBS,
    BE,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    FINITE,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
    SPEAKING_OCCASIONS,
    SUBORDINATORS,
    TIME_WORDS,
    WH_WORDS,
)
from claims.analysis.lexicon import NOUNS, SPEECH, VERB_FORMS, Verb
from claims.analysis.phrases import Range, first_phrase, phrase_ending, phrase_starting, subject_before
from claims.analysis.words import QUOTE, Words
from claims.vocabulary import CueClass


@dataclass(slots=True)
class Found:
    """One cue of a sentence, in token indexes; `right` is where words reported after it begin."""

    first: int
    after: int
    cue_class: CueClass
    kind: str  # finite, ing, passive, infinitive, noun, according, colon, inverted
    source: Range | None
    right: int | None
    left: Range | None  # reported words before it
    lemma: str
    shares_source: bool = False  # with the cue before it


def find_cues(words: Words) -> list[Found]:
    """The cues of one sentence in reading order; their contents are not yet cut off against each other."""
    found: list[Found] = []
    for index, low in enumerate(words.low):
        if found and index < found[-1].after:
            continue
        cue = _cue_at(words, index, low, found)
        if cue is not None:
            found.append(cue)
    if not found or found[0].source is None or found[0].source[0] > 1:
        found = _verbless(words) + found
    return found


def _verbless(words: Words) -> list[Found]:
    """ "The army in a statement on Monday that …": the verb of saying was left out."""
    for at in range(3, min(len(words), 24)):
        low = words.low[at]
        if low == "that" and (start := _occasion_start(words, at)):
            source = phrase_ending(words, start - 1, 0)
            return [Found(start, at, CueClass.NEUTRAL, "verbless", source, at, None, "say")] if source else []
        if low in FINITE or low in VERB_FORMS or low in {",", ":", QUOTE}:
            break
    return []


def _occasion_start(words: Words, at: int) -> int:
    """The "in" of "in a statement …" before `at`, or 0."""
    for noun in range(at - 1, max(2, at - 8), -1):
        if words.low[noun] in SPEAKING_OCCASIONS:
            for back in range(noun - 1, max(0, noun - 4), -1):
                if words.low[back] == "in":
                    return back
    return 0


def _cue_at(words: Words, index: int, low: str, found: list[Found]) -> Found | None:
    verb = VERB_FORMS.get(low)
    if verb is not None:
        return _verb_cue(words, index, verb, found)
    if low == "according" and words.at(index + 1) == "to":
        return _according(words, index, found)
    if low in NOUNS:
        return _noun_cue(words, index, found)
    return None


def _left_limit(words: Words, found: list[Found]) -> int:
    return (found[-1].right if found[-1].right is not None else found[-1].after) if found else 0


def _verb_cue(words: Words, at: int, verb: Verb, found: list[Found]) -> Found | None:
    back = at - 1
    while back >= 0 and words.low[back] in ADVERBS:
        back -= 1
    before = words.at(back)
    if _is_noun_here(words, back, before, verb):
        return None
    if verb.form == "g":
        return _participle(words, at, verb, before, found)
    if verb.form == "b" and before in MODALS and before in {"to", "not", "help", "let"}:
        return _infinitive(words, at, verb, found)
    if verb.form == "d" and before in BE:
        return _passive(words, at, verb, found)
    return _inverted(words, at, verb, found) or _finite(words, at, verb, found)


def _is_noun_here(words: Words, back: int, before: str, verb: Verb) -> bool:
    """A determiner or possessive before it makes a noun or an adjective: "the claim", "Tarsk's report"."""
    if before in DETERMINERS and before not in {"this", "that", "all", "some", "many", "few", "most", "both"}:
        return before not in {"one", "another", "other", "these", "those", "each"} or verb.form == "b"
    if before in POSSESSIVES or before.endswith(("'s", "s'")) and before not in BE and verb.form != "d":
        return not before.startswith(("he'", "she'", "it'", "who'", "that'", "there'"))
    return before in PREPOSITIONS and verb.form in {"b", "s"} and before != "to"


def right_side(words: Words, at: int, verb: Verb) -> tuple[str, int]:
    """How what follows the verb at `at` begins: a kind of complement and the token it begins at."""
    index = at + 1
    if "h" in verb.takes:
        index = _after_hearer(words, index)
    index = _after_insertion(words, _after_adverbials(words, index, verb))
    low = words.at(index)
    if low in {"", ";", "—", ")", "("} or low in CONJUNCTIONS:
        return "none", index
    if low == ",":
        return _after_comma(words, index)
    if low in {"that", QUOTE, ":"}:
        return {"that": "that", QUOTE: "quote", ":": "colon"}[low], index + (low == ":")
    return _complement(words, index, low, verb)


def _after_insertion(words: Words, index: int) -> int:
    """Steps over "-- without evidence --" between a verb and what it reports."""
    if words.at(index) != "—":
        return index
    for at in range(index + 1, min(index + 10, len(words))):
        if words.low[at] == "—":
            return at + 1
    return index


def _complement(words: Words, index: int, low: str, verb: Verb) -> tuple[str, int]:
    if low == "to" and "i" in verb.takes:
        return "to", index
    if low in verb.preps:
        return "prep", index + 1
    if low in WH_WORDS and low not in {"when", "where"}:
        return ("wh", index) if set(verb.takes) & set("wc") else ("none", index)
    if low in SUBORDINATORS or low in PREPOSITIONS or low in BE:
        return ("clause", index) if "c" in verb.takes and low in {"if", "when", "as", "since", "in"} else ("none", index)
    if "c" in verb.takes or "n" in verb.takes:
        return "clause", index
    return ("object", index) if set(verb.takes) & set("oh") else ("none", index)


def _after_comma(words: Words, comma: int) -> tuple[str, int]:
    """A quotation behind the comma is reported; "said, however, that" goes on too."""
    if words.at(comma + 1) == QUOTE:
        return "comma quote", comma + 1
    closing = next((index for index in range(comma + 1, min(comma + 9, len(words))) if words.low[index] == ","), None)
    if closing and words.at(closing + 1) in {"that", QUOTE}:
        return ("that" if words.at(closing + 1) == "that" else "comma quote"), closing + 1
    return "comma", comma + 1


def _after_hearer(words: Words, index: int) -> int:
    """Steps over who was told: "told reporters that", "told The Halden Post on Monday"."""
    low = words.at(index)
    if low in {"me", "him", "her", "us", "them", "you", "it"}:
        return index + 1
    if low in {"that", QUOTE, ":", ",", "", "to", "if", "whether", "about", "of"}:
        return index
    stop = index
    while stop < min(len(words), index + 14):
        low = words.low[stop]
        if low in {"that", QUOTE, ":", ",", "to", "if", "whether", "about", "how", "what", "why"} or low in DAYS:
            return stop
        if stop > index and low in FINITE:
            return _short_hearer(words, index, stop)
        stop += 1
    return stop if stop == len(words) else _short_hearer(words, index, stop)


def _short_hearer(words: Words, index: int, stop: int) -> int:
    """Without a "that": the hearer ends where the next phrase begins."""
    names = words.is_name(index)
    for at in range(index + 1, stop):
        low = words.low[at]
        if low in DETERMINERS or low in {"he", "she", "they", "it", "i", "we", "you", "there"}:
            if words.low[at - 1] not in PREPOSITIONS:
                return at
        elif not names and words.is_name(at) and words.low[at - 1] not in PREPOSITIONS | DETERMINERS:
            return at
    return index + 1


def _after_adverbials(words: Words, index: int, verb: Verb) -> int:
    """Steps over "on Wednesday", "in a statement", "however" to what is reported."""
    for _ in range(6):
        low = words.at(index)
        if low in DAYS or low in ADVERBS and low not in {"this", "all", "both", "each", "so", "not", "now", "quite", "even", "only", "just"}:
            index += 1
        elif low in {"last", "this", "next", "late", "early"} and words.at(index + 1) in TIME_WORDS:
            index += 2
        elif low == "to" and "i" in verb.takes:
            return index
        elif low in PREPOSITIONS and low not in verb.preps and low not in {"like", "than"}:
            after = _after_preposition(words, index)
            if after == index:
                return index
            index = after
        else:
            return index
    return index


def _after_preposition(words: Words, index: int) -> int:
    limit = min(len(words), index + 16)
    at = index + 1
    while at < limit:
        low = words.low[at]
        if low in {"that", ",", ":", QUOTE}:
            return at
        if low in FINITE or low in {";", "—"} or low in SUBORDINATORS:
            break
        at += 1
    else:
        return at if at == len(words) else index
    if words.low[index] not in {"on", "in", "at", "during", "to", "via"}:
        return index
    for close in range(index + 1, min(at, index + 6)):
        if words.low[close] in SPEAKING_OCCASIONS or words.low[close] in TIME_WORDS or words.low[close].isdigit():
            if words.at(close + 1) not in SPEAKING_OCCASIONS | TIME_WORDS:
                return close + 1
    return index


def _ends_clause(words: Words, index: int) -> bool:
    return words.at(index) in {"", ",", ";", ":", "—", QUOTE, ")", "(", "who"} or words.at(index) in PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | TIME_WORDS


def _inverted(words: Words, at: int, verb: Verb, found: list[Found]) -> Found | None:
    """ "…," said the mayor: the speaker stands behind a verb of saying."""
    before = words.at(at - 1)
    if verb.lemma not in SPEECH or verb.form == "b" or before not in {",", QUOTE, "—", ""}:
        return None
    source = phrase_starting(words, at + 1)
    if source is None or not _ends_clause(words, source[1]):
        return None
    right = _quote_after(words, source[1])
    if at == 0:
        right = right if right is not None else source[1] + 1 if words.at(source[1]) in {":", ","} else None
        return Found(at, at + 1, verb.cue_class, "inverted", source, right, None, verb.lemma) if right else None
    left = _left_content(words, at, found)
    return Found(at, at + 1, verb.cue_class, "inverted", source, right, left, verb.lemma) if left else None


def _quote_after(words: Words, index: int) -> int | None:
    """A quotation that goes on behind ", said Holt" or ", Holt said"."""
    for at in range(index, min(len(words), index + 30)):
        low = words.low[at]
        if low == QUOTE:
            return at if words.at(at - 1) in {",", ":", "—", "that"} or at == index else None
        if low in VERB_FORMS and at > index:
            return None
    return None


def _left_content(words: Words, end: int, found: list[Found]) -> Range | None:
    """What stands before the comma at the speaker: from the clause's start to `end`."""
    first = 0
    if found:
        first = found[-1].source[1] if found[-1].kind == "inverted" and found[-1].source else found[-1].after
        while first < end and (words.low[first] in {",", ";", "—"} or words.low[first] in CONJUNCTIONS):
            first += 1
    while end > first and words.low[end - 1] in {",", "—"}:
        end -= 1
    return (first, end) if end > first else None


def _finite(words: Words, at: int, verb: Verb, found: list[Found]) -> Found | None:
    subject = subject_before(words, at, _left_limit(words, found))
    kind, right = right_side(words, at, verb)
    if subject is None:
        return _shared_subject(words, at, verb, found, kind, right)
    source, first = subject
    open_left = source[0] > 0 and words.at(source[0] - 1) in {",", QUOTE, "—"} and verb.lemma in SPEECH
    if kind in {"none", "comma", "comma quote", "quote"} and open_left:
        left = _left_content(words, source[0], found)
        if left and _is_reported(words, left, kind):
            return Found(first, at + 1, verb.cue_class, "finite", source, _second_half(words, kind, right), left, verb.lemma)
    if kind in {"none", "comma"}:
        return _as_clause(words, first, at, verb, source, kind, right)
    return Found(first, at + 1, verb.cue_class, "finite", source, right, None, verb.lemma)


def _is_reported(words: Words, left: Range, kind: str) -> bool:
    """A leading adverbial ("On Monday,") is not what was said."""
    opens = words.low[left[0]]
    if QUOTE in words.low[left[0] : left[1]]:
        return True
    if kind in {"comma quote", "quote"}:
        return False
    return opens not in PREPOSITIONS or left[1] - left[0] > 8


def _second_half(words: Words, kind: str, right: int) -> int | None:
    if kind in {"comma quote", "quote"}:
        return right
    if kind == "comma":
        low = words.at(right)
        if low in VERB_FORMS and VERB_FORMS[low].form == "g" or low in {"who", "which", "when", "while", "after", "as"}:
            return None
        return right if right < len(words) else None
    return _quote_after(words, right)


def _as_clause(words: Words, first: int, at: int, verb: Verb, source: Range, kind: str, right: int) -> Found | None:
    """ "As Holt noted, …": the rest of the sentence is what was said."""
    before = words.at(source[0] - 1)
    if before == "as" and verb.lemma in SPEECH:
        if source[0] <= 1 and kind == "comma":
            return Found(first, at + 1, verb.cue_class, "finite", source, right, None, verb.lemma)
        return Found(first, at + 1, verb.cue_class, "finite", source, None, (0, source[0] - 1), verb.lemma)
    return None


def _shared_subject(words: Words, at: int, verb: Verb, found: list[Found], kind: str, right: int) -> Found | None:
    """ "Tarsk said … and claims …": the subject of the cue before."""
    back = at - 1
    while back >= 0 and (words.low[back] in ADVERBS or words.low[back] in {"has", "have", "had", "is", "was"}):
        back -= 1
    if kind in {"none", "comma"} or words.at(back) not in {"and", "but", "then", ",", "or"}:
        return None
    if found and found[-1].source:
        return Found(at, at + 1, verb.cue_class, "finite", found[-1].source, right, None, verb.lemma, shares_source=True)
    source = first_phrase(words, 0, back)
    return Found(at, at + 1, verb.cue_class, "finite", source, right, None, verb.lemma) if source else None


def _participle(words: Words, at: int, verb: Verb, before: str, found: list[Found]) -> Found | None:
    """ "…, claiming that …": said by whoever the sentence is about."""
    kind, right = right_side(words, at, verb)
    if kind in {"none", "comma"}:
        return None
    if before in BE:
        subject = subject_before(words, at, _left_limit(words, found))
        return Found(subject[1], at + 1, verb.cue_class, "ing", subject[0], right, None, verb.lemma) if subject else None
    shares = bool(found and found[-1].source)
    source = found[-1].source if shares else first_phrase(words, 0, at)
    if before not in {",", "—", "and", "", "as", "by", "while", "but", QUOTE} and not found:
        source = source or phrase_ending(words, at - 1, 0)
    return Found(at, at + 1, verb.cue_class, "ing", source, right, None, verb.lemma, shares) if source else None


def _infinitive(words: Words, at: int, verb: Verb, found: list[Found]) -> Found | None:
    kind, right = right_side(words, at, verb)
    if kind not in {"that", "quote", "wh", "colon", "clause", "prep"} or verb.lemma not in SPEECH:
        return None
    source = first_phrase(words, _left_limit(words, found), at)
    return Found(at, at + 1, verb.cue_class, "infinitive", source, right, None, verb.lemma) if source else None


def _passive(words: Words, at: int, verb: Verb, found: list[Found]) -> Found | None:
    """ "was told that …", "was reported by …", "is said to …"."""
    index = at + 1
    if words.at(index) == "by" and (agent := phrase_starting(words, index + 1)):
        left = _left_content(words, _cue_first(words, at), found)
        return Found(_cue_first(words, at), index + 1, verb.cue_class, "passive", agent, None, left, verb.lemma) if left else None
    kind, right = right_side(words, at, verb)
    if kind not in {"that", "to", "quote", "wh", "prep"}:
        return None
    if "h" in verb.takes or kind in {"that", "wh", "quote"}:
        return Found(_cue_first(words, at), at + 1, verb.cue_class, "passive", None, right, None, verb.lemma)
    left = _left_content(words, _cue_first(words, at), found)
    return Found(_cue_first(words, at), at + 1, verb.cue_class, "passive", None, right, left, verb.lemma)


def _cue_first(words: Words, at: int) -> int:
    while at > 0 and (words.low[at - 1] in BE or words.low[at - 1] in ADVERBS or words.low[at - 1] in {"has", "have", "had"}):
        at -= 1
    return at


def _according(words: Words, at: int, found: list[Found]) -> Found | None:
    """ "According to X, …" and "…, according to X"."""
    n = len(words)
    first = at + 2
    after = first
    while after < n and words.low[after] not in {",", ";", QUOTE, "—", "("} and after - first < 40:
        after += 1
    if after == first:
        return None
    source = (first, after)
    starts = at == 0 or words.at(at - 1) in CONJUNCTIONS or words.at(at - 1) == QUOTE and at == 1
    if starts:
        right = after + 1 if words.at(after) == "," else after
        return Found(at, at + 2, CueClass.NEUTRAL, "according", source, right, None, "accord") if right < n else None
    left = _left_content(words, at, found)
    rest = after + 1 if words.at(after) == "," and after + 1 < n else None
    return Found(at, at + 2, CueClass.NEUTRAL, "according", source, rest, left, "accord")


def _noun_cue(words: Words, at: int, found: list[Found]) -> Found | None:
    """ "Tarsk's claim that …", "a statement that …"."""
    if words.at(at + 1) != "that" or at == 0:
        return None
    first = at
    while first > 0 and words.low[first - 1] not in FINITE | PREPOSITIONS | CONJUNCTIONS and at - first < 6:
        if words.low[first - 1] in POSSESSIVES or words.low[first - 1].endswith(("'s", "s'")):
            break
        if words.low[first - 1] in {",", QUOTE, "—", ":", ";"}:
            break
        first -= 1
    owner = words.at(first - 1)
    source = None
    if owner in POSSESSIVES or owner.endswith(("'s", "s'")):
        source = phrase_ending(words, first - 1, 0) or (first - 1, first)
    return Found(at, at + 1, NOUNS[words.low[at]], "noun", source, at + 1, None, words.low[at])
