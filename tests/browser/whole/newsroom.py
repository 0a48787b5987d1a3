"""A newsroom whose pages show the states they have: made once for all tests that walk through them."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from claims.actions import (
    articles,
    assigning,
    evidence,
    importing,
    many,
    people,
    presence,
    review,
    spans,
    talk,
)
from claims.actions.newsroom import make_source
from claims.actions.typing import keep_unsent
from claims.actions.uploading import Sent, stage
from claims.models import Article, Job, JobLine, JobRow, Proposal, Upload, User
from claims.vocabulary import Basis, CallResult, Clearance, JobState, Mark, Outcome, Role, SourceType, Stance
from tests.actions.test_signing import clear, fresh, mark, sign
from tests.attacks.conftest import Stage, rows_of
from tests.conftest import FIXTURES, make_person, make_story
from tests.drafting import TEXT, edited, mark_all, propose, take
from tests.finding import FOUND, SECRET, places_in

AGAIN = "The ministry has counted 412 flooded farms along the river Meren."
CAST = {
    "edda": Role.EDITOR,
    "mara": Role.REVIEWER,
    "oskar": Role.REVIEWER,
    "ana": Role.READER,
    "ada": Role.ADMIN,
}
Cast = dict[str, User]


@dataclass
class Newsroom:
    people: Cast
    stories: dict[str, Article]
    token: str  # of a sign-in link that was not used yet

    def arguments(self) -> dict[str, object]:
        """For every place in an address, of the story that somebody is in the midst of."""
        busy = self.stories["busy"]
        found = evidence.EvidenceLink.objects.current().filter(article=busy, evidence__kind="file")[0]
        return Stage(busy, *rows_of(busy), found, {}).arguments() | {
            "token": self.token,
            "job_id": Job.objects.get(state=JobState.FAILED).pk,
            "import_id": Job.objects.get(state=JobState.PREPARED).pk,
            "upload_id": Upload.objects.get(name="rain.txt").pk,
            "proposal_id": Proposal.objects.get(article=busy).pk,
        }

    def arguments_of(self, name: str) -> dict[str, object]:
        drafts = Upload.objects.filter(draft_of=self.stories["busy"])
        return self.arguments() | ({"upload_id": drafts.get().pk} if name == "draft-encoding" else {})


def make() -> Newsroom:
    cast = {name: make_person(name, role, f"{name.title()} Lind") for name, role in CAST.items()}
    cast["nobody"] = User.objects.create_user("nobody")
    stories = {
        "busy": in_the_midst(cast),
        "differing": differing(cast),
        "signed": signed(cast),
        "redrafted": redrafted(cast),
        "shut": make_story(cast["edda"], "Old news\nIt rained in Korsen long ago."),
        "unread": importing.add_article(actor=cast["mara"], content="Just in\nIt rains in Korsen."),
    }
    articles.archive(actor=cast["edda"], article=stories["shut"])
    jobs(cast["ada"])
    lank = {"name": "Tova Lank", "source_type": SourceType.NAMED_PERSON}
    make_source(actor=cast["edda"], aliases=["Minister Lank"], **lank)
    rain = Sent(b"Rain\nIt rained in Korsen. \x93Twice,\x94 she said.\n", "rain.txt")
    stage(actor=cast["ada"], sent=[rain])
    stage(actor=cast["ada"], sent=[Sent(rain.data, "draft.txt")], draft_of=stories["busy"])
    lines = b'{"text": "Rain\\nIt rained in Korsen.", "desk": "wire"}\n{"desk": "none"}\nbroken\n'
    many.prepare(actor=cast["ada"], sent=[rain, Sent(lines, "rain.jsonl")])
    token = people.make_sign_in_link(actor=cast["ada"], person=cast["oskar"])
    return Newsroom(cast, {name: fresh(story) for name, story in stories.items()}, token)


def in_the_midst(cast: Cast) -> Article:
    """Each mark and kind of evidence, notes, questions, one split after its mark, one that is no claim."""
    mara, oskar, edda = cast["mara"], cast["oskar"], cast["edda"]
    text = (FIXTURES / "wire_twin.txt").read_text() + f"\n{AGAIN}\n{AGAIN}\nThank you for reading.\n"
    story = make_story(edda, text)
    for place, word in zip(places_in(story)[1:], [*Mark, Mark.VERIFIED], strict=False):
        why = "" if word is Mark.VERIFIED else "The register of the town says otherwise."
        opinion = review.Opinion(word, Basis.CONTRADICTED if word is Mark.DISPUTED else None, why)
        review.mark_claim(actor=mara, placement=place, opinion=opinion, former=None)
    mark(oskar, places_in(story)[2])
    mark(mara, places_in(story)[-3], Mark.UNSUPPORTED)
    split = places_in(story)[5]
    words = story.current_revision.text
    spans.split_claim(actor=mara, placement=split, at=words.index(" ", split.start + 12) + 1)
    spans.set_not_a_claim(actor=mara, placement=places_in(story)[-1], flag=True)
    talked_about(cast, story)
    assigning.assign_article(actor=edda, article=story, people=[mara, oskar])
    articles.set_due(actor=edda, article=story, due=timezone.now() - timedelta(hours=1))
    propose(mara, story, text.replace("counted 412", "counted 421").replace("Thank you for reading.\n", ""))
    return story


def talked_about(cast: Cast, story: Article) -> None:
    mara, oskar, edda = cast["mara"], cast["oskar"], cast["edda"]
    placement, _, _ = rows_of(fresh(story))
    about = {"actor": mara, "placement": placement}
    for stance, found in zip((*Stance, *Stance), FOUND.values(), strict=False):
        passage = "We counted them twice." if stance == Stance.FOR else ""
        evidence.add_evidence(found=found, stance=stance, passage=passage, **about)
    spoke = evidence.FoundCall("Harbour office", CallResult.SPOKE)
    evidence.add_evidence(actor=cast["ada"], placement=placement, found=spoke, handling=SECRET)
    keep_unsent(window="another", text="Typed before", **about)
    talk.write_note(actor=oskar, placement=placement, text="@mara call them again.")
    talk.resolve_note(note=talk.write_note(text="Done?", **about), **about)
    talk.ask_writer(text="Which year was it?", **about)
    answer = {"note": talk.ask_writer(text="Who said so?", **about), "answer": "Lank.", "resolved": True}
    talk.answer_query(actor=edda, placement=placement, **answer)
    about = {"value": Outcome.CHANGE_ASKED, "former": None, "reason": "Too strong."}
    talk.set_outcome(actor=edda, placement=placement, **about)
    presence.be_here(actor=oskar, article_id=story.pk, claim_id=placement.claim_id)


def differing(cast: Cast) -> Article:
    """Two people read it blind, and differ on two claims."""
    story = make_story(cast["edda"], readings=2)
    words = {1: (Mark.VERIFIED, Mark.DISPUTED), 4: (Mark.VERIFIED, Mark.UNSUPPORTED)}
    for number, place in enumerate(places_in(story)[:6]):
        for person, word in zip(("mara", "oskar"), words.get(number, (Mark.VERIFIED,) * 2), strict=True):
            opinion = review.Opinion(word, rationale=f"As {person} sees it.")
            review.mark_claim(actor=cast[person], placement=place, opinion=opinion, former=None)
    return story


def signed(cast: Cast) -> Article:
    story = make_story(cast["edda"])
    for place in places_in(story):
        mark(cast["mara"], place)
    about = {"revision": story.current_revision_id, "note": "Fine."}
    clear(actor=cast["ana"], article=story, value=Clearance.CLEARED, **about)
    sign(cast["edda"], story, note="Read twice.")
    return story


def redrafted(cast: Cast) -> Article:
    story = make_story(cast["edda"], TEXT)
    mark_all(cast["mara"], story)
    take(cast["edda"], story, edited("412 sacks", "421 sacks"))
    return story


def jobs(admin: User) -> None:
    about = {"kind": "import", "asked_by": admin, "total": 12}
    Job.objects.create(state=JobState.RUNNING, done=5, heartbeat=timezone.now(), worker="here:1:1", **about)
    failed = Job.objects.create(state=JobState.FAILED, done=3, error="The disk is full.", **about)
    for number, state in enumerate(("added", "failed", "known"), start=1):
        error = "It holds no text." if state == "failed" else ""
        JobRow.objects.create(job=failed, number=number, key=str(number), state=state, error=error)
    JobLine.objects.create(job=failed, text="Begun.")
