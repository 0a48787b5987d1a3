"""Short names for new drafts, shared by the tests of several rooms."""

from collections.abc import Collection

from claims.actions.proposing import compare_proposals, propose_draft
from claims.actions.review import Opinion, answer_said, mark_claim
from claims.actions.revising import take_draft
from claims.models import (
    Article,
    AttributionVersion,
    Claim,
    Placement,
    Proposal,
    Revision,
    Said,
    User,
    Verdict,
)
from claims.queries.attributions import share_out
from claims.queries.history_check import check_article
from claims.vocabulary import Mark, SaidAnswer

TEXT = """Ferries stop at Korsen
The harbour closed on 3 March. Minister Tova Lank said the ferries would stop. Rain fell all week.
It rained in Velmara too. The mill lost 412 sacks of flour. Nobody was hurt.
"""


def fresh(story: Article) -> Article:
    return Article.objects.select_related("current_revision").get(pk=story.pk)


def propose(person: User, story: Article, text: str | bytes) -> Proposal:
    proposal = propose_draft(actor=person, article=fresh(story), content=text)
    compare_proposals(fresh(story))
    return Proposal.objects.get(pk=proposal.pk)


def take(person: User, story: Article, text: str, recheck: Collection[int] = ()) -> Revision:
    return take_draft(actor=person, proposal=propose(person, story, text), recheck=recheck)


def standing(story: Article) -> dict[str, Placement]:
    """By the words of each claim, in the order of the text."""
    rows = Placement.objects.current().filter(article=story).select_related("claim", "revision", "article")
    return {row.revision.text[row.start : row.end]: row for row in rows.order_by("start")}


def place(story: Article, part: str) -> Placement:
    (found,) = [row for words, row in standing(story).items() if part in words]
    return found


def status(story: Article, part: str) -> str:
    return Claim.objects.get(pk=place(story, part).claim_id).status


def mark(person: User, story: Article, part: str, word: Mark = Mark.VERIFIED, **more: object) -> Verdict:
    here = place(story, part)
    mine = Verdict.objects.current().filter(claim=here.claim, round=here.claim.round, reviewer=person).first()
    opinion = Opinion(word, **more)
    return mark_claim(actor=person, placement=here, opinion=opinion, former=mine and mine.pk)


def mark_all(person: User, story: Article, word: Mark = Mark.VERIFIED) -> None:
    for words in standing(story):
        mark(person, story, words, word)


def is_sound(story: Article) -> bool:
    """Claims stand in their draft, in order, and the history proves every row."""
    story = fresh(story)
    text = story.current_revision.text
    rows = list(Placement.objects.current().filter(article=story).order_by("start"))
    assert {row.revision_id for row in rows} <= {story.current_revision_id}
    assert all(one.end <= other.start for one, other in zip(rows, rows[1:], strict=False))
    assert all(text[row.start : row.end].strip() == text[row.start : row.end] for row in rows)
    assert check_article(story) == []
    return True


def edited(was: str, now: str) -> str:
    assert was in TEXT
    return TEXT.replace(was, now)


def version_at(story: Article, part: str) -> AttributionVersion:
    versions = AttributionVersion.objects.current().filter(article=story).order_by("start", "pk")
    return share_out(list(versions), [place(story, part)])[place(story, part).claim_id][0]


def answer(person, story: Article, part: str) -> Said:
    version = version_at(story, part)
    about = {"placement": place(story, part), "attribution": version.attribution}
    return answer_said(actor=person, answer=SaidAnswer.YES, former=None, **about)
