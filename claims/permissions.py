"""Who may do what: every rule is one function that answers yes, or no and why."""

from collections.abc import Collection
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied

from claims.models import Article, EvidenceVersion, Job, Note, User
from claims.vocabulary import NoteKind, Role


@dataclass(frozen=True)
class Answer:
    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Answer(True)
RANKS = {role: rank for rank, role in enumerate(Role)}


def no(reason: str) -> Answer:
    return Answer(False, reason)


def require(answer: Answer) -> None:
    if not answer:
        raise PermissionDenied(answer.reason)


def _at_least(user: User, role: Role, reason: str) -> Answer:
    if user.role is not None and RANKS[user.role] >= RANKS[role]:
        return YES
    return no(reason)


def can_add_article(user: User) -> Answer:
    return _at_least(user, Role.REVIEWER, "Readers cannot add stories. Ask an admin for the reviewer role.")


def can_propose_draft(user: User, article: Article) -> Answer:
    if article.archived_at is not None:
        return no("This story is archived; no draft can be added to it.")
    return _at_least(user, Role.REVIEWER, "Readers cannot add drafts. Ask an admin for the reviewer role.")


def can_take_draft(user: User, article: Article, *, others: int) -> Answer:
    """`others` is how many claims with marks of other people it would change or take away."""
    if not others or not can_propose_draft(user, article):
        return can_propose_draft(user, article)
    claims = "one claim that others have" if others == 1 else f"{others} claims that others have"
    return _at_least(
        user, Role.EDITOR, f"An editor takes this draft: it changes {claims} marked. It waits here for them."
    )


def can_discard_draft(user: User, article: Article, *, author: int) -> Answer:
    """`author` is the id of who proposed it."""
    if user.pk == author or not can_propose_draft(user, article):
        return can_propose_draft(user, article)
    return _at_least(user, Role.EDITOR, "Only who proposed this draft, or an editor, discards it.")


def can_mark(user: User, article: Article) -> Answer:
    if article.archived_at is not None:
        return no("This story is archived; nothing in it can be changed.")
    return _at_least(user, Role.REVIEWER, "Readers cannot mark claims. Ask an admin for the reviewer role.")


def may_read_blind(user: User) -> bool:
    """Who may be a second reader. Readers mark nothing, and admins see all rows in the admin anyway."""
    return user.role in (Role.REVIEWER, Role.EDITOR)


def sees_every_event(user: User) -> Answer:
    """What is done in confidence, or by a reader of whom another is told nothing yet, is an event, too."""
    return _at_least(
        user,
        Role.ADMIN,
        "An admin exports it: it names every event, also what was done in confidence and what was marked by "
        "readers of whom others are told nothing yet.",
    )


def can_be_here(user: User) -> Answer:
    """To be seen at a story by the others; which stories one sees is asked when one is fetched."""
    return _at_least(user, Role.READER, "Only people of the newsroom are shown at a story.")


def can_note(user: User, article: Article) -> Answer:
    if article.archived_at is not None:
        return no("This story is archived; nothing can be added to it.")
    return _at_least(user, Role.READER, "You have no role in this newsroom yet. Ask an admin for one.")


def can_change_note(user: User, note: Note) -> Answer:
    if note.author_id != user.pk:
        return no("Only the person who wrote a note changes its words. Reply to it instead.")
    return can_note(user, note.article)


def can_resolve(user: User, note: Note) -> Answer:
    return can_answer(user, note) if note.kind == NoteKind.QUERY else can_note(user, note.article)


def can_answer(user: User, note: Note) -> Answer:
    """Write down what the writer said."""
    if note.author_id == user.pk:
        return can_note(user, note.article)
    if user.role in (Role.EDITOR, Role.ADMIN):
        return can_note(user, note.article)
    return no("The writer’s answer is written down by who asked, or by an editor.")


def can_set_outcome(user: User, article: Article, *, reads_blind: bool) -> Answer:
    if reads_blind:
        return no("This story is read blind: mark the claim first, then say what becomes of it.")
    return can_mark(user, article)


def can_decide(user: User, article: Article) -> Answer:
    """Settle what becomes of a claim in the editor’s own name."""
    if article.archived_at is not None:
        return no("This story is archived; nothing in it can be changed.")
    return _at_least(user, Role.EDITOR, "“Editor’s decision” is for editors. Choose another outcome.")


