"""Tells what of a text only furnishes it: bylines, times, dates, contact and copyright lines, links, adverts.

Only what states nothing that could be checked counts; where that is in doubt the words stay a claim.
"""

import re

from claims.analysis.function_words import ANY_MONTH, DAY, word_set
from claims.analysis.letters import small
from claims.analysis.spans import Span

_BYLINE = re.compile(
    r"(?:[_*—–-]{1,3}\s?)?[(\[]?"
    r"(?:(?:EXCLUSIVE |Exclusive )?[Bb]y|BY|(?:With reporting|Reporting|(?:With a|A)dditional reporting"
    r"|Writing|Editing|Written|Words|Text) by) (?=[A-Za-z])"
)
_OPENS_BYLINE = frozenset("_*—–-([BWRAET")
_WORD = re.compile(r"[^\W_][\w.’'-]*")
_IN_BYLINE = word_set("""
    by and in for of at the with additional reporting writing editing by correspondent correspondents editor
    editors reporter reporters staff writer writers columnist contributor photographer photographs pictures
    political diplomatic foreign business science health legal economics chief senior special deputy desk
    court crime education environment affairs home social industry transport sport sports football economy
    culture arts media technology religion defence defense security national local regional our
    exclusive state showbiz royal consumer city medical investigations features digital data online news
    van von de der den del da di la le el al bin updated published am pm
""")
_MOST_IN_BYLINE = 200
_MOST_IN_LINE = 160
_FEWEST_IN_SLUG = 3
_LONGEST_LABEL = 16

_CLOCK = (
    r"(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?)(?: (?:GMT|UTC|[A-Z]{1,3}[SD]?T)\b)?"
)
_DAY_OF_YEAR = (
    rf"(?:{DAY},? )?(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)? {ANY_MONTH}|{ANY_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)"
    r"(?:,? \d{4})?|\d{4}-\d{2}-\d{2}"
)
_OPENS_TIME = frozenset("lupLUP0123456789")
_ALERT = r"(?:UPDATED?|Updated?|BREAKING|LIVE|URGENT|ALERT|NEW|JUST IN|CORRECTION)"
_TIME = re.compile(
    rf"(?:(?:last )?(?:updated|published|posted)(?: (?:at|on))?:? (?:(?:{_DAY_OF_YEAR})|{_CLOCK})|{_CLOCK})"
    rf"(?:(?:,| at| \||) (?:(?:{_DAY_OF_YEAR})|{_CLOCK}))?\Z",
    re.IGNORECASE,
)
_OPENS_ALERT = frozenset("UBLANJC0123456789")
_ALERT_ALONE = re.compile(rf"(?:{_CLOCK}\s*(?:[|–—:-]\s*)?)?{_ALERT}[:.]?(?: {_CLOCK})?\Z")
_ADDRESS = r"(?:[\w.+-]+@[\w-]+\.[\w.-]+|https?://\S+|www\.\S+|\+?\(?\d[\d ()/-]{5,20}\d)"
_LINES = re.compile(
    r"[→►▶>»]*\s*(?:"
    r"(?:©|\(c\) (?=\d{4})|copyright (?=©|\(c\)|\d{4}))[^.!?\n]*(?:\. ?[^.!?\n]{0,40})?\.?"
    r"|(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
    r"|todos os direitos reservados|tutti i diritti riservati|alle rechten voorbehouden)\.?"
    r"|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|reklama"
    r"|(?:lesen sie (?:auch|mehr)|mehr zum thema|(?:à )?lire aussi|lea también|leia (?:também|mais)"
    r"|leggi anche|lees ook)\s?:[^.!?\n]*[.!?]?"
    r"|\(?(?:with )?(?:additional )?inputs? from [^.!?\n]{2,60}\.?"
    r"|(?:advertisements?|advertising|sponsored(?: content)?)"
    r"|(?:story|article) continues (?:below|after)[^.!?]*"
    r"|read the (?:full|whole|rest of the) (?:story|article|report|interview|text)[^.!?:,0-9]*[.!]?"
    r"|(?:keywords|tags|topics|filed under|categories):[^.!?]*"
    r"|(?:was this|you(?: are)? receiv(?:e|ed|ing) this) (?:e-?mail|letter|newsletter|message)\b[^\n]*"
    r"|(?:unsubscribe|manage (?:your )?preferences|view (?:this )?(?:e-?mail )?in (?:your )?browser)\b"
    r"[^.!?]*\.?"
    r"|[(\[](?:pause|crosstalk|inaudible|laughter|laughs|applause|end of transcript)\.?[)\]]\.?"
    r"|(?:read (?:more|also|next)|also read|see also|related(?: stories| articles| story)?"
    r"|more on this(?: story)?)(?:\s?[:>»|–—][^.!?\n]*[.!?]?)?"
    r"|(?:sign up|subscribe|follow us|click here|tap here|share this|send (?:us|them to us)|download our)\b"
    r"[^.!?:,0-9]*[.!]?"
    rf"|(?:e-?mail|write to|contact|call|text) us\b[^.!?:0-9]*:?\s?(?:{_ADDRESS})?[.!]?"
    r"|this is a (?:developing|breaking)(?: news)? story[^!?]*"
    r"|(?:stay with|check back with|keep checking) [^.!?]{2,40}(?: for (?:more |further )?updates)?\.?"
    r"|more (?:to follow|follows|soon)\W*"
    r"|[-–—(#* ]*(?:ends?|30|more)[-–—)#* ]+"
    r"|notes? to (?:the )?editors?:?|for immediate release:?|(?:under )?embargoed? (?:until|till)\b[^.!?]*\.?"
    rf"|(?:(?:media|press|investor) )?(?:contacts?|enquiries|inquiries):[^?!\n]*?{_ADDRESS}[^?!\n]*"
    rf"|\(*(?:(?:tel|phone|telephone|mobile|fax|e-?mail|web|website)\.?: ?)?{_ADDRESS}"
    rf"(?:[ ,;|/]+{_ADDRESS})*\)*"
    r")\s*\Z"
)  # of small letters: a pattern that minds no capitals is several times as slow
_SOURCES = ("SOURCES: ", "SOURCE: ")  # a list of whom and what the story draws on
_MOST_IN_CREDIT = 6  # words
_ENDS = frozenset(("END", "ENDS"))
# "18:42 – Ferry turned back", "17:40 | Our reporter writes:", "[14:05] The bridge is shut."
_STAMP = re.compile(
    rf"(?:\[{_CLOCK}\]|\({_CLOCK}\)|{_CLOCK}(?=\s*[|–—:•·-]|\s+[\"“‘]?[A-Z]))\s*(?:[|–—:•·-]\s+)?(?=\S)"
    rf"(?!(?:{DAY}|{ANY_MONTH})\b)",
)
_BULLET = re.compile(rf"[•‣◦▪●∙·*–—-]\s+(?:{_CLOCK}(?=\s*[|–—:-])\s*[|–—:-]\s+)?(?=\S)")
# "2. The depot", "2.1 Mr Orr reported".
_LIST_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=[\"“‘]?[A-Z])")
# What agencies put before a headline: "UPDATE 2-", "CORRECTED-".
_SLUG = re.compile(
    r"(?:(?:CORRECT(?:ED|ION)|UPDATE|REFILE|RPT|WRAPUP|EXCLUSIVE|ANALYSIS|FACTBOX|FEATURE|INTERVIEW|INSIGHT"
    r"|TIMELINE|EXPLAINER|POLL|BRIEF|ADVISORY|WITHDRAWN)(?: \d{1,2})?\s?[-–]\s?)+(?=[A-Z\"“])"
)
# What any newsroom puts before a colon, and what is no speaker.
_LABEL = re.compile(
    r"(?:breaking(?: news)?|just in|updated?|correct(?:ed|ion)|clarification|editor['’]s note|note|transcript"
    r"|results?|fact ?box|fact[ -]?check|explainer|explained|exclusive|watch|live|analysis|opinion"
    r"|editorial|leader|review|interview"
    r"|q ?& ?a|timeline|action|resolved|alert|urgent|highlights?|key points?|summary|sources?):\s+(?=\S)",
    re.IGNORECASE,
)
_DIGITS = frozenset("0123456789[(")
_BULLETS = frozenset("•‣◦▪●∙·*–—-")


