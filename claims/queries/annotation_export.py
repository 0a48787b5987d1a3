"""The claims of stories, with their readings, as Web Annotations."""

from collections.abc import Iterable, Iterator

from claims.formats.columns import ClaimRow
from claims.formats.webannotation import annotation_pieces
from claims.models import Article, User
from claims.queries.export import claim_rows, exported_story


def annotation_lines(articles: Iterable[int], *, viewer: User | None) -> Iterator[str]:
    """A line a story, in pieces; for the eyes of `viewer` as claims.csv is."""
    for key in Article.objects.filter(pk__in=articles).values_list("pk", flat=True):
        story = exported_story(key)
        yield from annotation_pieces(ClaimRow(*story.cells), story.text, claim_rows([key], viewer=viewer))
