"""Links, footnotes and comments of a file stand at their sentence as the writer's backing, unchecked."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from claims.actions import evidence as acts
from claims.actions.importing import Incoming, add_incoming, incoming_of
from claims.actions.reading import read_article
from claims.formats.stories import read_story
from claims.models import Article, Evidence, EvidenceLink, EvidenceVersion, Placement, User
from claims.queries.evidence import found_on
from claims.queries.history_check import check_article
from claims.vocabulary import EvidenceKind, FileKind, Stance, Tier

FILES = Path(__file__).parent.parent / "formats/files"


@pytest.fixture
def harbour(mara: User) -> Article:
    data = (FILES / "libreoffice.docx").read_bytes()
    article = add_incoming(actor=mara, story=incoming_of(read_story(data), data), ask_for_reading=False)
    read_article(actor=mara, article=article)
    return Article.objects.get(pk=article.pk)


def sentence_of(link: EvidenceLink) -> str:
    place = Placement.objects.current().select_related("revision").get(claim=link.claim_id)
    return place.revision.text[place.start : place.end]


def test_each_stands_at_its_own_sentence(harbour: Article, mara: User):
    revision = harbour.current_revision
    assert (revision.kind, revision.edited) == (FileKind.WORD, False)
    links = EvidenceLink.objects.current().filter(article=harbour).order_by("pk")
    told = [(EvidenceVersion.objects.get(evidence=link.evidence_id), sentence_of(link)) for link in links]
    assert [(v.title, v.address, v.text, words) for v, words in told] == [
        (
            "Notice",
            "https://port.velm.example/notice?id=7",
            "",
            "The harbour of Velm reopened on Friday, the port office said.",
        ),
        (
            "Footnote",
            "https://port.velm.example/log",
            "Log of the harbour master, page 12, online.",
            "It had been shut for six days.",
        ),
        (
            "Comment",
            "",
            "She said this on the phone, 30 April.",
            "“The pump is older than I am,” mayor Tova Lank said.",
        ),
    ]
    assert {v.tier for v, _ in told} == {Tier.LEAD}
    kinds = [EvidenceKind.LINK, EvidenceKind.NOTE, EvidenceKind.NOTE]
    assert list(Evidence.objects.order_by("pk").values_list("kind", "backing", "added_by")) == [
        (kind, True, mara.pk) for kind in kinds
    ]
    assert check_article(harbour) == []


def test_the_card_says_whose_it_is_until_somebody_checked_it(harbour: Article, mara: User, client: Client):
    client.force_login(mara)
    link = EvidenceLink.objects.current().filter(article=harbour).order_by("pk")[0]
    desk = reverse("desk-claim", args=[harbour.pk, link.claim_id])
    assert "Writer’s backing, unchecked" in client.get(desk).content.decode()
    place = Placement.objects.current().get(claim=link.claim_id)
    acts.change_link(
        actor=mara, placement=place, link=link, stance=Stance.FOR, passage="It reopened.", locator="1"
    )
    (found,) = found_on(mara, link.claim_id).found
    assert found.backing and not found.unchecked
    assert "Writer’s backing, unchecked" not in client.get(desk).content.decode()


def test_many_links_are_stored_in_a_few_queries_and_told_by_a_digest(
    mara: User, django_assert_max_num_queries
):
    body = "\n\n".join(f"It rained in [Korsen](https://a.example/{n}) on day {n}." for n in range(300))
    data = b"# Rain\n\n" + body.encode()
    article = add_incoming(actor=mara, story=markdown(data), ask_for_reading=False)
    with django_assert_max_num_queries(40):
        read_article(actor=mara, article=article)
    assert EvidenceLink.objects.filter(article=article).count() == 300
    assert check_article(article) == []


def test_the_same_link_twice_in_a_sentence_is_one(mara: User):
    data = b"# Rain\n\nIt [rained](https://a.example/) in [Korsen](https://a.example/).\n"
    article = add_incoming(actor=mara, story=markdown(data), ask_for_reading=False)
    read_article(actor=mara, article=article)
    assert Evidence.objects.count() == 1


def markdown(data: bytes) -> Incoming:
    return incoming_of(read_story(data, "story.md"), data)
