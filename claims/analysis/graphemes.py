"""Where a text may be cut without taking a character apart that people see as one (after UAX #29)."""

import unicodedata

_ZWJ = "\u200d"
_ZWNJ = "\u200c"
_PREPENDED = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
_HANGUL = (("\u1100", "\u115f", "L"), ("\ua960", "\ua97c", "L"), ("\u1160", "\u11a7", "V"),
           ("\ud7b0", "\ud7c6", "V"), ("\u11a8", "\u11ff", "T"), ("\ud7cb", "\ud7fb", "T"))  # fmt: skip
_JOINS = {"LL", "LV", "VV", "VT", "TT"}


def is_between_characters(text: str, at: int) -> bool:
    """Never inside CR LF, before a combining mark, in a joined emoji, a flag, or a Korean syllable."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if before + after == "\r\n":
        return False
    if after.isspace() or before in "\r\n":
        return True
    if before == _ZWJ or before in _PREPENDED or _extends(after):
        return False
    if _is_flag_half(before) and _is_flag_half(after):
        return _flag_halves_before(text, at) % 2 == 0
    return _hangul(before)[-1:] + _hangul(after)[:1] not in _JOINS


def _extends(char: str) -> bool:
    marks = unicodedata.category(char) in ("Mn", "Me", "Mc")
    skin_or_tag = "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f"
    return marks or skin_or_tag or char in (_ZWJ, _ZWNJ, "\uff9e", "\uff9f")


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _flag_halves_before(text: str, at: int) -> int:
    count = 0
    while at > count and _is_flag_half(text[at - count - 1]):
        count += 1
    return count


def _hangul(char: str) -> str:
    """What a syllable's piece begins and ends with: leading, vowel or trailing."""
    if "\uac00" <= char <= "\ud7a3":
        return "LV" if (ord(char) - 0xAC00) % 28 == 0 else "LVT"
    return next((kind for first, last, kind in _HANGUL if first <= char <= last), "")
