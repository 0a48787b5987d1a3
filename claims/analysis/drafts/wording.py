"""Tells a typographical change from a change of words: one form for all ways to set the same sentence."""

import re
import unicodedata

_PLAIN = re.compile(r"[A-Za-z0-9(][A-Za-z0-9,;:()&/%]*(?: [A-Za-z0-9(][A-Za-z0-9,;:()&/%]*)*[.?!]?\Z")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_SPACES = re.compile(r"\s+")
_DOTS = re.compile(r"\.\.\.|\. \. \.")
_FRENCH = re.compile(r"(?<!\w)(?P<opens>[«‹]) +| +(?P<closes>[»›])(?!\w)")
_DOUBLE = re.compile(r"[“”„‟«»＂]|``|''|‘‘|’’")
_APOSTROPHE = re.compile(r"(?<=\w)[’ʼ`](?=\w)|(?<=\d)’")
_SINGLE = re.compile(r"[‘’‚‛‹›`]|(?<!\w)'|(?<!\d)'(?!\w)")
_MINUS = re.compile(r"(?<![\w%)\]])[-‐‑–−﹣－](?=(?:[$€£¥] ?)?[.,]?\d)")
_LONG_DASH = re.compile(r" ?(?:[-‐‑–—―⸺](?: ?[-‐‑–—―⸺])+|[—―⸺]) ?| [-‐‑–] ")
_HYPHEN = re.compile(r"[‐‑–]")
_SET_OFF = re.compile(r"(?<=\d) (?=[%‰€$£¥])|(?<=[$€£¥]) (?=\d)|(?<=[\w\"%)]) (?=[:;!?])")
_HEADING_WORD = re.compile(r"\w+")
_CAPITALS_MATTER = frozenset(("us", "who", "aids"))


def canonical(text: str) -> str:
    """The text in one setting: equal for two texts that differ in quotes, dashes and spaces only.

    A sign before a number, a hyphen inside a word and a dash between words stay apart, whatever glyph was
    typed; so do an apostrophe and a quotation mark. Letters, case, figures and all other marks stay. Spaces
    between words or figures may change their kind, never come or go. Canonically equivalent code points
    (Unicode, NFC) and three dots for an ellipsis count as the same setting. Linear; never raises.
    """
    if text.isascii() and _PLAIN.match(text):
        return text
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    text = _DOTS.sub("…", _SPACES.sub(" ", text).strip())
    text = _FRENCH.sub('"', text)
    text = _DOUBLE.sub('"', text)
    text = _SINGLE.sub('"', _APOSTROPHE.sub("'", text))
    text = _MINUS.sub("−", text)
    text = _HYPHEN.sub("-", _LONG_DASH.sub("—", text))
    return _SET_OFF.sub("", text)


def same_heading(old: str, new: str) -> bool:
    """Whether two canonical headings differ in case at most, and no acronym became a word or a word one."""
    if old.casefold() != new.casefold():
        return False
    if old.isupper() or new.isupper():
        words = {word.casefold() for word in _HEADING_WORD.findall(old)}
        return old == new or _CAPITALS_MATTER.isdisjoint(words)
    pairs = zip(_HEADING_WORD.findall(old), _HEADING_WORD.findall(new), strict=False)
    return not any((_is_acronym(one) or _is_acronym(other)) and one != other for one, other in pairs)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()
