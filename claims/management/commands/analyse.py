"""Read texts for claims without touching the database: one file for a look, or JSON Lines by the thousand."""

import json
import os
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.analysis import engines
from claims.analysis.hedging import hedge_score
from claims.analysis.language import ENGLISH, NAMES, detect
from claims.analysis.pipeline import analyse
from claims.analysis.spans import Analysis, Span, SuggestedAttribution, SuggestedClaim
from claims.formats.readers import Unreadable, read_text
from claims.management.lines import write_lines

SCORES = ("priority", "hedge")
ENGINES = ("auto", "parser", "light")
# Characters that one process reads at a time: a tenth of a second's work, so that all end together.
_PORTION = {"light": 80_000, "auto": 8_000, "parser": 8_000}

_NOT_AVAILABLE = "who says so, and what the article offers: read in English only, and this text is in {}"

_Numbered = tuple[int, str]  # a line of the file with its number


class Command(BaseCommand):
    help = "Print the claims of a text FILE as JSON Lines, or read --jsonl IN for a scorer."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="a text file, UTF-8")
        parser.add_argument(
            "--jsonl",
            type=Path,
            help='lines of {"id", "text"}; "publication" and "language" are used if given',
        )
        parser.add_argument("--out", type=Path, help="where to write; default: standard output")
        parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes; default: all cores")
        parser.add_argument("--score", choices=SCORES, default="priority")
        parser.add_argument("--engine", choices=ENGINES, default="auto")
        parser.add_argument(
            "--language", default="", help="such as en; default: what the text seems to be in"
        )
        parser.add_argument("--publication", default="", help="the outlet's name, for a single file")

    def handle(self, file: Path | None, jsonl: Path | None, out: Path | None, **options: Any) -> None:
        if bool(file) == bool(jsonl):
            raise CommandError("Name either one text file or --jsonl IN.")
        try:
            lines = self._claims(file, options) if file else self._predictions(jsonl, options)
            write_lines(self, lines, out, counted="texts read")
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from None
        except Unreadable as refusal:
            raise CommandError(f"{file}: {refusal}") from None
        except engines.EngineMissing as missing:
            raise CommandError(f"{missing}; use --engine light.") from None

    def _claims(self, file: Path, options: dict[str, Any]) -> Iterator[str]:
        text = read_text(file.read_bytes()).text
        language = _language(text, options["language"])
        analysis = analyse(
            text, publication=options["publication"], engine=options["engine"], language=language
        )
        if language != ENGLISH:
            self.stderr.write(f"Not available: {_NOT_AVAILABLE.format(NAMES.get(language, language))}.")
        for claim in analysis.claims:
            yield _json(_shown(text, claim, analysis))

    def _predictions(self, jsonl: Path, options: dict[str, Any]) -> Iterator[str]:
        work = partial(
            _predicted, engine=options["engine"], score=options["score"], language=options["language"]
        )
        with jsonl.open(encoding="utf-8") as lines:
            numbered = ((at, line) for at, line in enumerate(lines, start=1) if line.strip())
            portions = _portions(numbered, _PORTION[options["engine"]])
            if options["jobs"] < 2:
                yield from chain.from_iterable(map(work, portions))
                return
            engines.engine(options["engine"])  # loaded once; the processes share it
            with Pool(options["jobs"]) as pool:
                yield from chain.from_iterable(pool.imap(work, portions))


def _portions(lines: Iterable[_Numbered], length: int) -> Iterator[list[_Numbered]]:
    """The lines in their order, in portions of about so many characters: long texts take longer."""
    portion: list[_Numbered] = []
    size = 0
    for numbered in lines:
        portion.append(numbered)
        size += len(numbered[1])
        if size >= length:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _predicted(portion: Sequence[_Numbered], **options: Any) -> list[str]:
    return [_prediction(numbered, **options) for numbered in portion]


def _prediction(numbered: _Numbered, *, engine: engines.Name, score: str, language: str) -> str:
    """One line of the scorer's shape; spans are code points. A text not in English says what it lacks."""
    number, line = numbered
    try:
        row = json.loads(line)
        row_id, text = row["id"], row["text"]
    except (ValueError, KeyError, TypeError):
        raise CommandError(f'Line {number} is not an object with "id" and "text".') from None
    language = _language(text, language or row.get("language"))
    analysis = analyse(text, publication=row.get("publication") or "", engine=engine, language=language)
    found = {
        "id": row_id,
        "sentences": [_pair(claim.span) for claim in analysis.claims],
        "attributions": [part for one in analysis.attributions for part in _by_cue(one)],
        "evidence": [_evidence(claim) for claim in analysis.claims],
        "score": _score(text, analysis, score),
    }
    if language != ENGLISH:
        found |= {"evidence": [], "not_available": _NOT_AVAILABLE.format(NAMES.get(language, language))}
    return _json(found)


def _language(text: str, told: str | None) -> str:
    """The language to read a text in: as told, else as it seems; English where that cannot be told."""
    return told or detect(text) or ENGLISH


def _by_cue(one: SuggestedAttribution) -> Iterator[dict[str, Any]]:
    """The scorer knows one cue a row: a content belongs to the last cue before it, else to the first."""
    shares: list[list[Span]] = [[] for _ in one.cues]
    for content in one.contents:
        before = [index for index, cue in enumerate(one.cues) if cue.span.start <= content.start]
        shares[before[-1] if before else 0].append(content)
    for cue, contents in zip(one.cues, shares, strict=True):
        yield {
            "source": [_pair(one.source)] if one.source else [],
            "cue": [_pair(cue.span)],
            "content": [_pair(content) for content in contents],
            "type": one.quotation.value,
            "confidence": one.confidence,
        }


def _evidence(claim: SuggestedClaim) -> dict[str, Any]:
    found = claim.evidence
    return {
        "sentence": _pair(claim.span),
        "status": found.status.value,
        "span": _pair(found.span) if found.span else None,
        "warnings": [[word.value, span.start, span.end] for word, span in found.warnings],
    }


def _score(text: str, analysis: Analysis, kind: str) -> float:
    if kind == "hedge":
        return hedge_score(text)
    return max((claim.priority for claim in analysis.claims), default=0.0)


def _shown(text: str, claim: SuggestedClaim, analysis: Analysis) -> dict[str, Any]:
    """A claim for a person to look at: with its words, and who says so."""
    here = [one for one in analysis.attributions if _touches(one, claim)]
    return {
        "start": claim.span.start,
        "end": claim.span.end,
        "kind": claim.kind.value,
        "text": claim.span.cut(text),
        "attributions": [
            {
                "source": one.source_name,
                "cues": [[cue.span.cut(text), cue.cue_class.value] for cue in one.cues],
                "content": [content.cut(text) for content in one.contents],
                "quotation": one.quotation.value,
                "channel": one.channel.value,
                "confidence": one.confidence,
            }
            for one in here
        ],
        "evidence_status": claim.evidence.status.value,
        "warnings": [word.value for word, _ in claim.evidence.warnings],
        "priority": round(claim.priority, 3),
        "reasons": list(claim.reasons),
    }


def _touches(one: SuggestedAttribution, claim: SuggestedClaim) -> bool:
    return any(claim.span.overlaps(span) for span in (*(cue.span for cue in one.cues), *one.contents))


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
