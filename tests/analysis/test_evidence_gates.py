"""A pattern of evidence is tried only on sentences with words of its lists; they must let it all through."""

import re
from collections.abc import Iterable, Sequence
from re import _constants as op
from re import _parser as parser
from typing import Any

import pytest

from claims.analysis import channels, evidence_status
from claims.analysis.evidence import lack as lack_patterns
from claims.analysis.evidence import own_work, patterns
from claims.analysis.evidence import visual as visual_evidence
from claims.analysis.evidence import warnings as warning_patterns
from claims.analysis.letters import Letters
from claims.analysis.pipeline import analyse
from claims.analysis.spans import Span
from claims.vocabulary import EvidenceStatus

GATED: list[tuple[str, set[str], re.Pattern[str]]] = [
    *(
        (str(warning), {warning, warning_patterns._SAYING_OF}, pattern)
        for warning, _, pattern in warning_patterns._TABLE
    ),
    ("said to", {warning_patterns._SAYING_OF}, warning_patterns._SAID_TO),
    ("disavowal", {warning_patterns._DISAVOWAL}, warning_patterns._DISAVOWED),
    ("quoted denial", {warning_patterns._QUOTED_DENIAL}, warning_patterns._DENIED_IN_QUOTES),
    ("pictured", {visual_evidence.PICTURED}, visual_evidence._SHOWN),
    ("our work", {own_work.OURS}, own_work._OURS),
    ("our pictures", {own_work.OURS}, own_work._OUR_PICTURES),
    ("data", {evidence_status._DATA}, patterns.DATA),
    ("counted", {evidence_status._COUNTED}, patterns.COUNTED),
    ("document", {evidence_status._DOCUMENT}, patterns.DOCUMENT),
    ("eyewitness", {evidence_status._SEEN}, patterns.EYEWITNESS),
    ("quoted witness", {evidence_status._QUOTED_WITNESS}, patterns.QUOTED_WITNESS),
    *((topic, {topic}, pattern) for topic, (_, pattern) in evidence_status._SEVERAL.items()),
    ("media", {evidence_status._MEDIA, evidence_status._OUTLET}, patterns.OTHER_MEDIA),
    ("lack", {evidence_status._LACK}, lack_patterns.NONE_OFFERED),
    ("lack beside speech", {evidence_status._LACK}, lack_patterns.NONE_BESIDE_SPEECH),
    ("future", {evidence_status._FUTURE}, evidence_status._NOT_YET_SAID),
    ("figure", {evidence_status._FIGURE}, evidence_status._PUTS_AT),
]


def spelled(items: Iterable[tuple[Any, Any]]) -> list[str]:
    """Texts for a pattern: its shortest one, and one more for each other alternative anywhere in it."""
    items = [*items]
    if items and items[0][0] is op.AT:
        items = [item for item in items if item[0] is not op.ASSERT]
    parts = [_spelled_one(*item) for item in items]
    plain = [texts[0] for texts in parts]
    found = ["".join(plain)]
    for at, texts in enumerate(parts):
        found += ["".join([*plain[:at], text, *plain[at + 1 :]]) for text in texts[1:]]
    return found


def _spelled_one(kind: Any, value: Any) -> list[str]:
    if kind is op.LITERAL:
        return [chr(value)]
    if kind is op.IN:
        return _one_of(value)
    if kind is op.BRANCH:
        return [text for branch in value[1] for text in spelled(branch)]
    if kind is op.SUBPATTERN:
        return spelled(value[-1])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, _, repeated = value
        return [text * least for text in spelled(repeated)] if least else ["", *spelled(repeated)]
    if kind is op.ASSERT and value[0] > 0:
        return spelled(value[1])
    return [""] if kind in (op.AT, op.ASSERT, op.ASSERT_NOT) else ["x"]


def _one_of(choices: Sequence[tuple[Any, Any]]) -> list[str]:
    if choices[0][0] is op.NEGATE:
        return [" "]
    if (op.CATEGORY, op.CATEGORY_WORD) in choices:
        return ["x"]
    letters = [chr(value) for kind, value in choices if kind is op.LITERAL]
    letters += [chr(value[0]) for kind, value in choices if kind is op.RANGE]
    return letters or ["1"]


def _words(text: str) -> frozenset[str]:
    return Letters(text, 0, len(text)).words([Span(0, len(text))])[0]


@pytest.mark.parametrize(("name", "topics", "pattern"), GATED, ids=[gated[0] for gated in GATED])
def test_every_wording_of_a_pattern_passes_its_lists_of_words(name, topics, pattern):
    texts = spelled(parser.parse(pattern.pattern, pattern.flags))
    matched = [text for text in texts if pattern.search(text)]
    assert len(matched) >= 0.85 * len(texts)  # a few miss what must stand around them
    assert [text for text in matched if topics.isdisjoint(evidence_status._TOPICS.of(_words(text)))] == []


@pytest.mark.parametrize(
    ("triggers", "pattern"), [(words, wording) for words, wording, _ in channels._TWO_WORDS]
)
def test_every_wording_of_a_channel_passes_its_list_of_words(triggers, pattern):
    texts = [text for text in spelled(parser.parse(pattern.pattern)) if pattern.search(text)]
    assert texts
    assert [text for text in texts if triggers.isdisjoint(_words(text))] == []


def test_each_alternative_of_a_pattern_is_spelled_once_beside_the_shortest():
    tree = parser.parse(r"\b(?=\w)(?:a|b) (?:very )?(?:big|small)\w*(?! no)")
    assert spelled(tree) == ["a big", "b big", "a very big", "a small", "a bigx"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The ministry declined to provide evidence.", EvidenceStatus.NONE_OFFERED),
        ("The regiment was withholding the names, Orr said.", EvidenceStatus.NONE_OFFERED),
        ("Velmar called it a baseless rumor.", EvidenceStatus.NONE_OFFERED),
        ("Villagers spoke of a flash above the dam.", EvidenceStatus.EYEWITNESS),
        ("The barge sank, the tabloid's website reported.", EvidenceStatus.OTHER_MEDIA),
        ("Lank was fined twice, her pay slip shows.", EvidenceStatus.DOCUMENT),
        ("Dashcams recorded the crash on the Solva road.", EvidenceStatus.VISUAL_UGC),
        ("Lank caught the blast on her phone.", EvidenceStatus.VISUAL_UGC),
        ("Officers waited at the scene that was cordoned off.", EvidenceStatus.UNSTATED),
        ("A crowd formed on board the ferry.", EvidenceStatus.UNSTATED),
    ],
)
def test_what_the_lists_once_stopped_is_found(sentence, status):
    assert analyse(f"Korsen woke late. {sentence}").claims[-1].evidence.status is status
