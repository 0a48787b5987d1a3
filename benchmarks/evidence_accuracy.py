"""Measures evidence status and warnings on the labelled sentences in `tests/analysis/evidence_cases`.

Every second case of a file is in half A, which the patterns were worked out on; the others are half B, which
was only scored meanwhile. `afterwards.jsonl` is C, written when the patterns stood, but for its
last 51 cases, which were written together with patterns for them. A value is right wherever
it is found in a case that has it; the words that show it are counted apart.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claims.analysis.pipeline import analyse
from claims.analysis.spans import SuggestedEvidence
from claims.vocabulary import EvidenceStatus, TextWarning

CASES = Path(__file__).resolve().parent.parent / "tests" / "analysis" / "evidence_cases"
VALUES = [str(value) for value in (*EvidenceStatus, *TextWarning)]


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled sentence; `shown` maps each value that it has to the words that show it, or None."""

    name: str
    half: str
    publication: str
    text: str
    shown: dict[str, str | None]


@dataclass(slots=True)
class Tally:
    """How often each value was rightly found, wrongly found, missed, and shown by the right words."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    words_asked: int = 0
    words_right: int = 0

    def precision(self, value: str) -> float:
        """The share of what was found that is so; 1 where nothing was found."""
        return self.right[value] / (self.right[value] + self.wrong[value] or 1)

    def recall(self, value: str) -> float:
        """The share of what is so that was found."""
        return self.right[value] / (self.right[value] + self.missed[value] or 1)


def cases() -> Iterator[Case]:
    """Every labelled sentence, files by name."""
    for path in sorted(CASES.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            shown = {row["status"]: row["span"], **dict(row["warnings"])}
            half = "C" if path.stem == "afterwards" else "AB"[number % 2]
            yield Case(f"{path.stem}:{number + 1}", half, row["publication"], row["text"], shown)


def found_in(case: Case) -> dict[str, str]:
    """The values that the analysis finds in a case, each with the words that it shows, "" for none."""
    text = f"Bridge to close\nThe council of Lormond met in the old hall. {case.text}\nIt rained."
    start = text.index(case.text)
    claims = [one for one in analyse(text, publication=case.publication).claims if one.span.start >= start]
    evidence: SuggestedEvidence = claims[0].evidence
    words = {str(kind): span.cut(text) for kind, span in evidence.warnings}
    return {str(evidence.status): evidence.span.cut(text) if evidence.span else "", **words}


def tally(chosen: Iterable[Case]) -> Tally:
    """Counts over the chosen cases."""
    counts = Tally()
    for case in chosen:
        found = found_in(case)
        counts.right.update(found.keys() & case.shown.keys())
        counts.wrong.update(found.keys() - case.shown.keys())
        counts.missed.update(case.shown.keys() - found.keys())
        for value, words in case.shown.items():
            if words and value in found:
                counts.words_asked += 1
                counts.words_right += words in found[value] or found[value] != "" and found[value] in words
    return counts


def row(value: str, tallies: Sequence[Tally]) -> str:
    """One line of the table: cases, precision and recall of each tally."""
    cells = [
        f"{one.right[value] + one.missed[value]:4} {one.precision(value):5.2f} {one.recall(value):5.2f}"
        for one in tallies
    ]
    return f"{value:28}" + " |".join(cells)


def main() -> None:
    """Prints cases, precision and recall per value for each part and the whole."""
    everything = list(cases())
    tallies = [tally(case for case in everything if case.half in halves) for halves in ("A", "B", "C", "ABC")]
    print(f"{'value':28}   A    P     R |   B    P     R |   C    P     R | all    P     R")
    for value in VALUES:
        print(row(value, tallies))
    for name, one in zip(("A", "B", "C", "all"), tallies, strict=True):
        print(f"{name}: shown by the right words {one.words_right} of {one.words_asked}")


if __name__ == "__main__":
    main()
