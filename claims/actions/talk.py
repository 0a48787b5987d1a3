"""What people say about a claim: notes, questions to its writer, and what became of it."""

from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from claims.actions._log import close_unused, log, open_entry_at, standing
from claims.actions._notices import notify
from claims.actions._versions import add, close, copy_of, supersede
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.models import AttributionVersion, Note, Outcome, Placement, Said, User
from claims.permissions import (
    can_answer,
    can_change_note,
    can_decide,
    can_mark,
    can_note,
    can_resolve,
    can_set_outcome,
    require,
)
from claims.queries.attributions import share_out
from claims.queries.blind import read_blind_by
from claims.queries.prepared import prepared
from claims.queries.talk import called_in
from claims.vocabulary import EventKind, NoteKind, NoticeKind, SaidAnswer
from claims.vocabulary import Outcome as OutcomeWord

NEW_TEXT = "The text of this claim changed since you opened it. Nothing was saved on the new text."
CHANGED = "This note was changed in the meantime. Nothing was overwritten."
OUTCOME_CHANGED = "Somebody set another outcome in the meantime. Nothing was overwritten."
EMPTY = "There is nothing written yet. Type something, then save it."
NOT_A_QUERY = "This is a note, not a question to the writer."
SAME_ANSWER = "Write down what the writer answered, or leave the question as it is."
NOBODY_SAID = (
    "“Runs on their word” needs somebody who said it: first answer “They said it” for a source of this claim."
)


@transaction.atomic
def write_note(*, actor: User, placement: Placement, text: str, reply_to: UUID | None = None) -> Note:
    """`reply_to` is the note that began the thread."""
    require(can_note(actor, placement.article))
    words = _words(text)
    note = Note(kind=NoteKind.NOTE, text=words, reply_to=reply_to)
    return _begin(EventKind.NOTE_WRITTEN, actor, placement, note)


@transaction.atomic
def ask_writer(*, actor: User, placement: Placement, text: str, rewrite: str = "") -> Note:
    """`rewrite` is the sentence as it might read instead."""
    require(can_mark(actor, placement.article))
    words = _words(text)
    query = Note(kind=NoteKind.QUERY, text=words, rewrite=rewrite.strip())
    return _begin(EventKind.QUERY_ASKED, actor, placement, query)


@transaction.atomic
def change_note(*, actor: User, placement: Placement, note: Note, text: str) -> Note:
    """`note` is the version that the page showed, `placement` the claim on whose card it stood."""
    require(can_change_note(actor, note))
    return _follow(EventKind.NOTE_CHANGED, actor, placement, note, text=_words(text))


@transaction.atomic
def resolve_note(*, actor: User, placement: Placement, note: Note) -> Note:
    require(can_resolve(actor, note))
    return _follow(EventKind.NOTE_RESOLVED, actor, placement, note, resolved=True)


@transaction.atomic
def reopen_note(*, actor: User, placement: Placement, note: Note) -> Note:
    require(can_resolve(actor, note))
    return _follow(EventKind.NOTE_REOPENED, actor, placement, note, resolved=False)


@transaction.atomic
def answer_query(*, actor: User, placement: Placement, note: Note, answer: str, resolved: bool) -> Note:
    """What the writer said, typed in by who asked or by an editor."""
    require(can_answer(actor, note))
    if note.kind != NoteKind.QUERY:
        raise Refused(NOT_A_QUERY)
    if not answer.strip():
        raise Refused(SAME_ANSWER)
    now = {"answer": answer.strip(), "resolved": resolved}
    return _follow(EventKind.QUERY_ANSWERED, actor, placement, note, **now)


@transaction.atomic
def set_outcome(
    *,
    actor: User,
    placement: Placement,
    value: OutcomeWord | None,
    reason: str,
    former: int | None,
    act: UUID | None = None,
) -> Outcome | None:
    """None takes it away. `former` is the outcome that the page showed."""
    require((can_decide if value == OutcomeWord.EDITORS_DECISION else can_mark)(actor, placement.article))
    entry, now = open_entry_at(placement, otherwise=NEW_TEXT, ask=_to_end, actor=actor)
    require(can_set_outcome(actor, now.article, reads_blind=now.blind))
    was = Outcome.objects.current().filter(claim=now.claim).first()
    if (was.pk if was else None) != former:
        raise Stale(OUTCOME_CHANGED)
    if value == OutcomeWord.RUNS_ON_THEIR_WORD and not _somebody_said_it(now):
        raise Refused(NOBODY_SAID)
    if (was.value, was.reason) == (value, reason.strip()) if was else value is None:
        close_unused(entry)
        return was
    if was:
        close(was, entry, otherwise=OUTCOME_CHANGED)
    rows = []
    if value:
        given = Outcome(claim=now.claim, value=value, reason=reason.strip(), set_by=actor, set_at=entry.at)
        rows = [add(given, entry, otherwise=OUTCOME_CHANGED)]
    log(
        EventKind.OUTCOME_SET,
        entry=entry,
        actor=actor,
        subject=now.claim,
        rows=rows,
        closed=[was],
        act=act,
        outcome=value,
        was=was.value if was else None,
        reason=reason.strip(),
    )
    return rows[0] if rows else None


@prepared
def _to_end(*, article: int, placement: int, actor: User) -> QuerySet[Placement]:
    blind = Exists(read_blind_by(actor).filter(pk=OuterRef("claim")))
    return standing(article=article, placement=placement).annotate(blind=blind)


def _begin(kind: EventKind, actor: User, placement: Placement, note: Note) -> Note:
    entry, now = open_entry_at(placement, otherwise=NEW_TEXT)
    note.called = called_in(now.article, note.text)
    note.public_id, note.claim, note.author, note.written_at = uuid4(), now.claim, actor, entry.at
    add(note, entry, otherwise=CHANGED)
    _tell_those_called(actor, note, {})
    log(kind, entry=entry, actor=actor, subject=now.claim, rows=[note], note=str(note.public_id))
    return note


def _follow(kind: EventKind, actor: User, placement: Placement, note: Note, **changes: str | bool) -> Note:
    """The same note with other values; the event stands with the claim on whose card it was done."""
    entry, now = open_entry_at(placement, otherwise=NEW_TEXT)
    if note.until is None and all(getattr(note, name) == value for name, value in changes.items()):
        close_unused(entry)
        return note
    following = copy_of(note, **changes)
    following.called = called_in(now.article, following.text, following.answer)
    supersede(note, following, entry, otherwise=CHANGED)
    _tell_those_called(actor, following, note.called)
    about = {"subject": now.claim, "rows": [following], "closed": [note], "note": str(note.public_id)}
    log(kind, entry=entry, actor=actor, **about)
    return following


def _tell_those_called(actor: User, note: Note, before: dict) -> None:
    """Each once for a note, also where it is changed later."""
    people = {pk for pk, _ in note.called.values()} - {pk for pk, _ in before.values()}
    notify(NoticeKind.NAMED, people, article=note.article, actor=actor, claim=note.claim)


def _words(text: str) -> str:
    if not text.strip():
        raise Refused(EMPTY)
    return text.strip()


def _somebody_said_it(placement: Placement) -> bool:
    near = {"end__gt": placement.start, "start__lt": placement.end, "revision": placement.revision_id}
    versions = AttributionVersion.objects.current().filter(**near).order_by("start", "pk")
    of_claim = share_out(list(versions), [placement]).get(placement.claim_id, [])
    said = Said.objects.current().filter(answer=SaidAnswer.YES)
    return said.filter(attribution__in=[version.attribution_id for version in of_claim]).exists()