def states_nothing(text: str, span: Span) -> bool:
    """Whether a paragraph only furnishes the text. Looks at short paragraphs alone; linear."""
    if span.end - span.start > _MOST_IN_BYLINE:
        return text.startswith(_SOURCES, span.start) and text.find(";", span.start, span.end) > 0
    if _is_byline(text, span):
        return True
    if span.end - span.start > _MOST_IN_LINE:
        return False
    line = span.cut(text)
    if line in _ENDS or _LINES.match(small(line)) or " | " in line and _is_credit_with_time(line):
        return True
    if line[:1] in _OPENS_ALERT and _ALERT_ALONE.match(line):
        return True
    if line[:1] in _OPENS_TIME and _TIME.match(line):
        return True
    return not any(map(str.isalnum, line))


def _is_credit_with_time(line: str) -> bool:
    """ "Norda Network | Updated: 14 March 2031": who wrote it and when."""
    *names, when = line.split(" | ")
    words = " ".join(names).split()
    named = len(words) <= _MOST_IN_CREDIT and all(word[0].isupper() or word in _IN_BYLINE for word in words)
    return named and _TIME.match(when) is not None


def after_mark(text: str, span: Span) -> Span:
    """A sentence without the bullet, number, time or label that opens it: none is part of what it states."""
    first = text[span.start : span.start + 1]
    match = None
    if first in _BULLETS:
        match = _BULLET.match(text, *span)
    elif first in _DIGITS:
        match = _STAMP.match(text, *span) or _LIST_NUMBER.match(text, *span)
    rest = Span(match.end(), span.end) if match else span
    if text[rest.start : rest.start + _FEWEST_IN_SLUG].isupper() and (slug := _SLUG.match(text, *rest)):
        return Span(slug.end(), rest.end)
    if text.find(":", rest.start, rest.start + _LONGEST_LABEL) > 0:
        label = _LABEL.match(text, *rest)
        return Span(label.end(), rest.end) if label else rest
    return rest


def _is_byline(text: str, span: Span) -> bool:
    """Whether a block only names who wrote the text: "By Maren Holt, political editor"."""
    if text[span.start] not in _OPENS_BYLINE or not _BYLINE.match(text, span.start, span.end):
        return False
    return all(not word[0].islower() or word in _IN_BYLINE for word in _WORD.findall(text, *span))
