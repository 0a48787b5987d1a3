"""Finds who speaks: the subject of a cue verb in a parsed sentence, also a shared, passive or missing one."""

from dataclasses import dataclass

from claims.analysis.function_words import MEANWHILE, WRITTEN_FORMS, word_set
from claims.analysis.lexicon import ASKED_OF
from claims.analysis.parse.lexicon import PARSED_VERBS
from claims.analysis.parse.quoting import QUOTING
from claims.analysis.parse.tree import Range, Tree

_RELATIVES = frozenset(["who", "which", "that", "whom"])
SUBJECTS = ("nsubj", "csubj", "expl")
_HANGS_ON = word_set("advcl xcomp conj ccomp acl relcl pcomp prep dep parataxis")
_PUTS_OUT = word_set("""
    issue issues issued issuing release releases released releasing publish publishes published posted posts
    put puts sent sends wrote writes made gave read tweeted circulated shared
""")
_ADDITIONS = ("relcl", "appos", "acl", "advcl", "prep")
_SETS_OFF = frozenset([",", "(", "-", "--", "—", "–"])
_FURTHEST_NAME = 8  # tokens before a verb
_NEAR = 6  # tokens behind a role that may hold its bearer's name
_LONGEST = 10  # tokens of a speaker with all that is said about them
_DEEPEST = 6
_LEADS_TO_SUBJECT = word_set("whose after before")
_CONJUNCTIONS_TOO = word_set("after before as since until")  # and prepositions
EMPTY_SUBJECTS = frozenset(["it", "there"])


@dataclass(slots=True)
class Speaker:
    """The words of a speaker, how they relate to the cue, and the phrase that a "who" stands for."""

    words: Range | None = None
    kind: str = "finite"  # finite, inverted, relative, ing, passive, infinitive
    named_by: Range | None = None
    shared: bool = False  # with the cue verb before
    passed_on: Range | None = None  # who quotes the speaker


def speaker_of(tree: Tree, verb: int) -> Speaker:
    """Who says what the verb at `verb` reports; without words where the sentence does not tell."""
    own = own_subject(tree, verb)
    if own is not None:
        return Speaker(kind="passive") if _is_asked_aside(tree, verb, own) else _named(tree, verb, own)
    over = tree.heads[verb]
    if tree.deps[verb] == "amod" and over > verb and _opens_after_mark(tree, verb):
        return Speaker(tree.trim((verb + 1, tree.right[over])), "inverted")
    if _claims_that(tree, verb):
        return Speaker(tree.trim((tree.left[over], tree.left[verb])))
    if is_passive(tree, verb) or _is_asked(tree, verb):
        return Speaker(_agent(tree, verb), "passive")
    after = _behind(tree, verb)
    if after is not None:
        return Speaker(phrase(tree, after), "inverted")
    cut_off = _cut_off(tree, verb)
    if cut_off is not None:
        return Speaker(phrase(tree, cut_off), "ing" if tree.tags[verb] == "VBG" else "finite")
    return _borrowed(tree, verb)


def _claims_that(tree: Tree, verb: int) -> bool:
    """ "Two workers alleged in May that …", taken for workers who were alleged."""
    entry = PARSED_VERBS.get(tree.low[verb])
    if entry is None or "h" in entry.takes or (tree.tags[verb], tree.deps[verb]) != ("VBN", "acl"):
        return False
    clause = tree.child(verb, "ccomp")
    return clause is not None and tree.left[clause] > verb and tree.low[tree.left[clause]] == "that"


def _cut_off(tree: Tree, verb: int) -> int | None:
    """Who speaks in "It came after the Post, citing emails, reported …": taken for what "after" governs."""
    over = tree.heads[verb]
    if tree.deps[verb] != "advcl":
        return None
    for after in tree.children(over, "prep"):
        noun = tree.child(after, "pobj") if tree.low[after] in _CONJUNCTIONS_TOO else None
        if noun is None or tree.at(tree.right[noun]) != ",":
            continue
        for clause in tree.children(over, "advcl"):
            finite = tree.tags[clause] in {"VBD", "VBZ", "VBP"} and own_subject(tree, clause) is None
            if finite and tree.left[clause] > noun and noun < verb <= clause:
                return noun
    return None


def own_subject(tree: Tree, verb: int) -> int | None:
    """The subject that hangs on the verb itself; behind it in "The plan, said Holt, is dead"."""
    # The "that" of "rejects that, saying …" stands for what is rejected.
    found = [at for at in tree.children(verb, *SUBJECTS) if tree.low[at : at + 2] != ["that", ","]]
    if len(found) > 1 and tree.low[verb - 1] == "," and tree.left[found[-1]] == verb + 1:
        return found[-1]
    if (
        len(found) > 1
        and found[-1] < verb
        and not _LEADS_TO_SUBJECT.isdisjoint(tree.low[found[0] : found[-1]])
    ):
        return found[-1]  # "the league, whose leader has accused …", "…, a day after its chief insisted"
    return _behind_participle(tree, found[0]) if found else _set_apart(tree, verb)


