"""Short names for correcting claims of one small story, shared by the tests of it."""

from claims.actions.review import Opinion, mark_claim
from claims.actions.spans import merge_claims, split_claim
from claims.models import (
    Article,
    Evidence,
    EvidenceLink,
    EvidenceVersion,
    Note,
    Outcome,
    Placement,
    Verdict,
)
from claims.vocabulary import Mark

TEXT = """Ferries stop at Korsen
The harbour office said the ferries stop on Monday, and Minister Tova Lank denied that they stop. Rain fell.
It rained in Velmara too.
"""


def places(story: Article) -> list[Placement]:
    rows = Placement.objects.current().filter(article=story).order_by("start")
    return list(rows.select_related("article", "claim", "revision"))


def words(story: Article) -> list[str]:
    return [place.revision.text[place.start : place.end] for place in places(story)]


def at(story: Article, part: str) -> int:
    return story.current_revision.text.index(part)


def mark(person, place, word=Mark.VERIFIED, former=None, **more):
    return mark_claim(actor=person, placement=place, opinion=Opinion(word, **more), former=former)


def work_on(mara, story: Article) -> Placement:
    """The long claim with a note, an outcome and something found."""
    place = places(story)[1]
    made = {"article": story, "since": 1}
    when = story.added_at
    found = Evidence.objects.create(kind="note", added_by=mara, added_at=when, **made)
    EvidenceVersion.objects.create(evidence=found, text="A timetable.", **made)
    link = {"evidence": found, "linked_by": mara, "linked_at": when, "stance": "for"}
    EvidenceLink.objects.create(claim=place.claim, **link, **made)
    Note.objects.create(
        claim=place.claim, kind="note", author=mara, text="Call them.", written_at=when, **made
    )
    Outcome.objects.create(claim=place.claim, value="stands", set_by=mara, set_at=when, **made)
    return place


def state(story: Article) -> list[tuple]:
    """What the desk shows of every claim."""
    given = Verdict.objects.current().filter(article=story)
    return [
        (
            *(place.start, place.end, place.claim.status, place.claim.kind, place.not_a_claim),
            sorted(given.filter(claim=place.claim).values_list("reviewer", "mark", "rationale")),
        )
        for place in places(story)
    ]


def split(person, story, place=None, before="Minister"):
    place = place or places(story)[1]
    return split_claim(actor=person, placement=place, at=at(story, before))


def merge(person, story, first=1):
    here = places(story)
    return merge_claims(actor=person, placement=here[first], following=here[first + 1])


def standing(table) -> list[int]:
    return sorted(table.objects.current().values_list("claim", flat=True))
