"""Tells in which encoding the bytes of a text are, decodes them, and says how sure that is."""

import codecs
import re
from dataclasses import dataclass
from typing import NoReturn

from charset_normalizer import from_bytes

from claims.formats.damage import damage_of, is_half_pair, is_typical_damage
from claims.formats.readers import Undecodable
from claims.vocabulary import Certainty

DAMAGED = "utf-8-damaged"
ENCODINGS = {
    "utf-8": ("Unicode (UTF-8)", "utf-8"),
    DAMAGED: ("Unicode (UTF-8), damaged bytes shown as �", "utf-8"),
    "utf-16-le": ("Unicode (UTF-16, little-endian)", "utf-16-le"),
    "utf-16-be": ("Unicode (UTF-16, big-endian)", "utf-16-be"),
    "utf-32-le": ("Unicode (UTF-32, little-endian)", "utf-32-le"),
    "utf-32-be": ("Unicode (UTF-32, big-endian)", "utf-32-be"),
    "windows-1252": ("Western (Windows-1252)", "cp1252"),
    "iso-8859-1": ("Western (Latin-1)", "latin-1"),
    "iso-8859-15": ("Western with euro sign (Latin-9)", "iso8859-15"),
    "macintosh": ("Western (old Mac)", "mac-roman"),
    "windows-1250": ("Central European (Windows-1250)", "cp1250"),
    "iso-8859-2": ("Central European (Latin-2)", "iso8859-2"),
    "windows-1251": ("Cyrillic (Windows-1251)", "cp1251"),
    "koi8-r": ("Cyrillic (KOI8-R)", "koi8-r"),
    "windows-1253": ("Greek (Windows-1253)", "cp1253"),
    "windows-1254": ("Turkish (Windows-1254)", "cp1254"),
    "windows-1255": ("Hebrew (Windows-1255)", "cp1255"),
    "windows-1256": ("Arabic (Windows-1256)", "cp1256"),
    "windows-1257": ("Baltic (Windows-1257)", "cp1257"),
    "shift_jis": ("Japanese (Shift-JIS)", "cp932"),
    "euc-jp": ("Japanese (EUC-JP)", "euc-jp"),
    "gb18030": ("Chinese (GB 18030)", "gb18030"),
    "big5": ("Chinese (Big5)", "big5"),
    "euc-kr": ("Korean (EUC-KR)", "cp949"),
}
"""By its IANA name, or ours: how it reads on screen, and what Python calls it."""

