"""Finds what is said: the parts of a parsed sentence that a cue verb reports."""

from claims.analysis.function_words import DAYS, TIME_WORDS, word_set
from claims.analysis.lexicon import ALSO_NOUNS, SPEECH, Verb
from claims.analysis.parse.giving import gives
from claims.analysis.parse.interrupted import (
    ends_the_sentence,
    interrupts,
    judged,
    resumed,
    said_before,
    tells_time,
)
from claims.analysis.parse.lexicon import PARSED_VERBS
from claims.analysis.parse.subjects import SUBJECTS, own_subject
from claims.analysis.parse.tree import Range, Tree

_CLAUSE_TAKERS = frozenset("ctwqi")
_OBJECTS = frozenset(["dobj", "attr", "oprd"])
_GOES_ON = word_set("prep npadvmod advmod dobj attr oprd acomp xcomp ccomp dative")
_LINKS = frozenset([",", ";", ":", "and", "but", "or", "-", "--", "—", "–", '"', "''", "``"])
_REASONS = frozenset(
    ["because", "given", "if", "unless", "although", "though", "even", "since", "so", "as", "whereas"]
)
_CONJUNCTIONS = frozenset(["and", "but", "or"])
_SETS_TIME = frozenset(["when", "after", "before", "while", "as"])
_QUESTIONS = frozenset(["that", "whether", "if", "how", "why"])
_OWNS = frozenset(["'s", "’s"])
_LATER = DAYS | {"afterward", "afterwards", "later"}
_FINITE_TAGS = frozenset(["VBD", "VBZ", "VBP", "MD"])


def contents_of(tree: Tree, verb: int, entry: Verb) -> list[Range]:
    """The parts that the verb at `verb` reports, in reading order; none where it reports nothing."""
    if gives(tree, verb, entry):
        return []
    right = _right(tree, verb, entry)
    left = said_before(tree, verb, entry)
    if left is None and right is not None:
        left = judged(tree, verb, entry)
    elif left is not None and right is not None and not interrupts(tree, verb):
        left = None
    elif left is not None and right is None:
        right = resumed(tree, verb)
    pieces = [_without_conjunction(tree, tree.trim(piece)) for piece in (left, right) if piece is not None]
    return [piece for piece in pieces if piece[0] < piece[1]]


def _without_conjunction(tree: Tree, piece: Range) -> Range:
    """Leaves out what leads up to the next clause: "told her it was late but" of "…, but left".

    Nor does a bracket end it that began before.
    """
    first, after = piece
    joins = after - 1 > first and tree.deps[after - 1] == "cc" and tree.low[after - 1] in _CONJUNCTIONS
    if joins:
        return tree.trim((first, after - 1))
    closes = after - 1 > first and tree.low[after - 1] == ")" and "(" not in tree.low[first:after]
    return tree.trim((first, after - 1)) if closes else piece


def _right(tree: Tree, verb: int, entry: Verb) -> Range | None:
    clauses = (kid for kid in tree.children(verb, "ccomp") if tree.left[kid] > verb)
    clause = next((kid for kid in clauses if not _is_meanwhile(tree, kid)), None)
    if clause is not None and not _CLAUSE_TAKERS.isdisjoint(entry.takes):
        begin = _torn_off(tree, verb, clause, entry) or tree.left[clause]
        return _after_day(tree, verb, begin), _end(tree, verb, clause)
    for kid in tree.kids[verb]:
        if tree.deps[kid] == "advcl" and _is_that_alone(tree, verb, tree.left[kid], entry):
            return tree.left[kid], tree.left[kid] + 1
        if kid > verb and (opened := _begins(tree, kid, entry)) is not None:
            return opened, _end(tree, verb, kid)
    return None


def _is_meanwhile(tree: Tree, clause: int) -> bool:
    """ "…,” she said, her voice breaking": what happens while somebody speaks."""
    first = tree.left[clause]
    return tree.tags[clause] == "VBG" and tree.tags[first] == "PRP$" and tree.low[first - 1] == ","


def _torn_off(tree: Tree, verb: int, clause: int, entry: Verb) -> int:
    """Where the clause begins in "shows Orr had lied" if Orr was taken for an object of the verb, else 0."""
    things = [kid for kid in tree.children(verb, "dobj") if verb < kid < tree.left[clause]]
    if not things or tree.low[tree.left[clause]] == "that" or own_subject(tree, clause) is not None:
        return 0
    aux = tree.child(clause, "aux")
    if aux is not None and tree.tags[aux] in _FINITE_TAGS:
        return tree.left[things[0]]
    told = "h" in entry.takes  # the first is whom it was told
    between = range(tree.right[things[-1]], tree.left[clause])  # "on its turbines", hung on the verb
    beside = tree.tags[clause] in _FINITE_TAGS and not any(map(tree.is_mark, between))
    return tree.left[things[-1]] if beside and len(things) > told else 0


