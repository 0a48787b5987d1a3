"""Who says what by a dependency parse: parses written by hand, so that no parser is needed."""

import re

import pytest

from claims.analysis.attribution import read_paragraphs
from claims.analysis.parse.attribution import read_with_parser
from claims.analysis.parse.tree import Parse
from claims.analysis.sentences import split_sentences
from claims.analysis.spans import Span

_TOKEN = re.compile(r"\w+|[^\w\s]")


def parse_of(sentence: str, heads: str, deps: str, tags: str) -> Parse:
    """A parse in columns: the head's index, the label and the tag of each word or mark."""
    found = list(_TOKEN.finditer(sentence))
    parse = Parse(
        starts=tuple(match.start() for match in found),
        ends=tuple(match.end() for match in found),
        heads=tuple(int(head) for head in heads.split()),
        deps=tuple(deps.split()),
        tags=tuple(tags.split()),
    )
    assert len(found) == len(parse.heads) == len(parse.deps) == len(parse.tags)
    return parse


class Written:
    """An engine that knows the sentences it was given, and remembers which were asked for."""

    name = "parser"

    def __init__(self, parses: dict[str, Parse]) -> None:
        self.parses = parses
        self.asked: list[str] = []

    def parse(self, sentences):
        self.asked += sentences
        return [self.parses[sentence] for sentence in sentences]


def read(text: str, parse: Parse, parsed_part: str = "") -> list[tuple[str, str, list[str]]]:
    """Source, cue and contents of each saying in a one-sentence paragraph."""
    span = Span(0, len(text))
    (paragraph,) = read_paragraphs(text, [(span, split_sentences(text, span))])
    read_with_parser(text, [paragraph], Written({parsed_part or text: parse}))
    return [
        (
            saying.source.cut(text) if saying.source else "",
            saying.cue.cut(text),
            [content.cut(text) for content in saying.contents],
        )
        for saying in paragraph.sayings
    ]


CASES = [
    (
        "Maren Holt said that the bridge was closed.",
        "1 2 2 6 5 6 2 6 2",
        "compound nsubj ROOT mark det nsubj ccomp acomp punct",
        "NNP NNP VBD IN DT NN VBD JJ .",
        [("Maren Holt", "said", ["that the bridge was closed"])],
    ),
    (
        "The bridge, said Maren Holt, is closed.",
        "1 3 1 7 5 3 3 7 7 7",
        "det nsubj punct parataxis compound nsubj punct ROOT acomp punct",
        "DT NN , VBD NNP NNP , VBZ JJ .",
        [("Maren Holt", "said", ["The bridge", "is closed"])],
    ),
    (
        "The bridge is closed, Holt said, because the river rose.",
        "1 2 2 2 6 6 2 6 11 10 11 2 2",
        "det nsubj ROOT acomp punct nsubj parataxis punct mark det nsubj advcl punct",
        "DT NN VBZ JJ , NNP VBD , IN DT NN VBD .",
        [("Holt", "said", ["The bridge is closed", "because the river rose"])],
    ),
    (
        "Holt said the bridge was closed and the river was rising.",
        "1 1 3 4 1 4 1 8 10 10 1 1",
        "nsubj ROOT det nsubj ccomp acomp cc det nsubj aux conj punct",
        "NNP VBD DT NN VBD JJ CC DT NN VBD VBG .",
        [("Holt", "said", ["the bridge was closed and the river was rising"])],
    ),
    (
        "Holt said the bridge was closed, adding that repairs would start soon.",
        "1 1 3 4 1 4 1 4 11 11 11 7 11 1",
        "nsubj ROOT det nsubj ccomp acomp punct advcl mark nsubj aux ccomp advmod punct",
        "NNP VBD DT NN VBD JJ , VBG IN NNS MD VB RB .",
        [
            ("Holt", "said", ["the bridge was closed"]),
            ("Holt", "adding", ["that repairs would start soon"]),
        ],
    ),
    (
        "The minister, who denied the report, left early.",
        "1 7 1 4 1 6 4 1 7 7 7",
        "det nsubj punct nsubj relcl det dobj punct ROOT advmod punct",
        "DT NN , WP VBD DT NN , VBD RB .",
        [("who", "denied", ["the report"])],
    ),
    (
        "Tarsk was accused of hiding the files.",
        "2 2 2 2 3 6 4 2",
        "nsubjpass auxpass ROOT prep pcomp det dobj punct",
        "NNP VBD VBN IN VBG DT NNS .",
        [],
    ),
    (
        "Asked whether he would resign, Holt shrugged.",
        "7 4 4 4 0 7 7 7 7",
        "advcl mark nsubj aux ccomp punct nsubj ROOT punct",
        "VBN IN PRP MD VB , NNP VBD .",
        [("", "Asked", ["whether he would resign"])],
    ),
    (
        "They were denied visas last week.",
        "2 2 2 2 5 2 2",
        "nsubjpass auxpass ROOT dobj amod npadvmod punct",
        "PRP VBD VBN NNS JJ NN .",
        [],
    ),
    (
        "Holt repeated the claim that the vote was rigged.",
        "1 1 3 1 8 6 8 8 3 1",
        "nsubj ROOT det dobj mark det nsubjpass auxpass acl punct",
        "NNP VBD DT NN IN DT NN VBD VBN .",
        [("Holt", "repeated the claim", ["that the vote was rigged"])],
    ),
    (
        "Villagers are worried about the dam.",
        "1 1 1 2 5 3 1",
        "nsubj ROOT acomp prep det pobj punct",
        "NNS VBP JJ IN DT NN .",
        [("Villagers", "worried", ["the dam"])],
    ),
    (
        "Holt voiced concern about the dam.",
        "1 1 1 2 5 3 1",
        "nsubj ROOT dobj prep det pobj punct",
        "NNP VBD NN IN DT NN .",
        [("Holt", "voiced concern", ["the dam"])],
    ),
    (
        "Holt praised the rescue on Tuesday.",
        "1 1 3 1 1 4 1",
        "nsubj ROOT det dobj prep pobj punct",
        "NNP VBD DT NN IN NNP .",
        [("Holt", "praised", ["the rescue"])],
    ),
    (
        "Public comments on the plan closed early.",
        "1 5 1 4 2 5 5 5",
        "amod nsubj prep det pobj ROOT advmod punct",
        "JJ NNS IN DT NN VBD RB .",
        [],
    ),
    (
        "A new study shows fewer storks, but critics said the count was flawed.",
        "2 2 3 3 5 3 3 3 9 3 11 12 9 12 9",
        "det amod nsubj ROOT amod dobj punct cc nsubj conj det nsubj ccomp acomp punct",
        "DT JJ NN VBZ JJR NNS , CC NNS VBD DT NN VBD JJ .",
        [("A new study", "shows", ["fewer storks"]), ("critics", "said", ["the count was flawed"])],
    ),
    (
        'The plan, Holt wrote, is "a mess" for towns.',
        "1 6 4 4 6 4 6 9 9 6 9 9 11 6",
        "det nsubj punct nsubj parataxis punct ROOT punct det attr punct prep pobj punct",
        "DT NN , NNP VBD , VBZ `` DT NN '' IN NNS .",
        [("Holt", "wrote", ["The plan", 'is "a mess" for towns'])],
    ),
]


