"""How fast texts are read, as a ratio to a plain regular expression over the same text.

    .venv/bin/python benchmarks/analysis_speed.py [FILE]

The yardstick is `re.compile(r"\\w+|[^\\w\\s]").findall`, the simplest tokenizer there is. Machines differ
and are noisy, so only the ratio says something; it is taken anew in each round, since a machine's speed
drifts. The text is the demo newsroom's articles, many times over, in which nine of ten sentences attribute
something; or the first 40 texts of FILE, which holds lines of {"text": …}, as gold does. The last lines tell
how long one article of so many sentences takes, once everything is loaded.
"""

import json
import re
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from claims.analysis.engines import engine  # noqa: E402
from claims.analysis.layout import lay_out  # noqa: E402
from claims.analysis.pipeline import analyse, attribute  # noqa: E402
from claims.analysis.sentences import split_sentences  # noqa: E402

YARDSTICK = re.compile(r"\w+|[^\w\s]").findall
ROUNDS = 15
MOST_TEXTS = 40
FEWEST_SENTENCES = 45  # of the one article


def seconds(work: Callable[[], object], times: int) -> float:
    """How long the work takes of this process's own time, done so many times."""
    started = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - started) / times


def measured(work: Callable[[], object], yardstick: Callable[[], object], times: int) -> tuple[float, float]:
    """The medians over the rounds: the seconds that the work takes, and how many times the yardstick's."""
    work()
    rounds = [(seconds(work, times), seconds(yardstick, 20)) for _ in range(ROUNDS)]
    return (
        statistics.median(taken for taken, _ in rounds),
        statistics.median(taken / tokens for taken, tokens in rounds),
    )


def texts(file: str | None) -> list[str]:
    if file is None:
        return [path.read_text() for path in sorted((ROOT / "fixtures/demo").glob("*.txt"))]
    with Path(file).open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, MOST_TEXTS)]


def each(read: Callable[[str], object], articles: list[str]) -> None:
    """One article after another, each result dropped before the next, as the worker does it."""
    for text in articles:
        read(text)


def who_says(text: str) -> None:
    """As other systems that read attributions are timed: without evidence and priority."""
    attribute(text, lay_out(text).blocks, "", None)


def sentences_of(text: str) -> None:
    for block in lay_out(text).blocks:
        split_sentences(text, block.span)


def one_article(articles: list[str]) -> tuple[str, int]:
    """As many of the articles in one as have enough sentences together, and how many these are."""
    for count in range(1, len(articles) + 1):
        text = "\n\n".join(articles[:count])
        sentences = len(analyse(text).claims)
        if sentences >= FEWEST_SENTENCES:
            break
    return text, sentences


def main(file: str | None = None) -> None:
    articles = texts(file)
    sentences = sum(len(analyse(text).claims) for text in articles)
    works: dict[str, tuple[Callable[[], object], int]] = {
        "sentences": (partial(each, sentences_of, articles), 20),
        "light, who says": (partial(each, who_says, articles), 3),
        "light engine": (partial(each, analyse, articles), 3),
    }
    if engine("auto") is not None:
        works["parser"] = (partial(each, partial(analyse, engine="parser"), articles), 1)
    print(f"{'':16} {'sentences/s':>12} {'x the tokenizer':>16}")
    for name, (work, times) in works.items():
        taken, ratio = measured(work, partial(each, YARDSTICK, articles), times)
        print(f"{name:16} {sentences / taken:12,.0f} {ratio:16.1f}")
    text, sentences = one_article(articles)
    for reader in ("light", *(["parser"] if "parser" in works else [])):
        taken = statistics.median(seconds(partial(analyse, text, engine=reader), 1) for _ in range(ROUNDS))
        print(f"{sentences} sentences, {reader}: {taken:.3f} s")


if __name__ == "__main__":
    main(*sys.argv[1:2])
