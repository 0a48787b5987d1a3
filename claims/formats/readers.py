"""Turns the bytes of a file, or pasted text, into the one exact text that every offset counts in."""

import re
import unicodedata
from dataclasses import dataclass
from typing import NoReturn

MAX_TEXT_BYTES = 2_000_000
"""The longest text taken in, in bytes of UTF-8 (about 300,000 words)."""
MAX_LINES = 100_000  # of it: each is a paragraph, or none

_UTF8_BOM = b"\xef\xbb\xbf"
_LINE_ENDS = re.compile("\r\n?")

# Control characters (but TAB and LF), halves of surrogate pairs, and the 66 code points that Unicode
# keeps out of text. Databases and browsers disagree about all of them, so offsets would too.
_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
# A text of nothing but zero-width and bidi characters says no more than one of spaces.
_VISIBLE = re.compile("[^\\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")

_CONTROL_NAMES = {
    "\x00": "NUL", "\x07": "BELL", "\x08": "BACKSPACE", "\x0b": "VERTICAL TAB", "\x0c": "FORM FEED",
    "\x1a": "SUBSTITUTE", "\x1b": "ESCAPE", "\x7f": "DELETE", "\x85": "NEXT LINE",
}  # fmt: skip

# How each kind of file begins, and what to do with it instead.
_IMAGE = "an image, so type or paste its text instead"
_NOT_UTF8: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(pattern), advice)
    for pattern, advice in (
        (rb"\xff\xfe\x00\x00|\x00\x00\xfe\xff", "UTF-32 text, so save it again as UTF-8"),
        (rb"\xff\xfe|\xfe\xff", "UTF-16 text, so save it again as UTF-8"),
        (rb"PK(\x03\x04|\x05\x06|\x07\x08)", "a Word or zip file, so save it as plain UTF-8 text"),
    )
)
_OTHER_FILES: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), advice)
    for pattern, advice in (
        (rb"\xd0\xcf\x11\xe0", "an old Word or Excel file, so save it as plain UTF-8 text"),
        (rb"\{\\rtf", "an RTF file, so save it as plain UTF-8 text"),
        (rb"\s*%PDF-", "a PDF, so save or paste its text as plain UTF-8"),
        (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|RIFF.{4}WEBP|.{4}ftyp", _IMAGE),
    )
)
# These two can be read as UTF-8 although nobody means them as an article.
_NEVER_TEXT = re.compile(rb"\s*%PDF-|\{\\rtf")
_HALF_PAIR = re.compile(rb"\xed[\xa0-\xbf]")


class Unreadable(ValueError):
    """Input that is refused; the message is one sentence that says what is wrong and what to do."""


class Undecodable(Unreadable):
    """Bytes that may be text in another encoding than the one they were read in."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text that was taken in: line ends are LF, nothing else differs from the file."""

    text: str
    encoding: str  # as IANA names it, in lower case: "utf-8"
    had_bom: bool


def read_text(data: bytes) -> ReadText:
    """Decode a file's bytes as UTF-8 (RFC 3629), with or without a byte order mark.

    In: the whole file. Out: its text with CRLF and CR turned into LF and the mark dropped; all else,
    such as U+2028, NBSP and zero-width characters, is kept. Raises `Unreadable` for what `check_text`
    refuses and for bytes that are not UTF-8, naming the byte's offset in the file, counted from 0.
    """
    had_bom = data.startswith(_UTF8_BOM)
    body = data[len(_UTF8_BOM) :] if had_bom else data
    kind = _kind_of_file(body)
    if kind and (_NEVER_TEXT.match(body) or len(body) > MAX_TEXT_BYTES):
        raise Unreadable(f"This looks like {kind} and try again.")
    _check_size(len(body))
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_bytes(data, error.start + len(data) - len(body), kind)
    if "\x00" in text and kind:
        raise Unreadable(f"The file holds NUL characters: this looks like {kind} and try again.")
    return ReadText(check_text(text), "utf-8", had_bom)


