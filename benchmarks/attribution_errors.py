"""Counts what is wrong with the attributions of verbs of saying, by kind, on a file of gold.

    .venv/bin/python benchmarks/attribution_errors.py GOLD_FOLDER attr_polnear [ENGINE]

GOLD_FOLDER is that of `benchmarks/accuracy.py`. Gold and suggestions are paired, and an attribution counts as
wholly right, as its `score.py` does for `full`; the others are sorted by comparing the words of both.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.accuracy import read

PARTS = ("source", "cue", "content")
ALIKE = 0.8  # the least likeness of contents that are the same
Words = dict[str, set[int]]  # of each part


def scorer(folder: Path) -> Any:
    """The `score.py` of the folder, as a module."""
    spec = spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"{folder} holds no score.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def paired(score: Any, gold: list[Words], found: list[Words]) -> dict[int, int]:
    """Which suggestion stands for which attribution: the likest pairs first, each once."""
    likely = []
    for at, right in enumerate(gold):
        for by, said in enumerate(found):
            same_cue = bool(right["cue"] & said["cue"])
            alike = (
                score.dice(right["content"], said["content"]) if right["content"] & said["content"] else 0.0
            )
            if alike > 0 or same_cue:
                likely.append(
                    (-(alike + 0.5 * same_cue + 0.25 * bool(right["source"] & said["source"])), at, by)
                )
    pairs: dict[int, int] = {}
    for _, at, by in sorted(likely):
        if at not in pairs and by not in pairs.values():
            pairs[at] = by
    return pairs


def kind(score: Any, right: Words, said: Words) -> str:
    """What is wrong with a suggestion, in a word or two."""
    wrong = [f"wrong {part}" for part in ("source", "cue") if not _agree(right[part], said[part])]
    if score.dice(right["content"], said["content"]) < ALIKE:
        wrong.append(_content(right["content"], said["content"]))
    if len(wrong) > 1:
        return "more than one part wrong"
    return wrong[0] if wrong else "wholly right"


def _agree(one: set[int], other: set[int]) -> bool:
    return bool(one & other) or not one and not other


def _content(right: set[int], said: set[int]) -> str:
    if not right & said:
        return "nothing of the content in common"
    if right <= said:
        return "content too long"
    return "content too short" if said <= right else "content too long and too short"


def kinds(score: Any, gold: Path, predicted: Path) -> Iterator[str]:
    """The kind of each attribution of a verb of saying, and of each suggestion of one that is in no gold."""
    rows, suggestions, _ = score.join(gold, predicted)
    for name, row in rows.items():
        text = score.Doc(row["text"])
        right, said = (
            [{part: text.toks(one.get(part)) for part in PARTS} for one in listed]
            for listed in (row["attributions"], suggestions[name]["attributions"])
        )
        pairs = paired(score, right, said)
        for at, one in enumerate(row["attributions"]):
            if one.get("core"):
                yield kind(score, right[at], said[pairs[at]]) if at in pairs else "missed"
        for by in {*range(len(said))} - {*pairs.values()}:
            if any(text.w(word) in score.CORE for word in said[by]["cue"]):
                yield "suggested, and not in the gold"


def main(folder: str, file: str, engine: str = "auto") -> None:
    gold = Path(folder, "dev", f"{file}.jsonl").resolve()
    with tempfile.TemporaryDirectory() as scratch:
        predicted = Path(scratch) / gold.name
        read(gold, predicted, engine)
        for name, count in Counter(kinds(scorer(Path(folder)), gold, predicted)).most_common():
            print(f"{count:6}  {name}")


if __name__ == "__main__":
    if not 3 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