def _is_that_alone(tree: Tree, verb: int, begin: int, entry: Verb) -> bool:
    """ "Tarsk rejects that, saying …": a pronoun, taken for a conjunction."""
    alone = begin == verb + 1 and tree.low[begin] == "that" and tree.at(begin + 1) == ","
    return alone and "n" in entry.takes


def _after_day(tree: Tree, verb: int, begin: int) -> int:
    """Steps over the day of speaking that hangs on the clause: "said on Monday the port is shut"."""
    at = begin + 1 if begin == verb + 1 and tree.low[begin] == "on" else begin
    return at + 1 if begin == verb + 1 and tree.at(at) in _LATER else begin


def _begins(tree: Tree, kid: int, entry: Verb) -> int | None:
    """Where the reported words begin in a complement of the verb, or None if it is none."""
    dep, takes = tree.deps[kid], set(entry.takes)
    if dep in {"prep", "prt"}:
        if tree.low[kid] == "on" and tree.at(kid + 1) in TIME_WORDS and tree.at(kid + 2) not in _OWNS:
            return None  # "reported on Wednesday": when it was said
        if tree.right[kid] > kid + 1 and tree.tags[kid + 1] in _FINITE_TAGS:
            return None  # "The man she pointed to left"
        return kid + 1 if tree.low[kid] in entry.preps and tree.right[kid] > kid + 1 else None
    fits = (
        dep == "xcomp"
        and not (tree.tags[kid] == "VBG" and tree.at(tree.left[kid] - 1) == ",")  # "…,” he said, grinning"
        and (not takes.isdisjoint("ic") or _is_gerund(tree, kid, entry) or is_object_of_cue(tree, kid))
        or dep in _OBJECTS
        and not takes.isdisjoint("no")
        or dep == "ccomp"
        and tree.low[tree.left[kid]] == "what"
        and "n" in takes
        or dep == "advcl"
        and tree.low[tree.left[kid]] in _QUESTIONS
        and not takes.isdisjoint("tw")
    )
    return tree.left[kid] if fits else None


def _is_gerund(tree: Tree, kid: int, entry: Verb) -> bool:
    """ "Deny having moved tanks", "denied moving any"."""
    return "n" in entry.takes and tree.tags[tree.left[kid]] == "VBG" and tree.left[kid] == tree.heads[kid] + 1


def is_object_of_cue(tree: Tree, at: int) -> bool:
    """Whether a noun behind a cue was taken for a verb, as headlines have it: "Orr calls claim absurd"."""
    entry, before = PARSED_VERBS.get(tree.low[at]), PARSED_VERBS.get(tree.at(at - 1))
    if entry is None or before is None or entry.lemma not in ALSO_NOUNS or entry.form != "b":
        return False
    return tree.heads[at] == at - 1 and before.form in {"s", "d"} and not {"n", "o"}.isdisjoint(before.takes)


def _end(tree: Tree, verb: int, clause: int) -> int:
    """Where the words reported after the verb stop; what the parser hung on the verb may belong to them."""
    end = tree.right[clause]
    spoken = tree.deps[clause] == "ccomp"
    for kid in tree.kids[verb]:
        if kid <= clause or tree.left[kid] < end or tree.deps[kid] in {"cc", "punct"}:
            continue
        gap = tree.low[end : tree.left[kid]]
        if any(low not in _LINKS for low in gap) or ends_the_sentence(tree, kid):
            break
        if not (_reported_too(tree, kid) if spoken and gap else _belongs(tree, kid, spoken)):
            break
        end = tree.right[kid]
    return _second_root(tree, verb, end)


def _second_root(tree: Tree, verb: int, end: int) -> int:
    """Takes in what the parser cut off as a sentence of its own although no mark stands between."""
    if end >= len(tree) or tree.low[end] in _LINKS:
        return end
    root = tree.root(end)
    return tree.right[root] if tree.left[root] == end and root != tree.root(verb) else end


def _belongs(tree: Tree, kid: int, spoken: bool) -> bool:
    """Whether a phrase right behind the reported words belongs to them; a time behind an object does not."""
    if not spoken and tells_time(tree, kid):
        return False
    if tree.deps[kid] == "advcl":
        return tree.low[tree.left[kid]] not in _SETS_TIME and tree.tags[kid] != "VBG"
    return tree.deps[kid] in _GOES_ON


def _reported_too(tree: Tree, kid: int) -> bool:
    """Whether a clause behind a comma or conjunction is reported, too: a subject, but no cue of its own."""
    dep = tree.deps[kid]
    if dep == "advcl":
        return tree.low[tree.left[kid]] in _REASONS
    if dep == "conj" and not tree.is_verb(kid) and tree.child(kid, "aux") is None:
        return True
    if dep not in {"conj", "ccomp"} or tree.child(kid, *SUBJECTS, "nsubjpass") is None:
        return False
    return tree.low[kid] not in PARSED_VERBS or PARSED_VERBS[tree.low[kid]].lemma not in SPEECH
