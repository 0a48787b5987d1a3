"""All acts of the desk, each by chance, for the test that does them in any order."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from django.core.exceptions import PermissionDenied
from django.db.models import F

from claims.actions import (
    asking,
    attributing,
    erasing,
    proposing,
    repeats,
    review,
    revising,
    settling,
    spans,
    talk,
)
from claims.actions import evidence as acts
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.actions.typing import keep_unsent
from claims.actions.undo import undo_last
from claims.analysis.cuts import cuts
from claims.analysis.spans import Span
from claims.models import (
    Article,
    AttributionVersion,
    EvidenceLink,
    EvidenceStatusVersion,
    EvidenceVersion,
    Note,
    Outcome,
    Placement,
    ReadingsAsked,
    Said,
    Settlement,
    User,
    Verdict,
)
from claims.queries.attributions import share_out
from claims.vocabulary import Basis, Channel, EvidenceStatus, Mark, SaidAnswer, Stance, TextWarning, Tier
from claims.vocabulary import Outcome as Became
from tests.finding import now, places_in

AGAIN = "The ministry has counted 412 flooded farms along the river Meren."
TEXT = f"""Farms under water
{AGAIN} "We had no choice," Minister Tova Lank said, and bakers in Korsen opposed the plan.
{AGAIN} Lank promised aid by May. Rain fell in Korsen for weeks, and the harbour closed.
"""
ON_A_CLAIM = (EvidenceStatusVersion, EvidenceLink, Note, Outcome, ReadingsAsked, Settlement)
ERASED = "Kaspar Holt"  # what confidential evidence says, with a number behind it


class Desk:
    """One random act after the other, by `people`, the first of whom finds in confidence."""

    def __init__(self, article: Article, people: list[User], chance: Random) -> None:
        self.article, self.people, self.chance = article, people, chance
        self.done: list[str] = []
        self.secrets: dict[int, str] = {}  # by evidence: what it says, until it is erased
        self.gone: list[str] = []
        self.drafts = [self.text]

    @property
    def text(self) -> str:
        return self.article.current_revision.text

    def step(self) -> None:
        act: Callable[[User, Placement], object] = self.chance.choice(ACTS)
        actor = self.chance.choice(self.people)
        place = self.chance.choice(places_in(self.article))
        try:
            act(self, actor, place)
        except (Stale, Refused, PermissionDenied) as why:
            self.done.append(f"{actor.username} {act.__name__}: {type(why).__name__}")
        else:
            self.done.append(f"{actor.username} {act.__name__} {place.claim_id}")

    def one(self, rows):
        rows = list(rows)
        if not rows:
            raise Refused
        return self.chance.choice(rows)

    def mark(self, actor, place):
        mine = Verdict.objects.current().filter(claim=place.claim, reviewer=actor).first()
        word, problem = self.chance.choice(list(Mark)), None
        if self.chance.random() < 0.5:
            problem = (place.start, place.start + 3)
        basis = self.chance.choice([None, *Basis])
        opinion = review.Opinion(word, basis, self.chance.choice(["", "Why"]), problem)
        former = mine.pk if mine else None
        review.mark_claim(actor=actor, placement=place, opinion=opinion, former=former, windows=["w"])

    def repeat(self, actor, place):
        mine = Verdict.objects.current().filter(claim=place.claim, reviewer=actor).first()
        repeats.mark_repeats(actor=actor, placement=place, former=mine.pk if mine else None)

    def type_a_reason(self, actor, place):
        keep_unsent(actor=actor, placement=place, window="w", text=self.chance.choice(["", "So far"]))

    def split(self, actor, place):
        at = self.one(cuts(self.text, Span(place.start, place.end)))
        spans.split_claim(actor=actor, placement=place, at=at)

    def merge(self, actor, place):
        following = [row for row in places_in(self.article) if row.start >= place.end][:2]
        spans.merge_claims(actor=actor, placement=place, following=self.one(following))

    def ends(self, actor, place):
        start, end = (edge + self.chance.randint(-14, 14) for edge in (place.start, place.end))
        spans.adjust_claim(actor=actor, placement=place, start=start, end=end)

    def not_a_claim(self, actor, place):
        spans.set_not_a_claim(actor=actor, placement=place, flag=self.chance.random() < 0.5)

    def said(self, actor, place):
        version = self.version_at(place)
        given = Said.objects.current().filter(attribution=version.attribution, reviewer=actor).first()
        review.answer_said(
            actor=actor,
            placement=place,
            attribution=version.attribution,
            answer=self.chance.choice(list(SaidAnswer)),
            former=given.pk if given else None,
        )

    def version_at(self, place) -> AttributionVersion:
        versions = AttributionVersion.objects.current().filter(article=self.article).order_by("start", "pk")
        return self.one(share_out(list(versions), [place]).get(place.claim_id, []))

    def confirm_who(self, actor, place):
        review.confirm_attribution(actor=actor, claim=place.claim, version=self.version_at(place))

    def change_who(self, actor, place):
        version, others = self.version_at(place), self.chance.random() < 0.3
        given = replace(attributing.given_in(version), channel=self.chance.choice(list(Channel)))
        about = {"version": version, "given": given, "others": others}
        attributing.change_attribution(actor=actor, placement=place, **about)

    def add_who(self, actor, place):
        words = attributing.Words(place.start, place.end)
        given = attributing.Given(contents=[words], source_name="Tova Lank")
        attributing.add_attribution(actor=actor, placement=place, given=given)

    def remove_who(self, actor, place):
        attributing.remove_attribution(actor=actor, placement=place, version=self.version_at(place))

    def offered(self, place) -> EvidenceStatusVersion | None:
        return EvidenceStatusVersion.objects.current().filter(claim=place.claim).first()

    def confirm_offered(self, actor, place):
        offered = self.offered(place) or self.one([])
        review.confirm_evidence_status(actor=actor, claim=place.claim, version=offered)

    def change_offered(self, actor, place):
        attributing.change_evidence_status(
            actor=actor,
            placement=place,
            version=self.offered(place),
            value=self.chance.choice(list(EvidenceStatus)),
            warnings=self.chance.sample(list(TextWarning), 2),
        )

    def find(self, actor, place):
        number = self.chance.randrange(10**9)
        secret = actor == self.people[0] and self.chance.random() < 0.5
        words = f"{ERASED if secret else 'Open'} {number}"
        link = acts.add_evidence(
            actor=actor,
            placement=place,
            found=acts.FoundNote(words),
            passage=words,
            stance=self.chance.choice(list(Stance)),
            handling=acts.Handling(confidential=secret),
        )
        if secret:
            self.secrets[link.evidence_id] = words

    def known(self, actor, **which) -> EvidenceVersion:
        rows = EvidenceVersion.objects.current().filter(article=self.article, **which)
        return self.one(rows.select_related("evidence", "article"))

    def link_at(self, place) -> EvidenceLink:
        return self.one(EvidenceLink.objects.current().filter(claim=place.claim).select_related("evidence"))

    def put(self, actor, place):
        version = self.known(actor)
        words = self.secrets.get(version.evidence_id, "")
        acts.put_to_claim(actor=actor, placement=place, version=version, passage=words)

    def take(self, actor, place):
        link = self.link_at(place)
        if not acts.can_see_evidence(actor, now(link)):
            raise Refused
        acts.take_from_claim(actor=actor, placement=place, link=link)

    def change_found(self, actor, place):
        link = self.link_at(place)
        version = now(link)
        acts.change(
            actor=actor,
            placement=place,
            version=version,
            link=link,
            about={"title": version.title, "tier": self.chance.choice(list(Tier))},
            bearing={
                "stance": self.chance.choice(list(Stance)),
                "passage": link.passage,
                "locator": self.chance.choice(["", "p. 7"]),
            },
        )

    def share(self, actor, place):
        version = now(self.link_at(place))
        if version.evidence_id in self.secrets or actor != self.people[0]:
            raise Refused
        acts.share(actor=actor, placement=place, version=version, confidential=False)

    def erase(self, actor, place):
        version = self.known(actor, confidential=True, erased=False)
        erasing.erase(actor=actor, version=version, rule="A promise")
        self.gone.append(self.secrets.pop(version.evidence_id))

    def note(self, actor, place):
        talk.write_note(actor=actor, placement=place, text="A note")

    def ask(self, actor, place):
        talk.ask_writer(actor=actor, placement=place, text="Where from?")

    def of_note(self, actor, place):
        note = self.one(Note.objects.current().filter(claim=place.claim).select_related("article"))
        about = {"actor": actor, "placement": place, "note": note}
        ways = [
            lambda: talk.change_note(text=self.chance.choice(["One", "Two"]), **about),
            lambda: talk.resolve_note(**about),
            lambda: talk.reopen_note(**about),
            lambda: talk.answer_query(answer="From the mill", resolved=True, **about),
        ]
        self.chance.choice(ways)()

    def outcome(self, actor, place):
        was = Outcome.objects.current().filter(claim=place.claim).first()
        about = {"value": self.chance.choice([None, *Became]), "former": was.pk if was else None}
        talk.set_outcome(actor=actor, placement=place, reason="", **about)

    def draft(self, actor, place):
        """A sentence goes, comes, moves or reads otherwise; now and then a former text comes back."""
        lines = [[words for words in line.split(". ") if words] for line in self.text.splitlines()]
        line = self.chance.choice(lines[1:])
        at = self.chance.randrange(len(line))
        match self.chance.randrange(5):
            case 0:
                line.insert(at, f"Ship {self.chance.randrange(99)} left Korsen at noon")
            case 1:
                line[at] = line[at].replace("the", "a").replace("412", "421").replace("weeks", "months")
            case 2 if len(line) > 1:
                del line[at]
            case 3:
                self.chance.shuffle(line)
            case _:
                lines = [[self.chance.choice(self.drafts)]]
        text = "\n".join(". ".join(words) for words in lines)
        proposal = proposing.propose_draft(actor=actor, article=self.article, content=text)
        proposing.compare_proposals(self.article)
        some = [row.claim_id for row in places_in(self.article) if self.chance.random() < 0.1]
        revising.take_draft(actor=actor, proposal=proposal, recheck=some)
        self.drafts.append(text)
        self.article = Article.objects.select_related("current_revision").get(pk=self.article.pk)

    def settle(self, actor, place):
        readings = Verdict.objects.current().filter(claim=place.claim, round=F("claim__round"))
        was = Settlement.objects.current().filter(claim=place.claim, round=F("claim__round")).first()
        about = {"placement": place, "seen": [row.pk for row in readings], "former": was.pk if was else None}
        if self.chance.random() < 0.5:
            return settling.send_back(actor=actor, question="Where from?", **about)
        return settling.settle_claim(actor=actor, decision=settling.Decision(Mark.VERIFIED, "Why"), **about)

    def ask_readings(self, actor, place):
        readings = self.chance.choice([None, 1, 2])
        asking.ask_for_readings(actor=actor, article=self.article, claims=[place.claim_id], readings=readings)

    def undo(self, actor, place):
        undo_last(actor=actor, article=self.article)


ACTS = [
    *(Desk.mark, Desk.mark, Desk.repeat, Desk.type_a_reason, Desk.said, Desk.confirm_who, Desk.change_who),
    *(Desk.split, Desk.split, Desk.merge, Desk.merge, Desk.merge, Desk.ends, Desk.ends, Desk.not_a_claim),
    *(Desk.add_who, Desk.remove_who, Desk.confirm_offered, Desk.change_offered, Desk.outcome),
    *(Desk.find, Desk.find, Desk.put, Desk.take, Desk.change_found, Desk.share, Desk.erase),
    *(Desk.note, Desk.ask, Desk.of_note, Desk.draft, Desk.draft),
    *(Desk.settle, Desk.settle, Desk.ask_readings),
    *(Desk.undo,) * 8,
]
