"""Markup, templates and hidden directions in whatever people type: rows IN-01, IN-10, IN-15 and IN-16."""

from collections.abc import Callable, Iterator
from itertools import chain

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from claims.actions import assigning, newsroom, people, review
from claims.formats.csv import read_csv_lines
from claims.models import Article, AttributionVersion, Newsroom, Placement, Source, User
from claims.vocabulary import Basis, Mark, Role
from tests.attacks.browsing import Browser
from tests.attacks.dom import Page
from tests.attacks.payloads import BIDI, MARK, TEMPLATES, XSS

HTMX = {"hx_request": "true"}
HARMLESS = [
    "Bread is dear.", "The price rose", "Nobody knew why, the mayor said.",
    "A (small) ship 'Ana' sank: 3 lost",
    'He said "yes"; she did not', "One < two & three > two", "5 crowns/loaf, in 2019",
]  # fmt: skip
STRANGER = Browser(raise_request_exception=False)
HALVES = [XSS[::2], XSS[1::2]]  # more at once make lists so long that they go on another page
PAGER = {("a", "role")}  # where the admin's list is long


def text_with(words: str) -> str:
    """As headline, in our own words, in a quotation, as what a source said and as the source itself."""
    return (
        f"{words}\n\nBread {words} rose. The ministry said {words} would cost more.\n"
        f'"{words} and more," Minister {words} said. According to {words}, it rained.\n{words}\n'
    )


class Newsroomful:
    """Payload after payload, each with a story, a reviewer, a source and an admin of its own to show them."""

    def __init__(self, make: Callable[..., Article], person: Callable[..., User], ada: User) -> None:
        self.make, self.person, self.ada, self.number = make, person, ada, 0

    def add(self, words: str) -> tuple[Article, User]:
        self.number += 1
        name = f"guest{self.number}"
        guest = self.person(name, Role.REVIEWER, words[:150])
        story = self.make(text_with(words), desk=words[:100], publication=words[:150])
        source = Source(name=f"{self.number} {words}"[:300], source_type="named_person")
        newsroom.save_source(actor=self.ada, source=source, aliases=[f"{words} {self.number}"[:300]])
        AttributionVersion.objects.filter(article=story).update(source=source)
        for placement in Placement.objects.current().filter(article=story).select_related("article")[:2]:
            opinion = review.Opinion(Mark.DISPUTED, Basis.CONTESTED, words)
            review.mark_claim(actor=guest, placement=placement, opinion=opinion, former=None)
        assigning.take_article(actor=guest, article=story)
        return story, guest

    def pages(self, client: Client, story: Article, guest: User) -> Iterator[str]:
        """What others see of it, and what the guest sees of themselves."""
        placement = Placement.objects.current().filter(article=story).order_by("start")[1]
        claim = reverse("desk-claim", args=[story.pk, placement.claim_id])
        mark = reverse("mark", args=[story.pk, placement.pk])
        words = story.current_revision.text
        yield client.get(reverse("desk", args=[story.pk]))
        yield client.get(claim, headers=HTMX)
        yield client.post(mark, {"mark": "maybe", "rationale": words}, headers=HTMX)
        yield client.post(mark, {"mark": "verified", "former": "1", "rationale": words})
        theirs = Browser(raise_request_exception=False)
        theirs.force_login(guest)
        yield theirs.get(claim)
        yield theirs.get("/welcome/")
        yield theirs.get("/set-password/")
        yield theirs.post("/articles/add/", {"text": f"{words}\x07", "desk": words, "publication": words})
        file = SimpleUploadedFile(f"{words.splitlines()[0][:200]}.txt", b"\x00" + words.encode())
        yield theirs.post("/articles/add/", {"file": file, "due": words})
        yield STRANGER.post("/sign-in/", {"username": words[:150], "password": "", "next": words})
        yield STRANGER.get(f"/link/{people.make_sign_in_link(actor=self.ada, person=guest)}/")
        yield client.get("/", {"show": words})


def read(answers: Iterator) -> list[Page]:
    found = []
    for answer in answers:
        assert answer.status_code < 500
        found.append(Page(answer.content.decode()))
    return found


@pytest.fixture
def newsroomful(add_story: Callable, person: Callable, ada: User) -> Newsroomful:
    return Newsroomful(add_story, person, ada)


@pytest.fixture
def client(mara: User) -> Client:
    """Mara's."""
    client = Browser(raise_request_exception=False)
    client.force_login(mara)
    return client


