"""Whether a text is in the language in which the machine reads who says so."""

from claims.analysis.language import ENGLISH, NAMES
from claims.models import Article


def other_language(article: Article) -> str:
    """Of the current draft, see `unread_language`."""
    return unread_language(article.current_revision.language)


def unread_language(code: str) -> str:
    """The name of a language where it is not the one that attributions are read in, else ""."""
    return "" if code == ENGLISH else NAMES.get(code, "a language that could not be told")