def check_text(text: str) -> str:
    """Check pasted or decoded text and give it back with LF line ends (from CRLF and CR).

    Raises `Unreadable` where the text is empty, longer than `MAX_TEXT_BYTES` in UTF-8 or `MAX_LINES`, or
    holds a control character (TAB and line ends aside), half a surrogate pair or a Unicode noncharacter; the
    message names the character and its line, counted from 1.
    """
    _check_size(len(text.encode("utf-8", "surrogatepass")))
    text = _LINE_ENDS.sub("\n", text)
    refused = _REFUSED.search(text)
    if refused:
        line = text.count("\n", 0, refused.start()) + 1
        is_typed = refused[0] in "\x7f" or "\0" < refused[0] < " "  # in every encoding the same
        raise (Unreadable if is_typed else Undecodable)(f"Line {line} holds {_describe(refused[0])}.")
    if (lines := text.count("\n")) > MAX_LINES:
        raise Unreadable(
            f"This text has {lines:,} lines, more than the {MAX_LINES:,} that can be taken: split it into "
            "several stories."
        )
    if not _VISIBLE.search(text):
        raise Unreadable("There is no text here: choose a file with words in it, or paste them.")
    return text


def kind_of_other_file(data: bytes) -> str:
    """What a file is that holds no text to be read here, with what to do instead; "" for one that may.

    By its first bytes.
    """
    return next((advice for pattern, advice in _OTHER_FILES if pattern.match(data)), "")


def looks_like_no_text(data: bytes) -> bool:
    """By NUL characters that no known encoding of text explains."""
    wide = any(pattern.match(data) for pattern, _ in _NOT_UTF8) or _kind_of_file(data)
    return not wide and b"\x00" in data[:8000]


def _check_size(size: int) -> None:
    if size > MAX_TEXT_BYTES:
        raise Unreadable(
            f"This text is {size:,} bytes long, more than the {MAX_TEXT_BYTES // 1_000_000} MB that can be "
            "taken: split it into several stories."
        )


def _kind_of_file(data: bytes) -> str:
    """What the first bytes look like, with what to do about it; "" where they look like nothing known."""
    for pattern, advice in (*_NOT_UTF8, *_OTHER_FILES):
        if pattern.match(data):
            return advice
    head = data[:1000]
    # English in UTF-16 without a mark is valid UTF-8 too, with NUL as every other character.
    if max(head[::2].count(0), head[1::2].count(0)) > max(1, len(head) // 5):
        return "UTF-16 text, so save it again as UTF-8"
    return ""


def _refuse_bytes(data: bytes, offset: int, kind: str) -> NoReturn:
    where = f"Byte {offset} (0x{data[offset]:02X}, line {_line_of(data, offset)}) is not UTF-8"
    if kind:
        raise Unreadable(f"{where}: this looks like {kind} and try again.")
    if _HALF_PAIR.match(data, offset):
        raise Unreadable(
            f"{where} but half of a surrogate pair (CESU-8): save the file again as UTF-8 and try again."
        )
    raise Unreadable(f"{where}: find out the file's encoding, save it again as UTF-8 and try again.")


def _line_of(data: bytes, offset: int) -> int:
    before = data[:offset].replace(b"\r\n", b"\n")
    return before.count(b"\n") + before.count(b"\r") + 1


def _describe(char: str) -> str:
    """A refused character's name, why it is refused, and what to do."""
    code = f"U+{ord(char):04X}"
    if unicodedata.category(char) == "Cs":
        return f"half of a surrogate pair ({code}): type that character again and try again"
    if unicodedata.category(char) == "Cn":
        return f"{code}, which Unicode keeps out of text: remove it and try again"
    if "\x80" <= char <= "\x9f" and char != "\x85":
        return f"the control character {code}, a sign of a wrong encoding: save the text again as UTF-8"
    name = _CONTROL_NAMES.get(char, "")
    return f"the control character {name and name + ' '}({code}): remove it and try again"
