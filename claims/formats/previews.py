"""What a person is shown of a text before it is stored, and what their corrections make of it."""

import codecs
import re
import unicodedata
from collections.abc import Collection

from claims.formats.blocks import BETWEEN
from claims.formats.damage import damage_of
from claims.formats.encodings import DAMAGED, ENCODINGS
from claims.formats.readers import Unreadable, check_text
from claims.formats.stories import ReadStory

_HIDDEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_WORD, _TELLING = re.compile(r"\S+"), re.compile(r"[^\x00-\x7f“”‘’–—…]")
_MOST_WORDS = 12
_FITTED = 40_000  # bytes that are tried
_SEEN = 1_000  # characters


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


def fitting(data: bytes) -> list[tuple[str, str]]:
    """The encodings that read the beginning of a file without a refusal, each with words to tell by.

    Of those that read it alike only the first. Where there are NUL bytes only the wide ones can, elsewhere
    they can too, but nobody means it. UTF-8 with broken bytes stands first where most of it is sound.
    """
    found: dict[str, tuple[str, str]] = {}
    is_wide = data[:_FITTED].count(0) > 1
    for name, (_, codec) in ENCODINGS.items():
        if name == DAMAGED or name.startswith(("utf-16", "utf-32")) != is_wide:
            continue
        try:
            begins = codecs.getincrementaldecoder(codec)().decode(data[:_FITTED], len(data) <= _FITTED)
            text = check_text(begins.removeprefix("\ufeff"))
        except (UnicodeDecodeError, Unreadable):
            continue
        if sum(map(_is_in_no_alphabet, text[:_SEEN])) > len(text[:_SEEN]) // 20:
            continue
        found.setdefault(text, (name, " ".join(telling_words(text)[:6]) or text.strip()[:60]))
    fits, damage = list(found.values()), None if is_wide else damage_of(data)
    if damage and _is_taken(data.decode("utf-8", "replace")):
        fits.insert(0 if damage.is_likely else len(fits), (DAMAGED, str(damage)))
    return fits


def _is_taken(text: str) -> bool:
    try:
        check_text(text.removeprefix("\ufeff"))
    except Unreadable:
        return False
    return True


def _is_in_no_alphabet(char: str) -> bool:
    return unicodedata.category(char) in ("Cn", "Co")


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
