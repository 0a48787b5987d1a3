"""Measures the reading of texts on a folder of gold: `accuracy.py GOLD_FOLDER` runs it and prints one table.

GOLD_FOLDER holds `score.py` and `dev/*.jsonl` as its README describes; nothing of it is kept or shipped.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claims.analysis.pipeline import analyse
from claims.analysis.spans import Analysis, Span, SuggestedAttribution

ATTRIBUTION_FIGURES = ("sent", "attr50", "full", "src_hd")


def pair(span: Span) -> list[int]:
    """A span as the scorer writes it."""
    return [span.start, span.end]


def rows_of(one: SuggestedAttribution) -> Iterator[dict[str, list[list[int]]]]:
    """One scorer row per cue; a content belongs to the last cue before it, else to the first."""
    shares: list[list[Span]] = [[] for _ in one.cues]
    for content in one.contents:
        before = [index for index, cue in enumerate(one.cues) if cue.span.start <= content.start]
        shares[before[-1] if before else 0].append(content)
    for cue, contents in zip(one.cues, shares, strict=True):
        yield {
            "source": [pair(one.source)] if one.source else [],
            "cue": [pair(cue.span)],
            "content": [pair(content) for content in contents],
        }


def prediction(row_id: str, analysis: Analysis) -> dict[str, object]:
    """One line of predictions in the scorer's shape."""
    return {
        "id": row_id,
        "sentences": [pair(claim.span) for claim in analysis.claims],
        "attributions": [row for one in analysis.attributions for row in rows_of(one)],
        "score": max((claim.priority for claim in analysis.claims), default=0.0),
    }


def figures(kind: str, scored: dict[str, dict[str, float]]) -> str:
    """What of a score belongs in the table, in percent."""
    if kind == "sent":
        return f"bnd_in {scored['bnd_in']['F1'] * 100:.1f}  doc_ok {float(scored['doc_ok']) * 100:.1f}"
    if kind == "check":
        return f"AP {scored['AP']}  mAP {scored['mAP']}  best F1 {scored['bestF1']}"
    return "  ".join(f"{name} {scored[name]['F1'] * 100:.1f}" for name in ATTRIBUTION_FIGURES)


def score(folder: Path, kind: str, gold: Path, predicted: Path, *options: str) -> str:
    """The figures that the scorer gives for one set of predictions."""
    command = [sys.executable, str(folder / "score.py"), kind, str(gold), str(predicted), "--json", *options]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return figures(kind, json.loads(output))


def measure(folder: Path, gold: Path, predicted: Path) -> None:
    """Reads one gold file, scores what was read and prints its lines of the table."""
    kind = gold.stem.partition("_")[0]
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    started = time.process_time()
    lines = [prediction(row["id"], analyse(row["text"])) for row in rows]
    taken = time.process_time() - started
    count = sum(len(line["sentences"]) for line in lines if isinstance(line["sentences"], list))
    predicted.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    print(f"{gold.stem:22} {score(folder, kind, gold, predicted):58} {count / taken:8.0f} sentences/s")
    if kind == "attr":
        print(f"{'  core':22} {score(folder, kind, gold, predicted, '--core')}")


def main() -> None:
    """Prints the table for every gold file, or for those whose names hold the second argument."""
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    part = sys.argv[2] if len(sys.argv) == 3 else ""
    with tempfile.TemporaryDirectory() as scratch:
        for gold in sorted(path for path in (folder / "dev").glob("*.jsonl") if part in path.name):
            measure(folder, gold, Path(scratch) / gold.name)


if __name__ == "__main__":
    main()
