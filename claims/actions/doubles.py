"""The same text, file or address does not become a second story unless somebody wants both."""

from django.db.models import F

from claims.actions.importing import Incoming
from claims.actions.refused import Refused
from claims.models import Article, Newsroom, Revision, User
from claims.queries.doubles import already_here


class AlreadyHere(Refused):
    """Nothing was changed; `articles` are the stories, among those that the person sees."""

    def __init__(self, articles: list[Article]) -> None:
        self.articles = articles
        first = articles[0]
        super().__init__(f"It is here already: story {first.pk}, “{first.headline}”.")


def refuse_double(actor: User, story: Incoming) -> None:
    """First in the transaction that adds the story; raises `AlreadyHere`."""
    one_at_a_time()
    _refuse(already_here(actor, story.text, address=story.url, data=story.original))


def refuse_double_of(actor: User, article: Article, draft: Revision) -> None:
    """The same for rows that were made and are not saved yet."""
    _refuse(already_here(actor, draft.text, address=article.url, data=bytes(draft.original)))


def one_at_a_time() -> None:
    """Until the transaction ends, which holds the lock of the newsroom's row.

    Of two people who add the same at once, the second looks when the first is done.
    """
    Newsroom.objects.get_or_create(pk=1)
    Newsroom.objects.filter(pk=1).update(history_length=F("history_length"))


def _refuse(here: list[Article]) -> None:
    if here:
        raise AlreadyHere(here)