@pytest.mark.parametrize(
    ("text", "heads", "deps", "tags", "expected"), CASES, ids=[case[0] for case in CASES]
)
def test_each_way_of_attributing(text, heads, deps, tags, expected):
    assert read(text, parse_of(text, heads, deps, tags)) == expected


def test_a_dateline_is_kept_from_the_parser():
    text = "TARSK, Velmar (Reuters) - Holt said the bridge was closed."
    body = "Holt said the bridge was closed."
    parse = parse_of(
        body, "1 1 3 4 1 4 1", "nsubj ROOT det nsubj ccomp acomp punct", "NNP VBD DT NN VBD JJ ."
    )
    assert read(text, parse, body) == [("Holt", "said", ["the bridge was closed"])]


def test_what_a_named_speaker_is_reported_to_have_said_is_a_saying_of_its_own():
    text = "Holt said Varga claimed the ship was lost."
    parse = parse_of(
        text,
        "1 1 3 1 5 7 7 3 1",
        "nsubj ROOT nsubj ccomp det nsubj auxpass ccomp punct",
        "NNP VBD NNP VBD DT NN VBD VBN .",
    )
    assert read(text, parse) == [
        ("Holt", "said", ["Varga claimed the ship was lost"]),
        ("Varga", "claimed", ["the ship was lost"]),
    ]


def test_what_the_speaker_reports_of_themselves_is_not_listed_twice():
    text = "Holt said he claimed the ship was lost."
    parse = parse_of(
        text,
        "1 1 3 1 5 7 7 3 1",
        "nsubj ROOT nsubj ccomp det nsubj auxpass ccomp punct",
        "NNP VBD PRP VBD DT NN VBD VBN .",
    )
    assert read(text, parse) == [("Holt", "said", ["he claimed the ship was lost"])]


def test_a_sentence_without_a_word_that_attributes_is_not_parsed():
    text = "The river rose by two metres. Holt said the bridge was closed."
    span = Span(0, len(text))
    (paragraph,) = read_paragraphs(text, [(span, split_sentences(text, span))])
    body = "Holt said the bridge was closed."
    parse = parse_of(
        body, "1 1 3 4 1 4 1", "nsubj ROOT det nsubj ccomp acomp punct", "NNP VBD DT NN VBD JJ ."
    )
    engine = Written({body: parse})
    read_with_parser(text, [paragraph], engine)
    assert engine.asked == [body]


@pytest.mark.parametrize("heads", ["0 0 1 2 3 4 5", "1 2 3 4 5 6 0", "6 6 6 6 6 6 6"])
def test_a_senseless_parse_does_no_harm(heads):
    text = "Holt said the bridge was closed."
    parse = parse_of(text, heads, "nsubj ROOT det nsubj ccomp acomp punct", "NNP VBD DT NN VBD JJ .")
    for source, _, contents in read(text, parse):
        assert source in text
        assert all(content in text for content in contents)
