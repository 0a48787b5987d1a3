"""How long two drafts take to align, and how the time grows, on ordinary and on hostile input.

    .venv/bin/python benchmarks/alignment_speed.py

Each case is measured at 2,500, 5,000, 10,000 and 20,000 sentences; the time includes splitting both drafts.
"growth" is the time for the last over that for the one before: 2 is linear, n log n is 2.1 to 2.3 here,
4 would be quadratic. A 10,000-sentence article should take 3 seconds at most.
"""

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from claims.analysis.alignment import DraftText, align  # noqa: E402
from claims.analysis.drafts.word_difference import word_difference  # noqa: E402

SIZES = (2_500, 5_000, 10_000, 20_000)
NAMES = ("Holt", "Brel", "Stroy", "Orlan", "Dorn", "Falk", "Renn", "Varn", "Ekker", "Dresk")
NOUNS = (
    "bridge",
    "dam",
    "school",
    "ferry",
    "bank",
    "quay",
    "mill",
    "farm",
    "court",
    "hospital",
    "clinic",
    "road",
)
VERBS = ("closed", "reopened", "burned", "flooded", "expanded", "moved", "failed", "grew", "shrank", "waited")

Sentences = list[str]
Case = Callable[[int, random.Random], tuple[Sentences, Sentences]]


def story(size: int, chance: random.Random) -> Sentences:
    """Sentences like those of a story: names, figures, pronouns and days, some said by somebody."""
    shapes = (
        "{name} said the {noun} in district {n} had {verb} on Wednesday.",
        "She also told reporters that {n} people used it.",
        "The {noun} near Korsen {verb} after {n} days.",
        "It was built in {n} and has since {verb}.",
        "The claim of {name} about {n} losses could not be verified.",
    )
    return [
        chance.choice(shapes).format(
            name=chance.choice(NAMES),
            noun=chance.choice(NOUNS),
            verb=chance.choice(VERBS),
            n=chance.randint(1, 99_999),
        )
        for _ in range(size)
    ]


def lightly_edited(size: int, chance: random.Random) -> tuple[Sentences, Sentences]:
    old = story(size, chance)
    new = [
        one.replace("the", "a", 1) if chance.random() < 0.02 else one for one in old if chance.random() > 0.01
    ]
    return old, new[size // 2 :] + new[: size // 2]


def every_second_edited(size: int, chance: random.Random) -> tuple[Sentences, Sentences]:
    old = story(size, chance)
    return old, [f"{one[:-1]} again." if at % 2 else one for at, one in enumerate(old)]


def all_edited(size: int, chance: random.Random) -> tuple[Sentences, Sentences]:
    old = story(size, chance)
    return old, [f"{one[:-1]} again." for one in old]


def all_equal(size: int, chance: random.Random) -> tuple[Sentences, Sentences]:
    return ["It also rained on Wednesday."] * size, ["It also rained on Wednesday."] * (size - size // 3)


def all_equal_but_typography(size: int, chance: random.Random) -> tuple[Sentences, Sentences]:
    return ["It’s what Holt said."] * size, ["It's what Holt said."] * size


def one_mould(size: int, chance: random.Random) -> tuple[Sentences, Sentences]:
    return (
        [f"Ship number {at} left Korsen." for at in range(size)],
        [f"Ship number {at} left Korsen." for at in range(size, 2 * size)],
    )


def two_alternating(size: int, chance: random.Random) -> tuple[Sentences, Sentences]:
    return (
        [("It rained.", "They left.")[chance.randint(0, 1)] for _ in range(size)],
        [("It rained.", "They left.")[chance.randint(0, 1)] for _ in range(size)],
    )


def all_different(size: int, chance: random.Random) -> tuple[Sentences, Sentences]:
    return story(size, chance), [one.upper() for one in story(size, chance)]


def backwards(size: int, chance: random.Random) -> tuple[Sentences, Sentences]:
    old = story(size, chance)
    return old, old[::-1]


def shuffled_and_edited(size: int, chance: random.Random) -> tuple[Sentences, Sentences]:
    old = story(size, chance)
    new = [f"{one[:-1]} again." if at % 3 else one for at, one in enumerate(old)]
    chance.shuffle(new)
    return old, new


def one_long_quotation(size: int, chance: random.Random) -> tuple[Sentences, Sentences]:
    old = story(size, chance)
    return ["“We saw it.", *old], ["“We saw that.", *old[1:]]


def quotations_everywhere(size: int, chance: random.Random) -> tuple[Sentences, Sentences]:
    old = [
        f"“{one[:-1]}" if at % 3 else f"{one[:-1]},” Holt said." for at, one in enumerate(story(size, chance))
    ]
    return old, [one.replace("the", "a") if at % 2 else one for at, one in enumerate(old)]


def one_endless_sentence(size: int, chance: random.Random) -> tuple[Sentences, Sentences]:
    new = [f"Ship {at} left quay {at * 7} early." for at in range(size)]
    return [" ".join(one[:-1] for one in new)], new


CASES: tuple[Case, ...] = (
    lightly_edited, every_second_edited, all_edited, all_equal, all_equal_but_typography, one_mould,
    two_alternating, all_different, backwards, shuffled_and_edited, one_long_quotation,
    quotations_everywhere, one_endless_sentence,
)  # fmt: skip
LAYOUTS = {"paragraphs": 3, "one paragraph": 10**9}


def as_text(sentences: Sentences, in_paragraph: int) -> str:
    parts = [" ".join(sentences[at : at + in_paragraph]) for at in range(0, len(sentences), in_paragraph)]
    return "Story\n\n" + "\n\n".join(parts)


def seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def aligning(case: Case, size: int, in_paragraph: int) -> float:
    old, new = (DraftText(as_text(one, in_paragraph)) for one in case(size, random.Random(size)))
    return seconds(lambda: align(old, new))


def comparing(size: int) -> float:
    words = [str(random.Random(at).randint(0, 50)) for at in range(size)]
    return seconds(lambda: word_difference(" ".join(words), " ".join(words[::-1])))


def line(name: str, times: list[float]) -> str:
    return f"{name:42}" + "".join(f"{taken:9.2f}" for taken in times) + f"{times[-1] / times[-2]:9.1f}"


def main() -> None:
    print(f"{'seconds':42}" + "".join(f"{size:9,}" for size in SIZES) + f"{'growth':>9}")
    for layout, in_paragraph in LAYOUTS.items():
        for case in CASES:
            name = f"{case.__name__.replace('_', ' ')}, {layout}"
            print(line(name, [aligning(case, size, in_paragraph) for size in SIZES]), flush=True)
    print(line("word difference of reversed words", [comparing(size) for size in SIZES]))


if __name__ == "__main__":
    main()
