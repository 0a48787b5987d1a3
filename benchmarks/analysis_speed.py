"""How fast texts are read, as a ratio to a plain regular expression over the same text.

    .venv/bin/python benchmarks/analysis_speed.py

The yardstick is `re.compile(r"\\w+|[^\\w\\s]").findall`, the simplest tokenizer there is. Machines differ
and are noisy, so only the ratio says something. The text is the demo newsroom's articles, many times over.
"""

import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from claims.analysis.engines import engine  # noqa: E402
from claims.analysis.layout import lay_out  # noqa: E402
from claims.analysis.pipeline import analyse  # noqa: E402
from claims.analysis.sentences import split_sentences  # noqa: E402

YARDSTICK = re.compile(r"\w+|[^\w\s]").findall
ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """The median of a few rounds, in seconds of this process's own time."""
    work()
    taken = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return statistics.median(taken)


def main() -> None:
    articles = [path.read_text() for path in sorted((ROOT / "fixtures/demo").glob("*.txt"))]
    sentences = sum(len(analyse(text).claims) for text in articles)
    tokens = seconds(lambda: [YARDSTICK(text) for text in articles * 20]) / 20
    splits = (
        seconds(lambda: [split_sentences(t, b.span) for t in articles * 5 for b in lay_out(t).blocks]) / 5
    )
    rows = [("sentences", splits), ("light engine", seconds(lambda: [analyse(text) for text in articles]))]
    if engine("auto") is not None:
        rows.append(("parser", seconds(lambda: [analyse(text, engine="parser") for text in articles])))
    print(f"{'':14} {'sentences/s':>12} {'x the tokenizer':>16}")
    for name, taken in rows:
        print(f"{name:14} {sentences / taken:12,.0f} {taken / tokens:16.1f}")


if __name__ == "__main__":
    main()
