"""What a card tells of the reading: who says so, what they are asked for, our own words, what is offered."""

from claims.analysis.cuts import cuts
from claims.analysis.lexicon import VERB_FORMS
from claims.analysis.names.joining import government_behind
from claims.analysis.spans import Span
from claims.models import EvidenceStatusVersion
from claims.queries.copy import Role
from claims.queries.desk_shapes import (
    Attributed,
    AttributionRow,
    Offered,
    OutlineRow,
    OwnWords,
    Question,
)
from claims.vocabulary import (
    Channel,
    CueClass,
    EvidenceStatus,
    Quotation,
    SaidAnswer,
    SourceType,
    TextWarning,
)

NO_SOURCE = "somebody"
SAY, DENY = "say", "deny"
PAPER = (SourceType.DOCUMENT, SourceType.DATA)
QUOTATION_MARKS = "\"'“”„‟‘’«»`"


def question(version: AttributionRow, text: str) -> Question:
    verb = _asked(version, text)
    return Question(
        attribution_id=version.attribution_id,
        version_id=version.pk,
        source=_source(version, text) or NO_SOURCE,
        is_paper=version.source_type in PAPER,
        verb=verb,
        denies=denies(version),
        quotes=verb not in (SAY, DENY),
        guessed=version.confirmed_by_id is None,
        answer=SaidAnswer(version.my_answer) if version.my_answer else None,
        former=str(version.my_answer_id or ""),
        what=next((_unquoted(text[start:end]) for start, end in version.contents), ""),
    )


def denies(version: AttributionRow) -> bool:
    """By all its saying words: its content is what the source does not hold."""
    return {stand for *_, stand in version.cues} == {CueClass.DENIAL}


def _asked(version: AttributionRow, text: str) -> str:
    """What the question asks whether they did; of "declined to say why" it is not whether they said it."""
    if denies(version):
        return DENY
    if len(version.cues) == 1 and any(text[start : start + 3] == "to " for start, _ in version.contents[:1]):
        start, end, _ = version.cues[0]
        verb = VERB_FORMS.get(text[start:end].lower())
        return verb.lemma if verb else SAY
    return SAY


def _unquoted(words: str) -> str:
    """A whole quotation without its marks; one that begins later keeps them."""
    return words.strip(QUOTATION_MARKS) if words[:1] in QUOTATION_MARKS else words


def _is_word(cue: str) -> bool:
    """A colon tells who speaks, but is nothing to show."""
    return any(map(str.isalnum, cue))


def attributed(version: AttributionRow, text: str) -> Attributed:
    source, words = _source(version, text), _cut(text, version.source_start, version.source_end)
    channel = Channel(version.channel)
    return Attributed(
        version_id=version.pk,
        source=source or "No source found",
        source_words=words if words != source else "",
        source_type=SourceType(version.source_type).label if version.source_type else "",
        intermediary=_cut(text, version.intermediary_start, version.intermediary_end),
        cues=[(text[a:b], CueClass(stand).label) for a, b, stand in version.cues if _is_word(text[a:b])],
        quotation=Quotation(version.quotation).label,
        channel="" if channel is Channel.NOT_STATED else channel.label,
        guessed=version.confirmed_by_id is None,
        perhaps="" if version.source_id or version.confirmed_by_id else government_behind(source),
    )


def _source(version: AttributionRow, text: str) -> str:
    if version.known_as:
        return version.known_as
    return version.source_name or _cut(text, version.source_start, version.source_end)


def _cut(text: str, start: int | None, end: int | None) -> str:
    return text[start:end] if start is not None else ""


def own_words(row: OutlineRow, ours: list[Role], text: str) -> list[OwnWords]:
    """Cut after them where the claim begins with them, before them where it ends with them."""
    places = cuts(text, Span(row.start, row.end)) if ours else []
    return [OwnWords(text[start:end], _cut_off(start, end, places, row, text)) for start, end, _ in ours]


def _cut_off(start: int, end: int, places: list[int], row: OutlineRow, text: str) -> int | None:
    if not any(map(str.isalnum, text[row.start : start])):
        return next((at for at in places if at >= end), None)
    if not any(map(str.isalnum, text[end : row.end])):
        return next((at for at in reversed(places) if at <= start), None)
    return None


def offered_in(row: EvidenceStatusVersion, text: str) -> Offered:
    status = EvidenceStatus(row.value)
    # Their word alone is shown by the source, which stands above already.
    words = "" if status is EvidenceStatus.ASSERTION_ONLY else _cut(text, row.start, row.end)
    return Offered(
        row_id=row.pk,
        status=status,
        words=words,
        warnings=[TextWarning(name).label for name, _, _ in row.warnings],
        guessed=row.confirmed_by_id is None,
    )
