"""An eventful story and its history as it goes out, for tests of what it tells and of what proves it."""

import importlib.util
from pathlib import Path
from types import ModuleType

from claims.actions import erasing, signing
from claims.actions import evidence as acts
from claims.actions.undo import undo_last
from claims.models import Article, EvidenceLink, User
from claims.queries.history_export import history_lines
from claims.vocabulary import Mark, Stance, Tier
from tests.drafting import edited, fresh, mark, place, take
from tests.finding import LINK, SECRET, WORDS, now

VERIFIER = Path(__file__).resolve().parent.parent / "static/verify_history.py"


def verifier() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verify_history", VERIFIER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def find(person: User, story: Article, part: str, **more: object) -> EvidenceLink:
    note = acts.FoundNote(f"{WORDS}, about {part}") if more else LINK
    return acts.add_evidence(actor=person, placement=place(story, part), found=note, **more)


def eventful(story: Article, mara: User, oskar: User, edda: User, ada: User) -> Article:
    """Read, marked, redrafted and signed off, with evidence in the open, in confidence and erased."""
    mark(mara, story, "412", rationale="Counted “sacks” at the mill\u2028twice")
    mark(oskar, story, "Rain fell", Mark.DISPUTED)
    find(mara, story, "412")
    secret = find(mara, story, "Nobody", handling=SECRET, passage=WORDS, stance=Stance.AGAINST)
    acts.change_evidence(
        actor=mara, placement=place(story, "Nobody"), version=now(secret), title=WORDS, tier=Tier.LEAD
    )
    acts.take_from_claim(actor=mara, placement=place(story, "Nobody"), link=secret)
    undo_last(actor=mara, article=story)
    gone = find(mara, story, "Velmara", handling=SECRET, passage=WORDS)
    erasing.erase(actor=ada, version=now(gone), rule=f"A promise to {WORDS}")
    take(edda, story, edited("412", "421"))
    mark(mara, story, "421")
    current = fresh(story)
    about = {"revision": current.current_revision_id, "seen": current.history_length, "because": "No time."}
    signing.sign_off(actor=edda, article=current, **about)
    mark(oskar, story, "Nobody", Mark.UNSUPPORTED)
    return fresh(story)


def proof(story: Article) -> list[bytes]:
    return "".join(history_lines([story.pk])).encode().splitlines(keepends=True)
