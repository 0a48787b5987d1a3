"""Rows SS-01 to SS-11: whatever address is given, nothing inside is reached, and nothing is told of it."""

import ast
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client

from claims.actions import _egress
from claims.actions._egress import FAILED, fetch, is_public
from claims.actions.newsroom import change_rules, rules_of_newsroom
from claims.actions.refused import Refused
from claims.models import Event, Upload, User

PAGE = b"<!doctype html><html><body><h1>Rain</h1><p>It rained in Korsen the whole of Friday.</p></html>"
HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"


class Canary:
    """A server on loopback that counts who comes, and answers what it is told to."""

    def __init__(self) -> None:
        self.hits, self.asked = 0, b""
        self.answer: Callable[[socket.socket], None] = lambda line: line.sendall(HTML + PAGE)
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self.server.accept()
            except OSError:
                return
            self.hits += 1
            try:
                self.asked += line.recv(65_536)
                self.answer(line)
            except OSError:
                pass
            line.close()


@pytest.fixture
def canary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Canary]:
    """On the port that counts as that of the web."""
    one = Canary()
    monkeypatch.setattr(_egress, "PORTS", {"http": one.port, "https": one.port})
    yield one
    one.server.close()


@pytest.fixture
def outside(canary: Canary, monkeypatch: pytest.MonkeyPatch) -> Canary:
    """The same server, taken for one of the open internet."""
    monkeypatch.setattr(_egress, "is_public", lambda address: address == "127.0.0.1")
    return canary


def to(*addresses: str) -> Callable[[str, int], list[str]]:
    return lambda host, port: list(addresses)


def refused(address: str, **options: object) -> None:
    with pytest.raises(Refused) as caught:
        fetch(address, **options)
    assert str(caught.value) == FAILED


INSIDE = [
    "127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f000001", "0177.0.0.1",
    "127.1", "0", "①②⑦.⓪.⓪.①", "127。0。0。1", "127.0.0.1.", "10.0.0.1", "172.16.0.1", "192.168.1.1",
]  # fmt: skip
SPECIAL = [
    "169.254.169.254", "fd00:ec2::254", "100.100.100.200", "100.64.0.1", "192.0.0.192", "224.0.0.1",
    "255.255.255.255", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "::7f00:1", "::ffff:10.0.0.1", "fe80::1",
    "0.0.0.0", "::", "198.18.0.1", "203.0.113.9", "240.0.0.1", "not an address", "",
]  # fmt: skip


@pytest.mark.parametrize("host", INSIDE)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_ss_01_inside_is_never_reached(canary: Canary, scheme: str, host: str):
    refused(f"{scheme}://{host}/")
    assert canary.hits == 0


@pytest.mark.parametrize("address", SPECIAL)
def test_ss_02_special_addresses_are_refused_before_connecting(canary: Canary, address: str):
    assert not is_public(address)
    refused("http://story.example/", resolve=to(address))
    refused("http://story.example/", resolve=to("93.184.215.14", address))
    assert canary.hits == 0


def test_the_open_internet_is_public():
    assert is_public("93.184.215.14") and is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "target", ["http://inside.example/", "//inside.example", "file:///x", "ftp://x/", ""]
)
def test_ss_03_every_hop_is_checked_anew(outside: Canary, code: int, target: str):
    head = f"HTTP/1.1 {code} Moved\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n"
    outside.answer = lambda line: line.sendall(head.encode())
    resolve = lambda host, port: ["10.0.0.1"] if host == "inside.example" else ["127.0.0.1"]  # noqa: E731
    refused("http://story.example/", resolve=resolve)
    assert outside.hits <= 6


def test_ss_03_it_stops_after_five_redirects(outside: Canary):
    outside.answer = lambda line: line.sendall(
        b"HTTP/1.1 302 F\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n"
    )
    refused("http://story.example/", resolve=to("127.0.0.1"))
    assert outside.hits == 6


def test_ss_04_it_connects_to_the_address_that_was_checked(outside: Canary):
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    found = fetch("http://story.example/page?x=1", resolve=lambda host, port: answers.pop(0))
    assert found.data == PAGE and len(answers) == 1, "the name was asked for once"
    assert outside.asked.startswith(b"GET /page?x=1 HTTP/1.1") and b"Host: story.example" in outside.asked


def test_ss_04_the_certificate_must_be_the_names(outside: Canary):
    refused("https://story.example/", resolve=to("127.0.0.1"))  # it speaks no TLS