SAMPLE = 64_000  # bytes that a guess looks at

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In what order they are believed where several read the bytes alike.
_NEVER_GUESSED = {"iso-8859-1", "macintosh"}  # Windows-1252 says all that the first does, the second is rare
_GUESSED = [name for name in ENCODINGS if not name.startswith("utf") and name not in _NEVER_GUESSED]
_BY_CODEC = {codecs.lookup(codec).name: name for name, (_, codec) in ENCODINGS.items() if name != DAMAGED}
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:-]{2,40})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text as its bytes say it; line ends and characters are not looked at yet."""

    text: str
    encoding: str  # a key of ENCODINGS
    certainty: Certainty
    had_bom: bool = False


def decode(data: bytes, encoding: str | None = None, *, is_page: bool = False) -> Decoded:
    """Decode the whole of a file.

    In: its bytes, and the encoding a person chose (a key of `ENCODINGS`), or none to find out: by a byte
    order mark (Unicode standard, 23.8), by NUL bytes in every other place, by being UTF-8 throughout, by
    what a web page declares (`is_page`; WHATWG, prescan of the first 1,024 bytes), else by
    charset-normalizer's guess. Raises `Undecodable`, naming the byte's offset counted from 0, where a byte
    does not fit or nothing does. Damaged UTF-8 is never guessed to be anything else: a person chooses.
    """
    mark, told = next((pair for pair in _BOMS if data.startswith(pair[0])), (b"", ""))
    if encoding and encoding != told:
        mark = b""
    body = data[len(mark) :]
    if encoding or told:
        name = encoding or told
        certainty = Certainty.CHOSEN if encoding else Certainty.SURE
        return Decoded(_strictly(data, len(mark), name), name, certainty, bool(mark))
    if name := _wide(body):
        return Decoded(_strictly(data, 0, name), name, Certainty.SURE)
    try:
        return Decoded(body.decode(), "utf-8", Certainty.SURE)
    except UnicodeDecodeError as error:
        return _other(data, error.start, is_page=is_page)


def _other(data: bytes, first_bad: int, *, is_page: bool) -> Decoded:
    """Not UTF-8: what the page says it is, or what it looks like; damaged UTF-8 is not taken for either."""
    if is_typical_damage(data, first_bad):
        _refuse(data, first_bad)
    declared = _declared(data) if is_page else ""
    if declared:
        return Decoded(_strictly(data, 0, declared), declared, Certainty.DECLARED)
    name = "" if damage_of(data) else _guess(data, first_bad)
    if not name:
        _refuse(data, first_bad)
    return Decoded(_strictly(data, 0, name), name, Certainty.GUESSED)


def line_of(data: bytes, offset: int) -> int:
    """The line a byte stands in, counted from 1; CRLF, CR and LF end one."""
    before = data[:offset].replace(b"\r\n", b"\n")
    return before.count(b"\n") + before.count(b"\r") + 1


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:1024])
    try:
        codec = codecs.lookup(found[1].decode()).name if found else ""
    except LookupError:
        return ""
    # Web pages that say ASCII or Latin-1 mean Windows-1252 (WHATWG Encoding, 4.2).
    name = {"ascii": "windows-1252", "iso8859-1": "windows-1252"}.get(codec, _BY_CODEC.get(codec, ""))
    return "shift_jis" if codec == "shift_jis" else "" if name.startswith("utf") else name


def _guess(data: bytes, first_bad: int) -> str:
    start = max(0, data.rfind(b"\n", 0, max(0, first_bad - SAMPLE // 2)))
    sample = data[start : start + SAMPLE]
    if start + SAMPLE < len(data):
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    codec_names = [codecs.lookup(ENCODINGS[name][1]).name.replace("-", "_") for name in _GUESSED]
    best = from_bytes(sample, cp_isolation=codec_names, enable_fallback=False).best()
    if best is None:
        return ""
    text = str(best)
    return next((name for name in _GUESSED if _reads(sample, name) == text and _reads(data, name)), "")


def _reads(data: bytes, name: str) -> str:
    try:
        return data.decode(ENCODINGS[name][1])
    except UnicodeDecodeError:
        return ""


def _wide(body: bytes) -> str:
    """UTF-16 without a mark: of text in it every other byte of the Latin letters and spaces is NUL."""
    head = body[:1000]
    odd, even = head[1::2].count(0), head[::2].count(0)
    if max(odd, even) <= max(1, len(head) // 5) or len(body) % 2:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _strictly(data: bytes, start: int, name: str) -> str:
    try:
        return data[start:].decode(ENCODINGS[name][1], "replace" if name == DAMAGED else "strict")
    except UnicodeDecodeError as error:
        offset = start + error.start
        byte = f"Byte {offset} (0x{data[offset]:02X}, line {line_of(data, offset)})"
        raise Undecodable(
            f"{byte} does not fit {ENCODINGS[name][0]}: choose another encoding, or save the file as UTF-8."
        ) from None


def _refuse(data: bytes, offset: int) -> NoReturn:
    where = f"Byte {offset} (0x{data[offset]:02X}, line {line_of(data, offset)}) is not UTF-8"
    if is_half_pair(data, offset):
        where += " but half of a surrogate pair (CESU-8)"
    raise Undecodable(f"{where}, nor in another encoding that could be told: save the file again as UTF-8.")
