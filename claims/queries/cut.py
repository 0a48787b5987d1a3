"""The words that a row is about, cut by the database: drafts are too long to fetch for a line of each."""

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Substr

from claims.models import Placement


def cut(path: str = "") -> Substr:
    """`path` leads from a row to what knows draft, start and end."""
    start, end = F(f"{path}start"), F(f"{path}end")
    return Substr(f"{path}revision__text", start + 1, end - start)


def words_now(claim: str) -> Subquery:
    """The words of a claim as it stands in the current draft; `claim` names its key in the row."""
    here = Placement.objects.current().filter(claim=OuterRef(claim))
    return Subquery(here.order_by().values(words=cut())[:1])
