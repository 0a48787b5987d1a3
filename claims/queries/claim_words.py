"""Which claims have the words somebody looks for; and the same words in a column.

Claims are cut out here, in one pass over each text. A database counts letters from the beginning of the text
for every single claim: a search in six long stories took PostgreSQL four seconds, their export ten.
"""

from collections.abc import Callable, Iterator
from heapq import nsmallest
from sys import maxsize

from django.db.models import Expression, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Replace
from django.db.models.lookups import IContains

from claims.models import Placement, Revision

QUOTES = {"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"'}  # as Find at the desk takes them
TEXTS = 20  # fetched at a time, for each may be long
NONE_LEFT = (maxsize, "")


def first_with(words: str, found: QuerySet[Placement], number: int) -> dict[int, str]:
    """By placement the words of so many, what most needs a check first; two queries."""
    fits = has_all(words)
    fitting = ((-priority, pk, text) for pk, priority, text in _cut(found) if fits(text))
    return {pk: text for _, pk, text in nsmallest(number, fitting)}


def has_all(words: str) -> Callable[[str], bool]:
    """Asks of a claim whether it has all of the words, in any order, case and quotation marks."""
    wanted = _straight(words).lower().split()
    quotes = _has_quotes(words)  # else they need not be looked for

    def ask(text: str) -> bool:
        here = (_straight(text) if quotes else text).lower()
        for word in wanted:  # noqa: SIM110 – asked of every claim there may be, and twice as fast as all()
            if word not in here:
                return False
        return True

    return ask


def has(column: str, words: str) -> Q:
    """In any case and any quotation marks. SQLite folds ASCII letters only, so other ways are asked for."""
    text: Expression | F = F(column)
    if _has_quotes(words):
        for curly, straight in QUOTES.items():
            text = Replace(text, Value(curly), Value(straight), output_field=TextField())
    words = _straight(words)
    ways = {words} if words.isascii() else {words, words.lower(), words.upper(), words.capitalize()}
    asked = Q()
    for way in ways:
        asked |= Q(IContains(text, way))
    return asked


def _has_quotes(words: str) -> bool:
    return not {*QUOTES, *QUOTES.values()}.isdisjoint(words)


def _straight(words: str) -> str:
    for curly, straight in QUOTES.items():
        words = words.replace(curly, straight)
    return words


def _cut(found: QuerySet[Placement]) -> Iterator[tuple[int, float, str]]:
    """Key, need and words of each, draft by draft, so that each text is fetched once and held alone."""
    drafts = Revision.objects.filter(pk__in=found.order_by().values("revision")).order_by("pk")
    texts = drafts.values_list("pk", "text").iterator(chunk_size=TEXTS)
    places = found.order_by("revision").values_list("revision", "pk", "priority", "start", "end")
    draft, text = 0, ""
    for revision, pk, priority, start, end in places.iterator():
        while draft < revision:
            draft, text = next(texts, NONE_LEFT)
        if draft == revision:  # else another draft was taken in between
            yield pk, priority, text[start:end]
