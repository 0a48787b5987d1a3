"""An admin at the keyboard, and a newsroom in which every table has rows."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from claims.access import attribution_of
from claims.actions import (
    asking,
    assigning,
    evidence,
    importing,
    newsroom,
    people,
    proposing,
    review,
    settling,
    talk,
    uploading,
)
from claims.actions.typing import keep_unsent
from claims.models import (
    Article,
    AttributionVersion,
    Claim,
    Clearance,
    Event,
    Job,
    JobLine,
    JobRow,
    Placement,
    SignOff,
    Source,
    User,
    Verdict,
    Worker,
)
from claims.queries.outline import outline_of
from claims.vocabulary import Mark, Outcome, Role, SaidAnswer
from tests.conftest import make_story


@pytest.fixture
def browser(client: Client, ada: User) -> Client:
    """Ada's."""
    client.force_login(ada)
    return client


@pytest.fixture
def last_event() -> Callable[[], Event]:
    return lambda: Event.objects.select_related("detail").order_by("-pk")[0]


def answer_all(story: Article, reviewer: User) -> None:
    """Every claim marked, and every question after its source answered."""
    current = Placement.objects.current().filter(article=story).select_related("article")
    placements = {placement.claim_id: placement for placement in current}
    for placement in placements.values():
        opinion = review.Opinion(Mark.UNSUPPORTED, rationale="Nothing found.")
        review.mark_claim(actor=reviewer, placement=placement, opinion=opinion, former=None)
        found = evidence.FoundLink(f"https://korsen.example/{placement.pk}")
        evidence.add_evidence(actor=reviewer, placement=placement, found=found)
    asked = {}
    for claim_id, versions in outline_of(story, reviewer).attributions.items():
        asked |= {version.attribution_id: (claim_id, version) for version in versions}
    for claim_id, version in asked.values():
        placement = placements[claim_id]
        about = {"placement": placement, "attribution": attribution_of(placement, version.attribution_id)}
        review.answer_said(actor=reviewer, answer=SaidAnswer.YES, former=None, **about)
    for placement in placements.values():
        keep_unsent(actor=reviewer, placement=placement, window="one", text="Half a sen")
        talk.write_note(actor=reviewer, placement=placement, text="Call them again.")
        about = {"placement": placement, "value": Outcome.CHANGE_ASKED}
        talk.set_outcome(actor=reviewer, reason="Too strong.", former=None, **about)


def add_work(article: Article, number: int) -> None:
    job = Job.objects.filter(article=article).first()
    uploading.stage(actor=article.added_by, sent=[uploading.Sent(b"It rained.", f"{number}.txt")])
    JobRow.objects.create(job=job, number=number, key=str(number), state="added", article=article)
    JobLine.objects.create(job=job, text="Begun.")
    Worker.objects.create(name=f"here:{article.pk}:{number}", seen_at=timezone.now())


@pytest.fixture
def full(story: Article, mara: User, ada: User) -> Article:
    return work_on(story, mara, ada)


def work_on(story: Article, mara: User, ada: User) -> Article:
    """A story that was worked on."""
    answer_all(story, mara)
    assigning.take_article(actor=mara, article=story)
    version = AttributionVersion.objects.current().filter(article=story).first()
    review.confirm_attribution(actor=mara, claim=Claim.objects.filter(article=story)[0], version=version)
    importing.read_again(actor=ada, article=story)
    add_work(story, 1)
    proposing.propose_draft(actor=mara, article=story, content="Bread is dear\nIt rained in Korsen.")
    people.make_sign_in_link(actor=ada, person=mara)
    lank = Source(name="Tova Lank", source_type="named_person")
    newsroom.save_source(actor=ada, source=lank, aliases=["Minister Lank"])
    return story


def fill_the_rest(full: Article, mara: User) -> None:
    """What one story lacks, so that every table has a row."""
    again = "The ministry has counted 412 flooded farms along the river Meren."
    make_story(full.added_by, f"Farms under water\n{again}\n{again}\n")
    placement = Placement.objects.current().filter(article=full).select_related("article").first()
    evidence.add_evidence(actor=mara, placement=placement, found=evidence.FoundNote("The square is empty."))
    of_draft = {"article": full, "since": 1, "revision": full.current_revision}
    SignOff.objects.create(signed_by=mara, signed_at=timezone.now(), **of_draft)
    Clearance.objects.create(person=mara, value="cleared", given_at=timezone.now(), **of_draft)
    asking.ask_for_readings(actor=full.added_by, article=full, claims=[placement.claim_id], readings=1)
    seen = list(Verdict.objects.current().filter(claim=placement.claim).values_list("pk", flat=True))
    decision = settling.Decision(Mark.VERIFIED, "Two papers say so.")
    settling.settle_claim(actor=full.added_by, placement=placement, decision=decision, seen=seen, former=None)


@pytest.fixture
def fill(ada: User, mara: User, person: Callable, add_story: Callable) -> Callable[[int], None]:
    """So many more rows in every table that an admin pages through."""

    def many(count: int) -> None:
        said = [f'"We had {number} loaves," baker Ilse Kern said.' for number in range(count)]
        bread = add_story("\n".join(["Bread runs out", *said]))
        answer_all(bread, mara)
        for number in range(count):
            article = importing.add_article(actor=ada, content=f"Story {number}\nIt rained in Korsen.")
            assigning.take_article(actor=mara, article=article)
            add_work(article, number)
            proposing.propose_draft(actor=mara, article=bread, content=f"Bread {count}\nDraft {number}.")
            guest = person(f"guest-{count}-{number}", Role.READER)
            people.make_sign_in_link(actor=ada, person=guest)
            source = Source(name=f"Source {count} {number}", source_type="named_group")
            newsroom.save_source(actor=ada, source=source, aliases=[f"Alias {count} {number}"])

    return many
