"""Web addresses that people paste: which are taken, which are the same, and how they are shown."""

import hashlib
import re
import unicodedata
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

from claims.vocabulary import Tier

MAX_ADDRESS = 2000
_PORTS = {"http": 80, "https": 443}
_UNSAFE = set('"<>\\')
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"}
_LOOKS_LIKE_ONE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)\S+", re.IGNORECASE)
_HOST = re.compile(r"[^\W_](?:[\w.-]*[^\W_])?\.?|\[[0-9a-f:.]+\]", re.IGNORECASE)
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|ref_src|_ga", re.IGNORECASE
)
_ENDING = re.compile(r"\.[a-z]{2,5}\d?$", re.IGNORECASE)
_ORIGINALS = re.compile(r"(^|\.)(gov|gouv|mil|int|edu|court|europa)(\.|$)")
_RECORDS = re.compile(r"\.(pdf|csv|xlsx?|ods|json|xml)$", re.IGNORECASE)


class AddressRefused(ValueError):
    """An address that is not kept; the message says why, in a sentence for the page."""


def looks_like_address(text: str) -> bool:
    """Whether one pasted line is meant as an address, also one that is not going to be taken."""
    plain = "".join(char for char in text.strip() if unicodedata.category(char) not in {"Cc", "Cf"})
    return "\n" not in text.strip() and bool(_LOOKS_LIKE_ONE.fullmatch(plain))


def checked_address(text: str) -> str:
    """The address as it may be kept and linked to: http or https, to a host, and nothing hidden in it.

    In: what somebody typed or pasted; spaces around it are taken off. Out: the same address with its
    scheme in lower case. Anything else is `AddressRefused`.
    """
    address = text.strip(" \t\r\n")
    if len(address) > MAX_ADDRESS:
        raise AddressRefused(f"The address is longer than {MAX_ADDRESS} characters.")
    if _UNSAFE & set(address) or any(unicodedata.category(char) in _HIDDEN for char in address):
        raise AddressRefused("The address holds a space, a quotation mark or a hidden character.")
    parts = _split(address)
    scheme, _, rest = address.partition(":")
    if scheme.lower() not in _PORTS or not rest.startswith("//"):
        raise AddressRefused("Only addresses that begin with http:// or https:// are kept.")
    if "@" in parts.netloc:
        raise AddressRefused("The address has a name or password before its host (…@…). Take it out.")
    if not _HOST.fullmatch(parts.netloc.removesuffix(f":{parts.port}").rstrip(":")) or ".." in parts.netloc:
        raise AddressRefused("The address names no host that could be reached.")
    return scheme.lower() + ":" + rest


def address_key(address: str) -> str:
    """The same 64 hexadecimal digits for addresses that differ in form only.

    Scheme, letters of the host, its usual port, the fragment, parameters that only track readers and
    a slash at the end make no difference.
    """
    parts = _split(address)
    port = "" if parts.port in (None, *_PORTS.values()) else f":{parts.port}"
    kept = [
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])
    ]
    host = _ascii_host(parts).removeprefix("www.")
    same = f"{host}{port}{unquote(parts.path).rstrip('/')}?{urlencode(kept)}"
    return hashlib.sha256(same.encode("utf-8", "surrogatepass")).hexdigest()


def same_addresses(address: str) -> list[str]:
    """The forms in which one address is commonly kept: with and without www, https, a slash at the end."""
    parts = _split(address)
    host, path = parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [pair for pair in pairs if not _TRACKING.fullmatch(pair[0])]
    query = f"?{urlencode(kept)}" if kept else ""
    ends = [f"{path}{slash}{query}" for slash in ("", "/")]
    hosts = [f"{scheme}://{www}{host}" for scheme in _PORTS for www in ("", "www.")]
    return list(dict.fromkeys([address, *(start + end for start in hosts for end in ends)]))


def shown_host(address: str) -> str:
    """The host as a reader may trust it: in punycode as soon as letters of two scripts meet in it."""
    host = (_split(address).hostname or "").rstrip(".")
    labels = [_unpuny(label) for label in host.split(".")]
    scripts = {_script(char) for label in labels for char in label if char.isalpha()}
    if len(scripts) > 1:
        labels = [_puny(label) for label in labels]
    return ".".join(labels)


def title_of(address: str) -> str:
    """What the last words of the path say, as a title; "" where they say nothing."""
    words = [part for part in unquote(_split(address).path).split("/") if part]
    for part in reversed(words):
        plain = " ".join(re.split(r"[-_+.\s]+", _ENDING.sub("", part)))
        plain = "".join(char for char in plain if unicodedata.category(char)[0] != "C").strip()
        if sum(char.isalpha() for char in plain) >= 4 and not re.fullmatch(r"[0-9a-f]{8,}", plain):
            return plain[:1].upper() + plain[1:200]
    return ""


def guessed_tier(address: str) -> Tier:
    """An authority's site or a record is taken for the original, anything else for a report of it."""
    parts = _split(address)
    original = _ORIGINALS.search(parts.hostname or "") or _RECORDS.search(parts.path)
    return Tier.PRIMARY if original else Tier.SECONDARY


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port, _ascii_host(parts)
    except ValueError:  # UnicodeError is one
        raise AddressRefused("The address names no host that could be reached.") from None
    return parts


def _ascii_host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _unpuny(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label.removeprefix("xn--").encode("ascii").decode("punycode")
    except ValueError:
        return label


def _puny(label: str) -> str:
    return label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")


def _script(char: str) -> str:
    return unicodedata.name(char, "UNKNOWN").split()[0]
