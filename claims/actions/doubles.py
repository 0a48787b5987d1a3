"""The same text, file or address does not become a second story unless somebody wants both."""

from collections.abc import Sequence

from django.db.models import F

from claims.actions.importing import Incoming
from claims.actions.refused import Refused
from claims.models import Article, Job, JobRow, Newsroom, Revision, User
from claims.queries.doubles import Told, already_here, here_among

Made = tuple[Article, Revision]


class AlreadyHere(Refused):
    """Nothing was changed; `articles` are the stories, among those that the person sees."""

    def __init__(self, articles: list[Article]) -> None:
        self.articles = articles
        first = articles[0]
        called = "" if first.restricted else f", “{first.headline}”"  # a job's page has other readers
        super().__init__(f"It is here already: story {first.pk}{called}.")


def refuse_double(actor: User, story: Incoming) -> None:
    """First in the transaction that adds the story; raises `AlreadyHere`."""
    one_at_a_time()
    _refuse(already_here(actor, story.text, address=story.url, data=story.original))


def refuse_doubles_of(actor: User, job: Job, made: Sequence[Made]) -> None:
    """The same for rows of a job that were made and are not saved yet."""
    for here in doubles_of(actor, job, made):
        _refuse(here)


def doubles_of(actor: User, job: Job, made: Sequence[Made]) -> list[list[Article]]:
    """The stories that are the same, for each; asked for all together.

    What the same job brought in does not count: its rows may share a text, or the address of their outlet.
    """
    told = [Told(draft.text, article.url, bytes(draft.original)) for article, draft in made]
    viewer = None if actor.is_command_line else actor
    found = here_among(viewer, told) if told else []
    if not any(found):
        return found
    rows = JobRow.objects.filter(job=job, article__in=[story.pk for here in found for story in here])
    own = set(rows.values_list("article", flat=True))
    return [[story for story in here if story.pk not in own] for here in found]


def one_at_a_time() -> None:
    """Until the transaction ends, which holds the lock of the newsroom's row.

    Of two people who add the same at once, the second looks when the first is done.
    """
    Newsroom.objects.get_or_create(pk=1)
    Newsroom.objects.filter(pk=1).update(history_length=F("history_length"))


def _refuse(here: list[Article]) -> None:
    if here:
        raise AlreadyHere(here)