@pytest.fixture
def adas(ada: User) -> Client:
    client = Browser(raise_request_exception=False)
    client.force_login(ada)
    return client


def in_admin(adas: Client, story: Article, guest: User) -> list[Page]:
    places = [table._meta.model_name for table in apps.get_app_config("claims").get_models()]
    paths = [f"/admin/claims/{place}/" for place in places]
    paths += [f"/admin/claims/article/{story.pk}/change/", f"/admin/claims/user/{guest.pk}/change/"]
    paths += [f"/admin/claims/source/{Source.objects.latest('pk').pk}/change/", "/admin/"]
    return read(adas.get(path) for path in paths)


def whole_run(newsroomful: Newsroomful, client: Client, adas: Client, payloads: list[str]) -> list[Page]:
    """All pages where they show; what was added for it is taken back."""
    found = []
    with transaction.atomic():
        for words in payloads:
            story, guest = newsroomful.add(words)
            found += read(newsroomful.pages(client, story, guest))
        found += read([client.get(f"/{tab}") for tab in ("", "?show=ready&sort=newest", "?show=unassigned")])
        found += in_admin(adas, story, guest)
        transaction.set_rollback(True)
    return found


def test_in_01_a_payload_stays_text(newsroomful, client: Client, adas: Client):
    """No page has an element, an attribute, a script or an address that harmless words do not give it."""
    assert len(XSS) >= 60 and all(MARK in payload for payload in XSS)
    plain = {shape for page in whole_run(newsroomful, client, adas, HARMLESS) for shape in page.shapes}
    shown = ""
    for page in chain(*(whole_run(newsroomful, client, adas, half) for half in HALVES)):
        assert page.reached == [], page.html[:200]
        assert page.shapes <= plain | PAGER, page.shapes - plain
        shown += page.words
    for payload in XSS:
        words = payload.split()[0]
        assert words in shown, "it was shown at all, as it was typed"


def test_in_01_the_newsrooms_name_stays_text(adas: Client, client: Client, ada: User, story: Article):
    rules = newsroom.rules_of_newsroom(actor=ada)
    for payload in XSS[:20]:
        rules.name, rules.publication = payload[:150], payload[:150]
        newsroom.change_rules(actor=ada, rules=rules)
        for page in read([client.get("/"), adas.get(f"/admin/claims/newsroom/{rules.pk}/change/")]):
            assert page.reached == []
    assert Newsroom.objects.get().name == XSS[19][:150]


@pytest.mark.parametrize("words", TEMPLATES)
def test_in_10_a_template_is_not_read(newsroomful, client: Client, words: str):
    story, guest = newsroomful.add(words)
    for page in read([*newsroomful.pages(client, story, guest)][:2]):
        assert words in page.words
        assert "1337" not in page.words.replace(words, "")
    table = client.get(reverse("export-claims", args=[story.pk])).streaming_content
    for row in read_csv_lines([b"".join(table).decode()]):
        assert row["headline"] == words and row["publication"] == words
        assert "1337" not in row["text"] + row["rationale"] + row["source"]


@pytest.mark.parametrize("words", BIDI)
def test_in_16_a_text_turns_nothing_but_itself_round(newsroomful, client: Client, words: str):
    """What may run from right to left is kept apart from labels, numbers and verdicts."""
    story, guest = newsroomful.add(words)
    answers = [*newsroomful.pages(client, story, guest), client.get("/"), client.get("/?show=signed-off")]
    signs = [sign for sign in words if ord(sign) > 0x500][:1]
    seen = 0
    for page in read(answers):
        for sign in signs:
            assert page.loose(sign) == []
            seen += sign in page.words
    assert seen >= 8


def test_in_15_html_is_kept_as_text(client: Client, add_story: Callable):
    """Nested so that a cleaner would put it together again; there is none, and nothing is marked safe."""
    nested = [
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=xq-7 onerror=a&gt;'>",
        "<svg></p><style><a id='</style><img src=xq-7 onerror=alert(1)>'>",
        "<noscript><style></noscript><img src=xq-7 onerror=alert(1)>",
        "<form><math><mtext></form><form><mglyph><svg><mtext><style><p id='</style><img onerror=xq-7 src>'>",
    ]
    for text in nested:
        story = add_story(f"Rain\n{text} it rained.\n")
        assert text in story.current_revision.text
        page = Page(client.get(reverse("desk", args=[story.pk])).content.decode())
        assert page.reached == [] and text.split()[0] in page.words
