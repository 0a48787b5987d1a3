"""Whether a draft is in the language in which the machine reads who says so."""

from claims.analysis.language import ENGLISH, NAMES
from claims.models import Article


def other_language(article: Article) -> str:
    """The name of the draft's language where it is not the one that attributions are read in, else ""."""
    language = article.current_revision.language
    return "" if language == ENGLISH else NAMES.get(language, "a language that could not be told")
