"""How much sooner two processes have read texts than one: `manage.py analyse` by the clock, start included.

    .venv/bin/python benchmarks/analysis_jobs.py [FILE]

One job and two take turns, so that a machine whose speed drifts is fair to both; printed are the medians. It
says something only while two cores have nothing else to do. The texts are the demo newsroom's articles, many
times over, or those of FILE, which holds lines of {"id": …, "text": …}, as gold does.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 7
COPIES = {"light": 300, "parser": 60}  # of the demo's articles: two to ten seconds for one job


def seconds(texts: Path, engine: str, jobs: int) -> float:
    """How long one command takes from its start to its end."""
    command = [
        sys.executable,
        str(ROOT / "manage.py"),
        "analyse",
        "--jsonl",
        str(texts),
        "--out",
        "/dev/null",
    ]
    started = time.perf_counter()
    subprocess.run([*command, "--engine", engine, "--jobs", str(jobs)], check=True)  # noqa: S603
    return time.perf_counter() - started


def demo_texts(folder: Path, copies: int) -> Path:
    """The demo newsroom's articles, so many times over."""
    articles = [path.read_text() for path in sorted((ROOT / "fixtures/demo").glob("*.txt"))]
    texts = folder / f"{copies}.jsonl"
    with texts.open("w", encoding="utf-8") as lines:
        for number, text in enumerate(articles * copies):
            lines.write(json.dumps({"id": number, "text": text}) + "\n")
    return texts


def main(file: str | None = None) -> None:
    print(f"{'':14} {'one job':>9} {'two jobs':>9} {'times as fast':>14}")
    with tempfile.TemporaryDirectory() as folder:
        for engine, copies in COPIES.items():
            texts = Path(file) if file else demo_texts(Path(folder), copies)
            rounds = [(seconds(texts, engine, 1), seconds(texts, engine, 2)) for _ in range(ROUNDS)]
            one, two = (statistics.median(times) for times in zip(*rounds, strict=True))
            ratio = statistics.median(alone / both for alone, both in rounds)
            print(f"{engine:14} {one:8.2f}s {two:8.2f}s {ratio:14.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
