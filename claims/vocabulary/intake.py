"""The words of taking texts in: what a file is, how it is encoded, what stands in it."""

from claims.vocabulary.word import Word


class FileKind(Word):
    """What a file is by its content."""

    TEXT = "text", "Plain text"
    MARKDOWN = "markdown", "Markdown"
    WEB_PAGE = "web_page", "Web page"
    WORD = "word", "Word document"


class Certainty(Word):
    """How well the encoding of a file is known."""

    SURE = "sure", "certain"
    DECLARED = "declared", "as the page says"
    GUESSED = "guessed", "a guess"
    CHOSEN = "chosen", "chosen by you"


class BlockKind(Word):
    """What a stretch of a file is, as far as the file tells."""

    HEADLINE = "headline", "Headline"
    STANDFIRST = "standfirst", "Standfirst"
    PARAGRAPH = "paragraph", "Paragraph"
    SUBHEAD = "subhead", "Subhead"
    LIST_ITEM = "list_item", "List item"
    QUOTE = "quote", "Quotation"
    CAPTION = "caption", "Caption"
    TABLE = "table", "Table row"
    NAVIGATION = "navigation", "Navigation"
    OTHER = "other", "Other text of the page"


class BackingKind(Word):
    """What the writer supplied with the text."""

    LINK = "link", "Link"
    FOOTNOTE = "footnote", "Footnote"
    COMMENT = "comment", "Comment"
