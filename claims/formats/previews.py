"""What a person is shown of a text before it is stored, and what their corrections make of it."""

import re
from collections.abc import Collection

from claims.formats.blocks import BETWEEN
from claims.formats.stories import ReadStory

_HIDDEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_WORD, _TELLING = re.compile(r"\S+"), re.compile(r"[^\x00-\x7f“”‘’–—…]")
_MOST_WORDS = 12


def hidden_characters(text: str) -> int:
    """How many characters of a text take no room or turn its direction (bidi controls); they are kept."""
    return len(_HIDDEN.findall(text))


def telling_words(text: str) -> list[str]:
    """Up to a dozen words by whose letters a person sees whether the encoding is right; each once."""
    found: dict[str, None] = {}
    for match in _WORD.finditer(text):
        if _TELLING.search(match[0]):
            found.setdefault(match[0][:40])
        if len(found) == _MOST_WORDS:
            break
    return list(found)


def with_blocks_in(text: str, story: ReadStory, numbers: Collection[int]) -> str:
    """An edited text with blocks of its file put in, each after what stood before it in the file.

    Where nothing of what stood before is left in the text, a block goes to its end.
    """
    for number in sorted(numbers):
        if number >= len(story.blocks) or story.blocks[number].text in text.split("\n"):
            continue
        ends = (_end_of(text, story, before) for before in range(number - 1, -1, -1))
        place = next((end for end in ends if end is not None), len(text.rstrip("\n")))
        text = text[:place] + BETWEEN + story.blocks[number].text + (text[place:] or "\n")
    return text


def _end_of(text: str, story: ReadStory, number: int) -> int | None:
    """Where a block ends in the text, if it is a whole line there."""
    words = story.blocks[number].text
    at = f"\n{text}".find(f"\n{words}\n")
    return at + len(words) if at >= 0 else None