def can_see_evidence(user: User, version: EvidenceVersion) -> Answer:
    """Of those who see the story. Confidential: who found it and the people named; admins no more."""
    if not version.confidential or user.pk in (version.evidence.added_by_id, *version.named_people):
        return YES
    return no("This is confidential: only who found it and the people named by them see it.")


def can_share_evidence(user: User, version: EvidenceVersion) -> Answer:
    if user.pk == version.evidence.added_by_id:
        return YES
    return no("Only who found it says who sees it.")


def can_erase_evidence(user: User, version: EvidenceVersion) -> Answer:
    if user.role == Role.ADMIN or user.pk == version.evidence.added_by_id:
        return YES
    return no("Only who found it, or an admin, erases it.")


def can_take(user: User, article: Article) -> Answer:
    if article.archived_at is not None:
        return no("This story is archived; it cannot be taken.")
    return _at_least(user, Role.REVIEWER, "Readers cannot take stories. Ask an admin for the reviewer role.")


def can_steer(user: User, job: Job) -> Answer:
    """Cancel it, or have it tried again."""
    if user.role is not None and job.asked_by_id == user.pk:
        return YES
    return _at_least(user, Role.EDITOR, "Only who asked for this, editors and admins change how it goes.")


def can_take_claims(user: User) -> Answer:
    return _at_least(user, Role.REVIEWER, "Readers are given no claims. Ask an admin for the reviewer role.")


def can_be_given(person: User) -> Answer:
    """To have a story or a claim, by an editor's wish."""
    reason = f"{person} is a reader and marks nothing. Choose reviewers or editors."
    return _at_least(person, Role.REVIEWER, reason)


def can_assign_any(user: User) -> Answer:
    return _at_least(user, Role.EDITOR, "Only editors and admins assign stories. You can take one yourself.")


def can_assign(user: User, article: Article) -> Answer:
    if article.archived_at is not None:
        return no("This story is archived; it cannot be assigned.")
    return can_assign_any(user)


def can_sign_off(user: User, article: Article) -> Answer:
    if article.archived_at is not None:
        return no("This story is archived; it cannot be signed off.")
    return _at_least(user, Role.EDITOR, "Only editors and admins sign off.")


def can_clear(user: User, article: Article) -> Answer:
    """Readers too: a lawyer has that role."""
    if article.archived_at is not None:
        return no("This story is archived; nothing can be said of it any more.")
    return _at_least(user, Role.READER, "You have no role in this newsroom yet. Ask an admin for one.")


def can_archive(user: User) -> Answer:
    return _at_least(user, Role.EDITOR, "Only editors and admins archive stories.")


def can_edit_article(user: User) -> Answer:
    return _at_least(user, Role.EDITOR, "Only editors and admins change a story’s details.")


def can_ask_readings(user: User, article: Article) -> Answer:
    if article.archived_at is not None:
        return no("This story is archived; nothing in it can be changed.")
    return _at_least(user, Role.EDITOR, "Only editors say how often a claim is read.")


def can_see_insights(user: User) -> Answer:
    return _at_least(user, Role.READER, "You have no role in this newsroom yet. Ask an admin for one.")


def can_open_settling(user: User) -> Answer:
    return _at_least(user, Role.EDITOR, "Only editors settle what readers differ on.")


def can_settle(user: User, article: Article, *, readers: Collection[int]) -> Answer:
    """`readers` are the people whose readings of the claim are on file, in whatever round."""
    if article.archived_at is not None:
        return no("This story is archived; nothing in it can be changed.")
    if user.pk in readers:
        return no("You read this claim yourself, so another editor has to settle it.")
    return can_open_settling(user)


def can_make_source(user: User) -> Answer:
    reason = "Readers cannot add sources. Ask an admin for the reviewer role."
    return _at_least(user, Role.REVIEWER, reason)


def can_keep_sources(user: User) -> Answer:
    return _at_least(user, Role.EDITOR, "Only editors and admins change the list of sources.")


def can_manage_people(user: User) -> Answer:
    return _at_least(user, Role.ADMIN, "Only admins manage people and the newsroom’s rules.")


def can_read_newsroom_history(user: User) -> Answer:
    return _at_least(user, Role.ADMIN, "Only admins read the newsroom’s own history: it tells of people.")


def can_use_admin(user: User) -> Answer:
    if user.is_active and user.role == Role.ADMIN:
        return YES
    return no("Only admins use the admin.")
