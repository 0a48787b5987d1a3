"""What leaves as a file or comes in by an address: rows IN-05 to IN-08, IN-13 and IN-14."""

import csv
import io
import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from claims.actions import people, review
from claims.formats.csv import read_csv_lines
from claims.models import Article, Placement, User
from claims.vocabulary import Basis, Mark, Role
from tests.attacks.browsing import everything
from tests.attacks.payloads import FORMULAS, HEADLINES

SKIPPED = " \u00a0\ufeff\u200b\u2003"
STARTERS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212")
TABLES = ["a;b", 'a"b', "a\nb", "a\tb", "a,b", '"', '""', ";;;", '\n"\n', "a\r\nb", "'\"", ";=1+1"]


def download(client: Client, story: Article, query: str = "") -> str:
    answer = client.get(reverse("export-claims", args=[story.pk]) + query)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode()


def mark_with(reasons: list[str], story: Article, reviewer: User) -> dict[str, str]:
    """One reason after the other, a claim each; by the claim's id."""
    placements = Placement.objects.current().filter(article=story).select_related("article", "claim")
    given = {}
    for placement, reason in zip(placements, reasons, strict=False):
        opinion = review.Opinion(Mark.DISPUTED, Basis.CONTESTED, reason)
        verdict = review.mark_claim(actor=reviewer, placement=placement, opinion=opinion, former=None)
        given[str(placement.claim.public_id)] = verdict.rationale
    assert len(given) == len(reasons)
    return given


def sentences(count: int, words: str = "Ship number {} left the port.") -> str:
    return "Ships leave\n" + "\n".join(words.format(number) for number in range(count)) + "\n"


@pytest.mark.parametrize("name", ["@sum", "-1", "+1", "mara"])
def test_in_05_no_cell_starts_a_formula(client: Client, add_story: Callable, person: Callable, name: str):
    reader = person(name, Role.REVIEWER, "=1+1") if name != "mara" else User.objects.get(username="mara")
    story = add_story(sentences(len(FORMULAS)))
    Article.objects.filter(pk=story.pk).update(headline="=cmd|'/c calc'!A1", publication="\uff20SUM(A1)")
    given = mark_with(FORMULAS, story, reader)
    text = download(client, story, "?bom=1")
    raw = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    for row in raw:
        for cell in row:
            assert not cell.lstrip(SKIPPED).startswith(STARTERS), cell
            assert not cell.startswith(STARTERS), cell
    back = list(read_csv_lines([text]))
    assert {row["headline"] for row in back} == {"=cmd|'/c calc'!A1"}
    assert {row["publication"] for row in back} == {"\uff20SUM(A1)"}
    restored = {row["claim_id"]: (row["rationale"], row["reviewer"]) for row in back if row["mark"]}
    assert restored == {claim: (reason, name) for claim, reason in given.items()}


def test_in_05_a_formula_in_the_story_is_no_formula(client: Client, add_story: Callable):
    lines = [f"{start}SUM(A1) was the {number}th price in Korsen." for number, start in enumerate("=+-@")]
    story = add_story("Prices\n" + "\n".join(lines) + "\n")
    for row in read_csv_lines([download(client, story)]):
        assert story.current_revision.text[int(row["start"]) : int(row["end"])] == row["text"]
    for row in csv.reader(io.StringIO(download(client, story), newline="")):
        assert not any(cell.lstrip(SKIPPED).startswith(STARTERS) for cell in row)


def test_in_06_as_many_rows_and_columns_for_any_reader(client: Client, add_story: Callable, mara: User):
    story = add_story(sentences(len(TABLES)))
    given = mark_with(TABLES, story, mara)
    text = download(client, story)
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len(rows) == len(TABLES) + 2  # with the header and the headline
    assert {len(row) for row in rows} == {len(rows[0])}
    back = {row["claim_id"]: row["rationale"] for row in read_csv_lines([text]) if row["mark"]}
    assert back == given


@pytest.mark.parametrize("headline", HEADLINES)
def test_in_07_a_headline_makes_one_harmless_header(client: Client, story: Article, headline: str):
    Article.objects.filter(pk=story.pk).update(headline=headline)
    answer = client.get(reverse("export-claims", args=[story.pk]))
    b"".join(answer.streaming_content)
    header = answer["Content-Disposition"]
    shape = r'attachment; filename="([A-Za-z0-9._-]+)"; filename\*=UTF-8\'\'([A-Za-z0-9!#$&+.^_`|~%-]+)'
    plain, full = re.fullmatch(shape, header).groups()
    for name in (plain, unquote(full)):
        assert name.endswith(".csv") and len(name) <= 100
        assert not set(name) & set('/\\:*?"<>|;\r\n\u202e\u200b') and not name.startswith(".")
    assert not re.match(r"(?i)con\.", plain)
    assert "Set-Cookie" not in answer.headers and answer["X-Content-Type-Options"] == "nosniff"


UNKNOWN = [
    "author__password__startswith=p", "added_by__password__startswith=a", "_connector=OR+1%3D1+OR",
    "ordering=author__password", "sort=added_by__password", "fields=author.password", "order_by=?",
    "id__in=" + ",".join(map(str, range(3000))), "pk=1", "show=open&show__in=all", "__class__=x",
]  # fmt: skip


@pytest.mark.parametrize("query", UNKNOWN)
def test_in_08_an_address_asks_for_nothing_but_what_is_offered(client: Client, story: Article, query: str):
    assert client.get(f"/?{query}").status_code == 400
    plain = download(client, story)
    assert download(client, story, f"?{query}") == plain
    for name in ("desk", "article-reading"):
        address = reverse(name, args=[story.pk])
        assert tokenless(client.get(f"{address}?{query}")) == tokenless(client.get(address))


def tokenless(answer) -> str:
    return re.sub(r"\b\w{64}\b", "", answer.content.decode())


NONSENSE = [
    "page=-1", "page=0", "page=1e9", "page=" + "9" * 20, "page=" + "9" * 5000, "page=%00", "show=%00",
    "show=%ED%A0%80", "sort=%FF%FE", "page=1&page=x", "q=%ED%A0%80", "id=%00", "limit=1e9", "x" * 9000,
    "show=" + "a" * 9000, "&".join(f"a{number}=1" for number in range(1100)),
    "page=\u0661x", "=", "=&=", "%00=1",
]  # fmt: skip


@pytest.mark.parametrize("query", NONSENSE, ids=lambda query: query[:20])
def test_in_13_nonsense_is_refused(client: Client, story: Article, query: str):
    assert client.get(f"/?{query}").status_code in {400, 404, 414}


@pytest.mark.parametrize(
    ("username", "email"),
    [
        ("vera", "a@b.example\nBcc: x@evil.example"), ("vera", "a@b.example\r\nBcc: x"),
        ("vera", "a@b\nSubject:x"),
        ("vera", "a@b.example%0aBcc:x@evil.example "), ("vera\nBcc: x", ""), ("vera\r\n", ""), ("vera\n", ""),
        ("ve\x00ra", ""), ("vera", "\u202ea@b.example\x00"),
    ],
)  # fmt: skip
def test_in_14_no_line_is_smuggled_into_a_mail(db: None, username: str, email: str):
    admin = people.command_line()
    before = everything()
    with pytest.raises(ValidationError):
        people.add_person(actor=admin, username=username, email=email, role=Role.READER)
    assert everything() == before
