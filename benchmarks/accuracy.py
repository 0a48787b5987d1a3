"""Measures the reading of texts on a folder of gold, and prints one table.

    .venv/bin/python benchmarks/accuracy.py GOLD_FOLDER [PART OF A FILE NAME] [ENGINE]

GOLD_FOLDER holds `score.py` and `dev/*.jsonl` as its README describes; nothing of it is kept or shipped.
Each file is read by `manage.py analyse` (ENGINE: auto, parser or light) and scored by `score.py`.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ATTRIBUTION_FIGURES = ("sent", "attr50", "full", "src_hd")


def figures(kind: str, scored: dict) -> str:
    """What of a score belongs in the table, in percent."""
    if kind == "sent":
        return f"bnd_in {scored['bnd_in']['F1'] * 100:.1f}  doc_ok {float(scored['doc_ok']) * 100:.1f}"
    if kind == "check":
        return f"AP {scored['AP']}  mAP {scored['mAP']}  best F1 {scored['bestF1']}"
    return "  ".join(f"{name} {scored[name]['F1'] * 100:.1f}" for name in ATTRIBUTION_FIGURES)


def read(gold: Path, predicted: Path, engine: str) -> float:
    """Runs the command on a gold file; how many seconds that took, loading included."""
    score = "hedge" if "hedge" in gold.name else "priority"
    command = [sys.executable, "manage.py", "analyse", "--jsonl", gold, "--out", predicted]
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as data:
        environment = os.environ | {"FACTCHECK_DATA": data}
        options = ["--score", score, "--engine", engine]
        subprocess.run([*map(str, command), *options], cwd=ROOT, env=environment, check=True)
    return time.perf_counter() - started


def score(folder: Path, kind: str, gold: Path, predicted: Path, *options: str) -> str:
    command = [sys.executable, str(folder / "score.py"), kind, str(gold), str(predicted), "--json", *options]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return figures(kind, json.loads(output))


def main(folder: str, part: str = "", engine: str = "auto") -> None:
    with tempfile.TemporaryDirectory() as scratch:
        for gold in sorted(path for path in Path(folder, "dev").glob("*.jsonl") if part in path.name):
            kind, predicted = gold.stem.partition("_")[0], Path(scratch) / gold.name
            seconds = read(gold.resolve(), predicted, engine)
            print(f"{gold.stem:22} {score(Path(folder), kind, gold, predicted):58} {seconds:6.1f} s")
            if kind == "attr":
                print(f"{'  core':22} {score(Path(folder), kind, gold, predicted, '--core')}")


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
