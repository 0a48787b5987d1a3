"""Turns a headline into a file name that is safe in a header and on every disk."""

import re
import unicodedata
from urllib.parse import quote

_MAX_CHARACTERS = 80
_MAX_BYTES = 150  # most disks allow 255; the suffix and a browser's " (1)" need room too
_FALLBACK = "story"

# Separators and wildcards of one file system or another, and what quotes or escapes inside a header.
_UNSAFE = re.compile(r"""[\\/:*?"<>|%;'`]+""")
_NOT_ASCII_NAME = re.compile(r"[^A-Za-z0-9._-]+")
_SUFFIX = re.compile(r"[A-Za-z0-9_-]*(\.[A-Za-z0-9]+)+")
# Windows opens a device for these, whatever extension they have.
_DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)[\d¹²³])\s*\.", re.IGNORECASE)
_ATTR_CHARS = "!#$&+-.^_`|~"  # RFC 8187: what may stand unescaped, beside letters and digits


def safe_filename(headline: str, suffix: str) -> tuple[str, str]:
    """Make a file name of a headline: once in plain ASCII, once with all its letters.

    In: any text, and the end of the name ("-claims.csv", plain ASCII with an extension; anything else
    is a `ValueError`). Out: both names hold no control, bidi or invisible character, no path separator,
    no quote, are no device name of Windows, and stay under 80 characters and 150 bytes, suffix aside.
    """
    if not _SUFFIX.fullmatch(suffix):
        raise ValueError(f"Not the end of a file name: {suffix!r}")
    full = _trim(_visible(unicodedata.normalize("NFC", headline)))
    letters = unicodedata.normalize("NFKD", full).encode("ascii", "ignore").decode("ascii")
    plain = _trim(_NOT_ASCII_NAME.sub("-", letters))
    return _no_device((plain or _FALLBACK) + suffix), _no_device((full or _FALLBACK) + suffix)


def content_disposition(headline: str, suffix: str) -> str:
    """The value of a Content-Disposition header (RFC 6266) that downloads under the headline's name.

    In: as `safe_filename`, and the same error. Out: ASCII only, with `filename` for old clients and
    `filename*` (RFC 8187, UTF-8) for the rest.
    """
    plain, full = safe_filename(headline, suffix)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(full, safe=_ATTR_CHARS)}"


def visible_name(name: str, *, limit: int = 255) -> str:
    """A file's own name as it may be shown: one line, nothing hidden in it, its ending kept."""
    shown = _visible(unicodedata.normalize("NFC", name)) or _FALLBACK
    stem, dot, ending = shown.rpartition(".")
    if len(shown) <= limit or not dot or len(ending) > 10:
        return shown[:limit]
    return f"{stem[: limit - len(ending) - 1]}.{ending}"


def _visible(text: str) -> str:
    """The text on one line, without what cannot be seen or may not stand in a file's name."""
    kept = []
    for char in text:
        category = unicodedata.category(char)
        if category[0] == "Z" or category == "Cc":
            kept.append(" ")
        elif category[0] != "C":  # format and bidi controls, surrogates, private and unassigned
            kept.append(char)
    return " ".join(_UNSAFE.sub(" ", "".join(kept)).split())


def _trim(name: str) -> str:
    """Cut to length and take off what hides a file (a leading dot) or Windows drops (a trailing one)."""
    cut = name[:_MAX_CHARACTERS].encode()[:_MAX_BYTES].decode("utf-8", "ignore")
    return cut.strip(" .-_~")


def _no_device(name: str) -> str:
    return f"{_FALLBACK}-{name}" if _DEVICE.match(name) else name
