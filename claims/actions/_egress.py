"""The only way out: fetches a public web address, connecting to no other machine than the one it checked."""

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import SplitResult, urljoin, urlsplit

from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError

from claims.actions.refused import Refused
from claims.formats.addresses import AddressRefused, checked_address

MAX_BYTES = 8_000_000
MAX_SECONDS = 8.0  # for all hops, from the first connection to the last byte
MAX_HOPS = 5
AT_ONCE = 2  # so that most threads of the web server stay free
CHUNK = 65_536
PORTS = {"http": 80, "https": 443}
KINDS = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")
# One sentence whatever happened: it tells nobody what stands where inside.
FAILED = "This address could not be fetched. Check it in your browser, or save the page and choose the file."
AGENT = "Factcheck workbench (fetches single pages that a person asked for)"

BUSY = "Other pages are being fetched just now. Try again in a few seconds."

# Special ones that Python's own list misses: translated IPv4 (NAT64, 6to4, Teredo, compatible), protocol
# assignments, site-local, documentation, segment routing.
_SPECIAL = (
    "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "192.0.0.0/24", "192.88.99.0/24",
    "fec0::/10", "3fff::/20", "5f00::/16",
)  # fmt: skip
_REFUSED = [ipaddress.ip_network(network) for network in _SPECIAL]
_slots = threading.BoundedSemaphore(AT_ONCE)
Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True)
class Fetched:
    data: bytes
    address: str  # after the last redirect
    kind: str  # the content type, without its parameters


def fetch(address: str, *, resolve: Resolve | None = None) -> Fetched:
    """GET one page. Every hop is checked anew; whatever goes wrong is the same `Refused`."""
    if not _slots.acquire(blocking=False):
        raise Refused(BUSY)
    try:
        return _follow(address, resolve or _resolve, time.monotonic() + MAX_SECONDS)
    except (AddressRefused, HTTPError, HTTPException, OSError, ValueError):
        raise Refused(FAILED) from None
    finally:
        _slots.release()


def _follow(address: str, resolve: Resolve, ends: float) -> Fetched:
    for _ in range(MAX_HOPS + 1):
        answer = _ask(checked_address(address), resolve, ends)
        if isinstance(answer, Fetched):
            return answer
        address = urljoin(address, answer)
    raise AddressRefused(FAILED)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: no private, special or translated one."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        return is_public(str(ip.ipv4_mapped))
    if any(ip.version == network.version and ip in network for network in _REFUSED):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _ask(address: str, resolve: Resolve, ends: float) -> Fetched | str:
    """The page, or where it says that it is."""
    parts = urlsplit(address)
    port = parts.port or PORTS[parts.scheme]
    if port != PORTS[parts.scheme]:
        raise AddressRefused(FAILED)
    host = (parts.hostname or "").rstrip(".")
    host = host if host.isascii() else host.encode("idna").decode("ascii")
    with _connected(parts.scheme, _checked_ip(host, port, resolve), host, ends) as connection:
        headers = {"Host": host, "User-Agent": AGENT, "Accept": ", ".join(KINDS), "Connection": "close"}
        connection.request("GET", _target(parts), headers=headers, preload_content=False)
        answer = connection.getresponse()
        if answer.status in (301, 302, 303, 307, 308):
            return answer.headers.get("Location") or ""
        return _body(answer, address, ends)


def _checked_ip(host: str, port: int, resolve: Resolve) -> str:
    """All addresses of a name must be public; the first is the one that is connected to."""
    found = resolve(host, port)
    if not found or not all(map(is_public, found)):
        raise AddressRefused(FAILED)
    return found[0]


def _resolve(host: str, port: int) -> list[str]:
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@contextmanager
def _connected(scheme: str, ip: str, host: str, ends: float) -> Iterator[HTTPConnection]:
    """To the address that was checked, the certificate being the name's; no proxy is asked.

    A timer ends it, since a server that sends a byte now and then never runs into a time limit of reading.
    """
    line = [socket.create_connection((ip, PORTS[scheme]), timeout=_left(ends))]
    timer = threading.Timer(_left(ends), lambda: _cut(line[0]))
    timer.start()
    try:
        if scheme == "https":
            context = ssl.create_default_context()
            line[0] = context.wrap_socket(line[0], server_hostname=host, do_handshake_on_connect=False)
            line[0].do_handshake()
        connection = HTTPConnection(host, PORTS[scheme], timeout=_left(ends))
        connection.sock = line[0]
        yield connection
    finally:
        timer.cancel()
        line[0].close()


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _target(parts: SplitResult) -> str:
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _body(answer: BaseHTTPResponse, address: str, ends: float) -> Fetched:
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if answer.status != 200 or kind not in KINDS:
        raise AddressRefused(FAILED)
    data = bytearray()
    while chunk := answer.read(CHUNK, decode_content=True):
        data += chunk
        if len(data) > MAX_BYTES or _left(ends) <= 0:
            raise AddressRefused(FAILED)
    return Fetched(bytes(data), address, kind)


def _left(ends: float) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        raise AddressRefused(FAILED)
    return left
