"""A restricted story, who may see it and who may not, and a way to be all of them at once."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.db.models import QuerySet
from django.http import HttpResponse
from django.test import Client

from claims.actions import (
    assigning,
    evidence,
    importing,
    many,
    newsroom,
    people,
    proposing,
    review,
    talk,
    uploading,
)
from claims.models import (
    Article,
    AttributionVersion,
    EvidenceLink,
    EvidenceStatusVersion,
    Job,
    Note,
    Placement,
    Proposal,
    Source,
    Upload,
    User,
)
from claims.queries.outline import outline_of
from claims.vocabulary import Mark, SaidAnswer
from tests.attacks.browsing import Browser


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Thousands of refusals need no line each in the log."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def no_tries_yet(db: None) -> None:
    cache.clear()


@pytest.fixture
def signed_in() -> Callable[..., Client]:
    """A browser of that person; what breaks is answered with 500, as in earnest."""

    def sign_in(person: User | None, **options: bool) -> Client:
        client = Client(raise_request_exception=False, **options)
        if person:
            client.force_login(person)
        return client

    return sign_in


@pytest.fixture
def client(signed_in: Callable, mara: User) -> Client:
    """Mara's."""
    return signed_in(mara)


def _number(rows: QuerySet) -> int:
    """Of the first one; 0, which is nobody's, where a test has set none on the stage."""
    return rows.values_list("pk", flat=True).first() or 0


@dataclass(frozen=True)
class Stage:
    """A story for named people, and a row of each kind in it."""

    story: Article
    placement: Placement
    version: AttributionVersion
    evidence: EvidenceStatusVersion
    found: EvidenceLink  # a file
    people: dict[str, User | None]

    def arguments(self) -> dict[str, object]:
        """For every place in an address of ours."""
        return {
            "article_id": self.story.pk,
            "claim_id": self.placement.claim_id,
            "placement_id": self.placement.pk,
            "attribution_id": self.version.attribution_id,
            "version_id": self.version.pk,
            "note_id": Note.objects.filter(article=self.story).values_list("pk", flat=True).first(),
            "evidence_id": self.found.evidence_id,
            "number": 1,  # of a part of the copy, or of a draft
            "proposal_id": _number(Proposal.objects.filter(article=self.story)),
            "job_id": _number(Job.objects.filter(article=self.story, kind="read_article")),
            "token": "never-made",
            "upload_id": _number(Upload.objects.filter(draft_of=None)),
            "import_id": _number(Job.objects.filter(kind="import")),
            "source_id": _number(Source.objects.filter(name="Tova Lank")),
        }

    def arguments_of(self, name: str) -> dict[str, object]:
        """For that address, where a number is one of another table, or of another kind, than elsewhere."""
        drafts = Upload.objects.filter(draft_of=self.story)
        other = {
            "confirm-evidence": {"version_id": self.evidence.pk},
            "draft-encoding": {"upload_id": _number(drafts)},
        }
        return self.arguments() | other.get(name, {})

    def shown_of_evidence(self) -> dict[str, object]:
        version = self.found.evidence.versions.get()
        return {"link": self.found.pk, "version": version.pk, "title": "Another title"}


def rows_of(story: Article) -> tuple[Placement, AttributionVersion, EvidenceStatusVersion]:
    """A claim that somebody said, who said it, and what the story offers for it."""
    outline = outline_of(story, story.added_by)
    row = next(row for row in outline.rows if outline.attributions.get(row.claim_id))
    placement = Placement.objects.select_related("claim", "article").get(pk=row.placement_id)
    evidence = EvidenceStatusVersion.objects.current().get(claim=placement.claim)
    version = AttributionVersion.objects.get(pk=outline.attributions[row.claim_id][0].pk)
    return placement, version, evidence


@pytest.fixture
def stage(story, nobody, ana, mara, oskar, edda, ada, person) -> Stage:
    gone = person("gone", "reviewer", "Gone Long Ago")
    cast = (nobody, ana, mara, oskar, edda, ada, gone)
    return set_stage(story, {person.username: person for person in cast})


def set_stage(story: Article, cast: dict[str, User]) -> Stage:
    mara, gone = cast["mara"], cast["gone"]
    Article.objects.filter(pk=story.pk).update(restricted=True)
    story.admitted.set([cast["ana"], mara, cast["edda"], gone])
    found = fill(story, cast["ada"], gone)
    uploading.stage(actor=mara, sent=[uploading.Sent(b"Rain\nIt rained in Korsen.\n", "rain.txt")])
    laid_aside = uploading.Sent(b"Rain\nIt rained. \x93Twice,\x94 she said.\n", "draft.txt")
    uploading.stage(actor=mara, sent=[laid_aside], draft_of=story)
    table = uploading.Sent(b'{"text": "It rained."}', "rain.jsonl")
    many.prepare(actor=mara, sent=[uploading.Sent(b"Snow\nIt snowed.\n", "snow.txt"), table])
    parts = {
        "stranger": None, "no role": cast["nobody"], "reader": cast["ana"], "reviewer": mara,
        "not admitted": cast["oskar"], "editor": cast["edda"], "admin": cast["ada"], "deactivated": gone,
    }  # fmt: skip
    return Stage(Article.objects.get(pk=story.pk), *rows_of(story), found, parts)


def fill(story: Article, admin: User, gone: User) -> EvidenceLink:
    """A row in every table, by who is gone later, so that the others' own answers are still to give."""
    placement, version, _ = rows_of(story)
    opinion = review.Opinion(Mark.UNSUPPORTED, rationale="Nothing found.")
    review.mark_claim(actor=gone, placement=placement, opinion=opinion, former=None)
    about = {"placement": placement, "attribution": version.attribution}
    review.answer_said(actor=gone, answer=SaidAnswer.YES, former=None, **about)
    talk.write_note(actor=gone, placement=placement, text="Call them again.")
    assigning.take_article(actor=gone, article=story)
    importing.read_again(actor=admin, article=story)
    proposing.propose_draft(actor=admin, article=story, content=f"{story.current_revision.text}It rained.")
    proposing.compare_proposals(story)
    people.make_sign_in_link(actor=admin, person=gone)
    source = Source(name="Tova Lank", source_type="named_person")
    newsroom.save_source(actor=admin, source=source, aliases=["Minister Lank"])
    file = evidence.FoundFile("prices.txt", b"Bread: two crowns")
    return evidence.add_evidence(actor=gone, placement=placement, found=file)


@pytest.fixture
def browsers(stage: Stage) -> dict[str, Browser]:
    return let_in(stage)


def let_in(stage: Stage) -> dict[str, Browser]:
    """One for each of the people, all signed in before one of them was switched off."""
    found = {}
    for name, someone in stage.people.items():
        found[name] = Browser(raise_request_exception=False)
        if someone:
            found[name].force_login(someone)
    User.objects.filter(username="gone").update(is_active=False)
    return found


def body_of(response: HttpResponse) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode()
