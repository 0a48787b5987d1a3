"""Tells UTF-8 of which a few bytes are broken from text in another encoding, and where they stand."""

import re
from dataclasses import dataclass

SHOWN = 3  # places and words that are told
_HALF_PAIR = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")  # but "aquí»" is Latin-1
_OVERLONG = re.compile(rb"[\xc0\xc1][\x80-\xbf]|\xf4[\x90-\xbf][\x80-\xbf]{2}")
_BROKEN = re.compile("[\udc80-\udcff]")  # as `surrogateescape` keeps a byte that does not fit
_NEAR = 20  # characters around it


@dataclass(frozen=True, slots=True)
class Damage:
    """What is broken in a text that is UTF-8 else."""

    count: int  # bytes
    whole: int  # characters beyond ASCII that are not broken
    lines: list[int]  # of the first ones, counted from 1
    words: list[str]  # with � for what cannot be read

    @property
    def is_likely(self) -> bool:
        """By chance “ß«” of another encoding is UTF-8, but not twice as often as not."""
        return self.whole >= 2 * self.count

    def __str__(self) -> str:
        where = ", ".join(map(str, self.lines)) + (" …" if self.count > SHOWN else "")
        lines = "lines" if len(self.lines) > 1 else "line"
        return f"{self.count:,} byte{'s' * (self.count > 1)} in {lines} {where}: {' '.join(self.words)}"


def damage_of(data: bytes) -> Damage | None:
    """What is broken in a file, by its bytes; None where it is UTF-8 throughout, or more likely no UTF-8.

    Linear, whatever the bytes.
    """
    text = data.decode("utf-8", "surrogateescape")
    places = [match.start() for match, _ in zip(_BROKEN.finditer(text), range(SHOWN), strict=False)]
    if not places:
        return None
    count = len(text) - len(text.encode("utf-32-le", "ignore")) // 4
    whole = len(text) - count - len(text.encode("ascii", "ignore"))
    if whole < count and not is_typical_damage(data, len(text[: places[0]].encode())):
        return None
    lines = [_line_at(text, place) for place in places]
    words = [_word_at(text, place) for place in places]
    return Damage(count, whole, list(dict.fromkeys(lines)), list(dict.fromkeys(words)))


def _line_at(text: str, place: int) -> int:
    ends = [text.count(end, 0, place) for end in ("\n", "\r", "\r\n")]
    return ends[0] + ends[1] - ends[2] + 1


def _word_at(text: str, place: int) -> str:
    before, after = text[max(0, place - _NEAR) : place], text[place : place + _NEAR]
    begins = "" if before[-1:].isspace() else "".join(before.split()[-1:])
    return _BROKEN.sub("\ufffd", begins + after.split()[0])


def is_typical_damage(data: bytes, offset: int) -> bool:
    """Half of a surrogate pair (CESU-8), a form that is too long, or too high a number stands there."""
    return bool(is_half_pair(data, offset) or _OVERLONG.match(data, offset))


def is_half_pair(data: bytes, offset: int) -> bool:
    """By the bytes from `offset` on."""
    return bool(_HALF_PAIR.match(data, offset))