def _behind_participle(tree: Tree, subject: int) -> int:
    """The chairman in "Reacting, the chairman faulted …", where the participle was taken for the subject."""
    if tree.tags[subject] != "VBG" or tree.low[subject] not in MEANWHILE or tree.at(subject + 1) != ",":
        return subject
    speaker = tree.child(subject, "appos")
    return subject if speaker is None else speaker


def _set_apart(tree: Tree, verb: int) -> int | None:
    """The operator in "…, the operator, Norda Grid, said": hung on what was said, with its name behind it."""
    if tree.deps[verb] != "ROOT" or tree.low[verb - 1] != "," or tree.tags[verb] != "VBD":
        return None
    for name in range(verb - 2, max(0, verb - _FURTHEST_NAME), -1):
        role = tree.heads[name]
        if (
            tree.deps[name] == "appos"
            and tree.right[name] >= verb - 1
            and tree.deps[role] in {"conj", "appos"}
        ):
            set_off = tree.at(tree.left[role] - 1) == "," and tree.tags[tree.left[role]] in {"DT", "PRP$"}
            return role if set_off and tree.tags[role] != "NNP" and tree.right[role] <= verb else None
    return None


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether somebody else does what the verb says: "was told", "accused of"."""
    if tree.tags[verb] != "VBN":
        return False
    if tree.child(verb, "auxpass", "nsubjpass", "csubjpass", "agent") is not None:
        return True
    return tree.deps[verb] in {"acl", "amod", "advcl"} and tree.child(verb, "aux") is None


def _is_asked(tree: Tree, verb: int) -> bool:
    """ "Asked whether …", "When told that …": somebody was asked, whatever the parser took it for."""
    if tree.low[verb] not in {"asked", "told"} or tree.deps[verb] not in {"advcl", "ROOT", "ccomp", "acl"}:
        return False
    before = tree.at(verb - 1)
    if before == '"' and _behind(tree, verb) is not None:
        return False  # "…?" asked one driver
    return before in {"", '"', "when", "if", "whenever", "once", "after", "and", "but"}


def _is_asked_aside(tree: Tree, verb: int, subject: int) -> bool:
    """ "The mayor, asked whether it was safe, laughed": taken for what the mayor did."""
    if (
        tree.low[verb] not in {"asked", "told"}
        or tree.at(verb - 1) != ","
        or tree.at(verb + 1) not in ASKED_OF
    ):
        return False
    return subject < verb and not any(tree.tags[at] in {"VBD", "VBZ", "VBP"} for at in range(verb))


def phrase(tree: Tree, head: int) -> Range:
    """The noun phrase over `head`; a long addition to it is left out."""
    first, after = tree.reach(head)
    if after - first > _LONGEST:
        for kid in tree.children(head, *_ADDITIONS):
            if kid > head and tree.low[tree.left[kid] - 1] in _SETS_OFF:
                after = min(after, _end_of_name(tree, kid, head) or tree.left[kid])
    while first < head and (tree.is_mark(first) or _leads_up(tree, first)):
        first += 1
    return tree.trim((first, after))


def _leads_up(tree: Tree, at: int) -> bool:
    """Whether a word at the front of a phrase is no part of who speaks: "but Holt", "whose leader Holt"."""
    return tree.deps[at] in {"cc", "preconj", "advmod", "intj"} or tree.low[at] == "whose"


def _end_of_name(tree: Tree, addition: int, head: int) -> int:
    """Where the name ends in "its director, Lena Marsh, who has worked there for years"; 0 if it is none."""
    if tree.deps[addition] != "appos" or tree.tags[addition] != "NNP":
        return 0
    more = [tree.left[kid] for kid in tree.children(addition, *_ADDITIONS) if kid > addition]
    end = min([tree.right[addition], *more])
    return end if end <= head + _NEAR else 0


def _named(tree: Tree, verb: int, subject: int) -> Speaker:
    if tree.low[subject] in _RELATIVES and tree.deps[verb] in {"relcl", "conj", "ccomp"}:
        return Speaker((subject, subject + 1), "relative", _antecedent(tree, verb, subject))
    if is_passive(tree, verb):
        return Speaker(_agent(tree, verb), "passive")
    first, after = phrase(tree, subject)
    torn_off = next((kid for kid in tree.children(verb, *SUBJECTS) if tree.left[kid] == after), None)
    if torn_off is not None and subject < torn_off < verb:
        after = tree.right[torn_off]  # "a study in the journal" and "Weather Letters"
    return Speaker((first, after), "inverted" if subject > verb else "finite")


def _antecedent(tree: Tree, verb: int, relative: int) -> Range | None:
    """What a "who" stands for; a "which" stands for what is right before it, not for a person."""
    noun = tree.heads[verb]
    if noun > relative or tree.is_verb(noun):
        return None
    over = tree.heads[noun]
    if (
        tree.deps[noun] == "appos"
        and tree.tags[over] == "NNP"
        and tree.low[tree.left[noun]] in {"the", "a", "an"}
    ):
        return tree.trim((tree.left[over], tree.left[noun]))  # "Sen. Ada Crane, the Democrat who"
    near = relative - 1 - tree.is_mark(relative - 1)
    if (
        tree.low[relative] == "which"
        and tree.tags[noun] == "NNP"
        and noun < near
        and tree.tags[near][:2] == "NN"
    ):
        first = tree.left[near]
        return tree.trim((first - 2 * (tree.low[first - 1] == "&"), near + 1))
    return tree.trim((tree.left[noun], tree.left[verb]))


def _agent(tree: Tree, verb: int) -> Range | None:
    for by in tree.children(verb, "agent", "prep"):
        if tree.low[by] == "by":
            noun = tree.child(by, "pobj")
            return phrase(tree, noun) if noun is not None else None
    return None


def _behind(tree: Tree, verb: int) -> int | None:
    """A speaker behind the verb that the parser took for something else: "…," said Holt."""
    entry = PARSED_VERBS.get(tree.low[verb])
    if entry is None or "q" not in entry.takes or not _opens_after_mark(tree, verb):
        return None
    if tree.tags[verb] not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    noun = tree.child(verb, "dobj", "npadvmod", "attr", "oprd", "dep")
    return noun if noun is not None and noun > verb and tree.left[noun] == verb + 1 else None


def _opens_after_mark(tree: Tree, verb: int) -> bool:
    return verb > 0 and (tree.low[verb - 1] in {",", "--", "—"} or tree.is_quote(verb - 1))


def _borrowed(tree: Tree, verb: int) -> Speaker:
    """The speaker of a verb without a subject, from the verb or noun that it hangs on."""
    kind = "ing" if tree.tags[verb] == "VBG" else "infinitive" if tree.tags[verb] == "VB" else "finite"
    at = verb
    for _ in range(_DEEPEST):
        over, dep = tree.heads[at], tree.deps[at]
        if over == at or dep not in _HANGS_ON and not tree.is_verb(over):
            break
        if tree.tags[over][:2] in {"NN", "PR", "CD", "DT"} and dep in {"acl", "relcl"}:
            writer = _writer(tree, over) if tree.tags[at] == "VBG" else None
            named = (tree.left[over], tree.left[at]) if writer is None else phrase(tree, writer)
            return Speaker(tree.trim(named), kind)
        if dep == "conj" and "told" in {tree.low[verb], tree.low[at]} and is_passive(tree, over):
            return Speaker(_agent(tree, over), "passive")
        if tree.low[at] == "as" and tree.low[over] in QUOTING:
            return _quoted(tree, over)
        found = _held_by(tree, over, at, dep)
        if found is not None and found != verb:
            speaker = _named(tree, over, found) if tree.is_verb(over) and found < over else None
            words = speaker.words if speaker and speaker.kind == "relative" else phrase(tree, found)
            return Speaker(words, kind, shared=dep in {"conj", "advcl", "ccomp"})
        at = over
    return Speaker(None, kind)


def _quoted(tree: Tree, verb: int) -> Speaker:
    """Who speaks, and who passes it on, in "the agency quoted Holt as saying", "Holt was quoted by …"."""
    quoted = tree.child(verb, "nsubjpass", "dobj")
    through = _agent(tree, verb) if is_passive(tree, verb) else None
    if through is None and (outlet := own_subject(tree, verb)) is not None:
        through = phrase(tree, outlet)
    return Speaker(phrase(tree, quoted) if quoted is not None else None, "finite", passed_on=through)


def _writer(tree: Tree, noun: int) -> int | None:
    """Who speaks in "Holt released a statement saying …", "Holt replied in a letter saying …"."""
    if tree.low[noun] not in WRITTEN_FORMS:
        return None
    over, dep = tree.heads[noun], tree.deps[noun]
    if dep == "pobj" and tree.low[over] in {"in", "with", "through"}:
        return own_subject(tree, tree.heads[over])
    return own_subject(tree, over) if dep == "dobj" and tree.low[over] in _PUTS_OUT else None


def _held_by(tree: Tree, over: int, at: int, dep: str) -> int | None:
    """Who of the governing verb does it: its object for "asked Holt to say", else its subject."""
    if dep in {"xcomp", "ccomp"} and tree.tags[at] == "VB":
        held = tree.child(over, "dobj", "dative")
        if held is not None and held < at:
            return held
    subject = tree.child(over, "nsubj", "nsubjpass", "csubj")
    if subject is None or tree.low[subject] in EMPTY_SUBJECTS and dep == "ccomp":
        return None
    return _behind_participle(tree, subject)
