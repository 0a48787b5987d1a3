"""Cues that are no verbs: nouns and adjectives of saying, thinking and taking sides."""

from claims.analysis.lexicon import NOUNS
from claims.analysis.parse.subjects import Speaker, phrase, speaker_of
from claims.analysis.parse.tree import Range, Tree
from claims.vocabulary import CueClass


def _classes(listed: str) -> dict[str, tuple[CueClass, frozenset[str]]]:
    """From lines "class preposition …: word …" to what each word is and takes; lines of one word add up."""
    found: dict[str, tuple[CueClass, frozenset[str]]] = {}
    for line in listed.strip().splitlines():
        head, _, words = line.partition(": ")
        name, *takes = head.split()
        for word in words.split():
            stand, before = found.get(word, (CueClass(name), frozenset[str]()))
            found[word] = stand, before | frozenset(takes)
    return found


# The stand, what may follow (prepositions, "to" for an infinitive), and the words.
_NOUNS = _classes("""
neutral about of on: statement statements comment comments remark remarks message account description
neutral of about on: criticism critique praise condemnation analysis explanation assessment view views
neutral of about on: opinion opinions
neutral for to of: call calls appeal appeals request requests plea pleas argument arguments
neutral about over on: question questions complaint complaints advice warning warnings
neutral for of: question questions
neutral of: prediction predictions estimate estimates forecast forecasts recommendation suggestion
doubt of about that: claim claims allegation allegations accusation accusations assertion assertions
doubt of: insinuation boast boasts suspicion suspicions
denial of: denial denials rejection dismissal
commitment to of for: promise promises pledge pledges vow vows threat threats commitment offer
commitment for to: demand demands proposal proposals plan plans
commitment of: demand demands
belief for of to: support opposition desire hope hopes preference wish wishes ambition ambitions
belief for of to: intention intentions
belief to: decision refusal willingness reluctance objection objections determination
belief about over of that: concern concerns fear fears worry worries doubt doubts belief beliefs
belief about over of that: skepticism scepticism
belief in: belief faith confidence interest
""")
_ADJECTIVES = _classes("""
belief about over of that: concerned worried nervous skeptical sceptical optimistic pessimistic hopeful
belief about over of that: anxious
belief of to that: confident certain sure convinced afraid fearful wary aware proud ashamed supportive
belief to for: eager keen determined willing reluctant unwilling ready anxious hesitant
belief to: opposed committed sympathetic open
belief in: interested
belief with: happy unhappy satisfied dissatisfied pleased disappointed frustrated furious angry impressed
neutral of: critical dismissive
""")
CUE_PHRASES = frozenset(_NOUNS) | frozenset(_ADJECTIVES) | frozenset(NOUNS)  # words worth a parse


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Verbs that lend their subject to a noun: "voiced concern".
_GIVES = _words("""
    make makes made making express expresses expressed expressing voice voices voiced voicing raise raises
    raised raising issue issues issued issuing offer offers offered offering give gives gave given giving have
    has had having show shows showed shown showing reiterate reiterated repeat repeated renew renewed share
    shared shares level leveled levelled announce announced release released declare declared
""")
_PREDICATES = _words("acomp conj ROOT amod oprd advcl acl ccomp relcl")
_IN_ANSWER = (["answer", "to"], ["response", "to"], ["reply", "to"])  # "in answer to a question that"
_CLAUSES = _words("acl ccomp relcl xcomp")


def noun_cue(tree: Tree, noun: int) -> tuple[CueClass, Speaker, Range] | None:
    """Stand, speaker and content of "Tarsk's claim that …", "voiced concern about …", or None."""
    low = tree.low[noun]
    stand, takes = _NOUNS.get(low, (NOUNS.get(low), frozenset[str]()))
    if stand is None or low == "question" and tree.low[noun - 3 : noun - 1] in _IN_ANSWER:
        return None
    piece = _complement(tree, noun, takes)
    if piece is None:
        return None
    speaker = _owner(tree, noun)
    that = tree.low[piece[0]] == "that"
    if speaker.words is None and not (that and low in NOUNS):
        return None
    return stand, speaker, piece


def adjective_cue(tree: Tree, adjective: int) -> tuple[CueClass, Speaker, Range] | None:
    """Stand, speaker and content of "Holt is confident that …", "critical of …", or None."""
    entry = _ADJECTIVES.get(tree.low[adjective])
    if entry is None or tree.deps[adjective] not in _PREDICATES:
        return None
    piece = _complement(tree, adjective, entry[1])
    over = tree.heads[adjective] if tree.deps[adjective] in {"acomp", "oprd"} else adjective
    speaker = speaker_of(tree, over)
    if piece is None or speaker.words is None or tree.low[speaker.words[0]] in {"it", "there"}:
        return None
    return entry[0], speaker, piece


def _complement(tree: Tree, at: int, takes: frozenset[str]) -> Range | None:
    """What the word is about: a that-clause, an infinitive or the object of a preposition that it takes."""
    for kid in tree.kids[at]:
        if kid < at:
            continue
        opens = tree.low[tree.left[kid]]
        if tree.deps[kid] == "prep":
            if opens in takes and tree.right[kid] > kid + 1:
                return kid + 1, tree.right[kid]
        elif tree.deps[kid] in _CLAUSES and _is_about(tree, kid, at, opens, takes):
            return tree.reach(kid)
    return None


def _is_about(tree: Tree, clause: int, at: int, opens: str, takes: frozenset[str]) -> bool:
    if opens == "that":
        return tree.deps[clause] != "relcl" or not _is_relative(tree, clause)
    bare = tree.deps[clause] == "ccomp" and tree.left[clause] == at + 1
    return opens == "to" and "to" in takes or bare


def _is_relative(tree: Tree, clause: int) -> bool:
    """Whether the "that" stands for the noun itself: "the claim that he made"."""
    that = tree.left[clause]
    return tree.deps[that] in {"nsubj", "nsubjpass", "dobj", "pobj"}


def _owner(tree: Tree, noun: int) -> Speaker:
    owner = tree.child(noun, "poss")
    if owner is not None:
        return Speaker(phrase(tree, owner), "noun")
    over = tree.heads[noun]
    if tree.deps[noun] == "dobj" and tree.low[over] in _GIVES:
        speaker = speaker_of(tree, over)
        return Speaker(speaker.words, "noun", speaker.named_by)
    for by in tree.children(noun, "prep"):
        if tree.low[by] in {"by", "from"} and (named := tree.child(by, "pobj")) is not None:
            return Speaker(phrase(tree, named), "noun")
    return Speaker(None, "noun")