@pytest.mark.parametrize("scheme", ["file", "gopher", "ftp", "data", "dict", "jar", "unix"])
def test_ss_05_other_schemes_are_refused(canary: Canary, scheme: str):
    refused(f"{scheme}://127.0.0.1/x")
    assert canary.hits == 0


@pytest.mark.parametrize(
    "address",
    ["http://a@127.0.0.1", "http://good#@127.0.0.1", "http://127.0.0.1\\@good", "http://127.0.\t0.1", "HTTP://127.0.0.1",
     "http://good\n.example", "http:///x", "http://", ""],
)  # fmt: skip
def test_ss_06_one_parser_reads_the_address_once(canary: Canary, address: str):
    refused(address)
    assert canary.hits == 0


@pytest.mark.parametrize("port", [22, 25, 5432, 6379, 8000])
def test_ss_07_other_ports_are_refused(canary: Canary, port: int):
    refused(f"http://story.example:{port}/", resolve=to("93.184.215.14"))


def endless(line: socket.socket) -> None:
    line.sendall(HTML)
    while True:
        line.sendall(b"x" * 100_000)


def dripping(line: socket.socket) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        line.sendall(b"X")
        time.sleep(0.05)


ANSWERS = {
    "endless": endless,
    "a header a byte at a time": dripping,
    "a program": lambda line: line.sendall(HTML.replace(b"text/html", b"application/zip") + PAGE),
    "no type": lambda line: line.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + PAGE),
    "an error": lambda line: line.sendall(HTML.replace(b"200", b"500") + PAGE),
    "no HTTP": lambda line: line.sendall(b"SSH-2.0-x\r\n"),
    "nothing": lambda line: None,
}


@pytest.mark.parametrize("what", ANSWERS)
def test_ss_08_and_11_whatever_goes_wrong_ends_soon_with_one_sentence(
    outside: Canary, monkeypatch, what: str
):
    monkeypatch.setattr(_egress, "MAX_SECONDS", 1.0)
    monkeypatch.setattr(_egress, "MAX_BYTES", 1_000_000)
    outside.answer = ANSWERS[what]
    refused("http://story.example/", resolve=to("127.0.0.1"))


def test_ss_11_a_closed_port_says_the_same(outside: Canary, monkeypatch):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # nobody listens
        monkeypatch.setattr(_egress, "PORTS", {"http": closed.getsockname()[1]})
        refused("http://story.example/", resolve=to("127.0.0.1"))
    assert outside.hits == 0


def test_ss_09_no_proxy_of_the_environment_is_asked(outside: Canary, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://10.0.0.1:3128")
    assert fetch("http://story.example/", resolve=to("127.0.0.1")).data == PAGE


def test_ss_10_nothing_else_speaks_to_the_network():
    root = Path(__file__).resolve().parents[2]
    clients = {"urllib3", "requests", "httpx", "aiohttp", "http", "ftplib", "smtplib", "telnetlib", "pycurl"}
    for path in [*(root / "claims").rglob("*.py"), *(root / "factcheck").rglob("*.py")]:
        names = set()
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names |= {f"{node.module}", *(f"{node.module}.{alias.name}" for alias in node.names)}
        used = {name for name in names if name.split(".")[0] in clients or name.startswith("urllib.request")}
        assert not used or path.name == "_egress.py", f"{path} uses {used}"
        assert not any(name.endswith(("fetch_url", "fetch_response")) for name in names), path


def test_it_is_off_until_an_admin_allows_it_which_is_in_the_history(
    client: Client, ada: User, outside, monkeypatch
):
    monkeypatch.setattr(_egress, "_resolve", to("127.0.0.1"))
    sent = {"address": "http://story.example/"}
    assert "switched off" in client.post("/articles/add/", sent).content.decode()
    assert outside.hits == 0 and "web address" not in client.get("/articles/add/").content.decode()
    rules = rules_of_newsroom(actor=ada)
    rules.fetching = True
    change_rules(actor=ada, rules=rules)
    assert "fetching" in Event.objects.filter(article=None).order_by("-number")[0].detail.text
    answer = client.post("/articles/add/", sent)
    assert "It rained in Korsen" in client.get(answer.url).content.decode()
    assert Upload.objects.get().address == "http://story.example/"


def test_only_so_many_at_once(outside: Canary, monkeypatch):
    monkeypatch.setattr(_egress, "_slots", threading.BoundedSemaphore(1))
    _egress._slots.acquire()
    with pytest.raises(Refused, match="Try again"):
        fetch("http://story.example/", resolve=to("127.0.0.1"))
    assert outside.hits == 0
