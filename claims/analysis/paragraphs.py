"""Makes paragraphs of lines: most lines are one, but some break off in mid-sentence and go on below."""

import re
from collections.abc import Sequence

from claims.analysis.function_words import word_set
from claims.analysis.spans import Span

_STOPPED = re.compile(r"[.!?…。！？:;][\"'”’»)\]]*\Z")
_BULLET = re.compile(r"[•‣◦▪●∙·*–—-]\s")
_ENDED = re.compile(r"[.!?…。！？:][\"'”’»)\]]*\Z")
_WRAP_WIDTH = 110
_NARROWEST_WRAP = 30
_WIDEST_WRAP = 120  # a line that is longer was broken nowhere
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_LONGEST_WORD = 12
_MOST_BEFORE_HEADLINE = 200
# A line that ends with one of these, or with a comma, goes on whatever the next begins with.
_GO_ON = word_set("the a an of and or his her their its at from with by to in for that into than as")
_FEWEST_BEFORE_CAPITAL = 40
# A small first letter that goes on with nothing: a byline, an address, a brand, a bullet.
_NO_GOING_ON = re.compile(
    r"by [A-Z]|[a-z][A-Z]|[a-z]{1,10}://|www\.|[\w.+-]{1,64}@|o[ \t]|date[ \t:]|pictures?:|photos?:|source:"
)


def paragraphs_of(text: str, start: int, without: Span | None) -> list[Span]:
    """The paragraphs of `text` from `start` on, without surrounding space and without the line `without`.

    Lines between blank lines are joined where all the text is evidently hard-wrapped; else only a line that
    breaks off in mid-sentence is joined to the one below it. Linear.
    """
    groups: list[list[Span]] = [[]]
    at = start
    for line in text[start:].splitlines(keepends=True):
        body = line.strip()
        if body and without and at <= without.start < at + len(line):
            groups.append([])
        elif body:
            begin = at + line.index(body[0]) if body[0] != line[0] else at
            groups[-1].append(Span(begin, begin + len(body)))
        elif groups[-1]:
            groups.append([])
        at += len(line)
    groups = [group for group in groups if group]
    if _hard_wrapped(text, groups):
        return [span for group in groups for span in _parted(text, group)]
    return [span for group in groups for span in _joined(text, group)]


def is_stopped(text: str, span: Span) -> bool:
    """Whether a line ends as a sentence does, or announces something."""
    return bool(_STOPPED.search(text, max(span.start, span.end - 4), span.end))


def _hard_wrapped(text: str, groups: Sequence[Sequence[Span]]) -> bool:
    """Lines broken in mid-sentence at one width, in groups between blank lines."""
    inner = [span for group in groups for span in group[:-1]]
    if len(groups) < 2 or len(inner) < 2:
        return False
    broken = [span for span in inner if not _STOPPED.search(text, max(span.start, span.end - 3), span.end)]
    if len(broken) * 2 < len(inner):
        return False
    widest = max(span.end - span.start for span in inner)
    return widest <= _WRAP_WIDTH and min(span.end - span.start for span in broken) >= _NARROWEST_WRAP


def _parted(text: str, group: Sequence[Span]) -> list[Span]:
    """The paragraphs of hard-wrapped lines that no blank line parts."""
    found = [group[0]]
    for above, line in zip(group, group[1:], strict=False):
        if _begins_paragraph(text, above, line):
            found.append(line)
        else:
            found[-1] = Span(found[-1].start, line.end)
    return found


def _begins_paragraph(text: str, above: Span, line: Span) -> bool:
    """By its indentation, by a bullet, or by a bracket below a headline or a full stop."""
    if _is_indented(text, line) and not _is_indented(text, above) or _BULLET.match(text, *line):
        return True
    if text[line.start] != "(":
        return False
    first = above.start <= _MOST_BEFORE_HEADLINE and not text[: above.start].strip()
    return first or is_stopped(text, above)


def _is_indented(text: str, line: Span) -> bool:
    return line.start > 0 and text[line.start - 1] in " \t"


def _joined(text: str, group: Sequence[Span]) -> list[Span]:
    found = [group[0]]
    for above, line in zip(group, group[1:], strict=False):
        if _goes_on(text, above, line):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return found


def _goes_on(text: str, above: Span, line: Span) -> bool:
    """Whether a line breaks off and the one below goes on with it."""
    length = above.end - above.start
    if length > _WIDEST_WRAP or _ENDED.search(text, max(above.start, above.end - 4), above.end):
        return False
    first = text[line.start]
    if first.islower():
        return not _NO_GOING_ON.match(text, line.start, line.end)
    if length < _FEWEST_BEFORE_CAPITAL or not (first.isalnum() or first in "\"“‘'"):
        return False
    if text[above.end - 1] == ",":
        return True
    last = _LAST_WORD.search(text, max(above.start, above.end - _LONGEST_WORD), above.end)
    return last is not None and last.group() in _GO_ON
