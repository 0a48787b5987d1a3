"""The page on which a person looks at one story before it is stored: sent alone, or one of several files."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from claims.actions.importing import day_of, headline_of, rules_of_newsroom
from claims.analysis.language import NAMES
from claims.analysis.layout import day_told
from claims.formats.stories import ReadStory
from claims.forms.articles import LookForm, encoding_choices
from claims.queries.doubles import already_here
from claims.queries.languages import unread_language
from claims.queries.readings import encodings_for
from claims.queries.uploads import preview_of
from claims.vocabulary import Certainty, FileKind

READ = ("published_on", "url")  # of the text itself: none is none, where a person cleared the field


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What the page is about, and where its form goes."""

    name: str
    size: int
    action: str
    address: str = ""
    is_pasted: bool = False
    back_to: str = ""  # the list of all files, if it is one of several
    knew: str = ""  # which text of a person's own the page shows
    stored: str = ""  # under what name its bytes wait


@dataclass(slots=True)
class Typed:
    """What stands in the fields instead of what was read."""

    text: str | None = None
    given: dict[str, Any] = field(default_factory=dict)
    form: LookForm | None = None


def as_read(post: Any, before: str = "was_") -> dict[str, str]:
    """How the text that was sent with the form had been read."""
    return {name: post.get(before + name, "") for name in ("encoding", "kind")}


def is_anew(read: ReadStory, form: LookForm) -> bool:
    """Whether another encoding or kind was chosen than the text that was sent had been read in."""
    encoding, kind = form.cleaned_data["encoding"], form.cleaned_data["kind"]
    return (encoding or read.encoding, kind or read.kind) != (read.encoding, read.kind)


def headline_said(read: ReadStory, form: LookForm) -> str:
    """As it was typed; or the first line of the text, where only that was changed."""
    headline: str = form.cleaned_data["headline"]
    was, now = headline_of(read.text), headline_of(form.cleaned_data["text"])
    return now if now != was and headline == (_one_line(read.headline) or was) else headline


def day_said(read: ReadStory, form: LookForm) -> date | None:
    """As it was typed; or as the text tells it, where only that was changed."""
    day: date | None = form.cleaned_data["published_on"]
    was, now = (day_of(_day_in(read, text)) for text in (read.text, form.cleaned_data["text"]))
    return now if now != was and day == was else day


def _day_in(read: ReadStory, text: str) -> str:
    return read.published_on or day_told(text)


def _one_line(words: str) -> str:
    return " ".join(words.split())[:300]


def _encodings(about: LookedAt, read: ReadStory) -> list[tuple[str, str]]:
    """Of a guess: those that fit, with words to tell by; one alone is no choice."""
    fits = encodings_for({"stored": about.stored}) if read.certainty is Certainty.GUESSED else []
    return encoding_choices(fits) if read.encoding in dict(fits) and len(fits) > 1 else []


def show_look(
    request: HttpRequest,
    about: LookedAt,
    read: ReadStory,
    typed: Typed,
    *,
    here: list[Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    text = read.text if typed.text is None else typed.text
    if typed.form is not None:
        text = typed.form.cleaned_data.get("text", text)
    language = typed.given.get("language") or None
    publication = typed.given.get("publication") or read.publication or rules_of_newsroom().publication
    preview = preview_of(read, text, language=language, publication=publication)
    back = [number for number, block in enumerate(read.blocks) if block.kept]
    initial = {
        "headline": _one_line(preview.headline),
        "text": text,
        "encoding": read.encoding,
        "kind": "" if read.kind is FileKind.WORD else read.kind.value,  # which is not open to choice
        "publication": publication,
        "published_on": _day_in(read, text),
        "url": about.address or read.address,
        "was_encoding": read.encoding,
        "was_kind": read.kind.value,
        "was_back": ",".join(map(str, back)),
    } | {name: value for name, value in typed.given.items() if value or name in READ}
    dropped = [number for number, _ in read.dropped]
    form = typed.form or LookForm(initial=initial, dropped=dropped)
    if not language:
        form.fields["language"].choices = [("", _guess_of(preview.language)), *NAMES.items()]
    context = {
        "about": about,
        "read": read,
        "preview": preview,
        "unread": unread_language(preview.language),
        "form": form,
        "day_told": _day_in(read, text),
        "encodings": _encodings(about, read),
        "here": already_here(request.user, text, address=_address(form, initial)) if here is None else here,
    }
    return render(request, "articles/look.html", context, status=status)


def _guess_of(language: str) -> str:
    return f"Told by the text: {NAMES.get(language, 'unknown')}"


def _address(form: LookForm, initial: dict[str, Any]) -> str:
    return str(form.cleaned_data.get("url", "") if form.is_bound else initial["url"])
