"""Tells by which channel words came: statement, post, interview, speech, document, picture, press or data."""

import re

from claims.analysis.function_words import word_set
from claims.vocabulary import Channel, SourceType

# The first that is found decides: "in a statement on social media" is a post.
_BY_WORD: tuple[tuple[Channel, frozenset[str]], ...] = (
    (
        Channel.SOCIAL_POST,
        word_set(
            "tweet tweets tweeted tweeting retweeted twitter facebook telegram instagram tiktok youtube "
            "weibo reddit mastodon bluesky posted blogged livestream social-media"
        ),
    ),
    (
        Channel.IMAGE,
        word_set(
            "picture pictures photo photos photograph photographs image images imagery video videos "
            "footage selfie"
        ),
    ),
    (Channel.INTERVIEW, word_set("interview interviews interviewed interviewer")),
    (
        Channel.SPEECH,
        word_set(
            "speech briefing rally debate hearing testimony testified podium sermon lecture town-hall "
            "told-hearers"
        ),
    ),
    (
        Channel.DOCUMENT,
        word_set(
            "report study filing filings affidavit indictment lawsuit letter memo memoir document documents "
            "emails book transcript resolution ruling"
        ),
    ),
    (Channel.STATEMENT, word_set("statement communique communiqué announcement press-release own-site")),
    (
        Channel.PRESS_REPORT,
        word_set("media newspaper newspapers broadcaster magazine op-ed editorial news-agency news-website"),
    ),
    (Channel.DATA, word_set("data figures statistics census poll polls survey surveys")),
)
_KNOWN = frozenset(word for _, listed in _BY_WORD for word in listed)
_TELLS = frozenset(["told", "tells", "spoke", "speaking"])
# Each with the words of which one must stand there.
_TWO_WORDS: tuple[tuple[frozenset[str], re.Pattern[str], str], ...] = (
    (
        word_set("social post x"),
        re.compile(r"\bsocial media\b|\btruth social\b|\bin a post\b|\bon x(?=[,.]|\Z)"),
        "social-media",
    ),
    (
        word_set("press release remarks email e-mail"),
        re.compile(
            r"\bpress (?:release|statement)\b|\bnews release\b|\bin remarks\b|\b(?:in an|by) e-?mail\b"
        ),
        "press-release",
    ),
    # What a firm puts on its own site is no post.
    (
        word_set("site website"),
        re.compile(r"\bposted (?:on|to) (?:its|the|his|her|their)(?: [\w'’-]+){0,2} (?:web ?)?site\b"),
        "own-site",
    ),
    (
        word_set("phone telephone"),
        re.compile(r"\bby (?:tele)?phone\b|\bover the (?:tele)?phone\b|\bin a (?:tele)?phone call\b"),
        "interview",
    ),
    (
        word_set("update bulletin dispatch"),
        re.compile(r"\bin (?:an?|its|his|her|their|the) (?:[\w-]+ ){0,2}(?:update|bulletin|dispatch)\b"),
        "press-release",
    ),
    (
        word_set("conference town call floor address"),
        re.compile(
            r"\b(?:news|press) conference\b|\btown hall\b|\b(?:conference|earnings) call\b"
            r"|\bon the (?:house|senate|assembly|chamber) floor\b"
            r"|\b(?:video|televised|nightly|evening|weekly|national|public) address\b"
        ),
        "town-hall",
    ),
    (word_set("news"), re.compile(r"\bnews (?:agency|agencies|website|site)\b"), "news-agency"),
    (
        word_set("told"),
        re.compile(
            r"\btold (?:reporters|journalists|lawmakers|parliament|supporters|delegates|the court|jurors|"
            r"the crowd|crowds|a crowd|senators|voters)\b"
        ),
        "told-hearers",
    ),
)
_TWO_WORD_TRIGGERS = frozenset().union(*(triggers for triggers, _, _ in _TWO_WORDS))
_NAMING = _KNOWN | _TWO_WORD_TRIGGERS | _TELLS
_TELLING = _NAMING | {f"{word}'s" for word in _NAMING}
_OF_SOURCE = {SourceType.DOCUMENT: Channel.DOCUMENT, SourceType.DATA: Channel.DATA}
_NOT_STATED = Channel.NOT_STATED  # looked up once: slow in Python 3.11
_TOLD_OUTLET = re.compile(
    r"\b(?:told|tells|spoke to|speaking to) (?:the |The )?(?!(?:[A-Z][\w.]+ ){0,3}(?:Council|Parliament|"
    r"Congress|Senate|House|Court|Assembly|Commission|Committee|Board)\b)[A-Z]"
)
# "Trails in the polls" and "the Statistics Office said" name no data by which something is said.
_BY_DATA = re.compile(
    r"\b(?:citing|according to|based on|in (?:an?|its|their|new|official))(?: [\w'’-]+){0,4}? "
    r"(?:data|figures|statistics|census|polls?|surveys?)\b(?! office| bureau| agency)"
)
_TOLD_BROADCASTER = re.compile(
    r"\b(?:told|tells|spoke to|speaking to) (?:the |an? )?(?:state|local|national|public|regional) "
    r"(?:radio|television|tv|broadcaster)\b"
)
_TOLD_US = re.compile(r"\b(?:told|tells) (?:us|this newspaper|this agency|our)\b")
_BY_VIDEO = re.compile(
    r"\b(?:by|via|over|in|on|through)(?: an?| his| her| its| their)? (?:\w+ )?"
    r"video[ -]?(?:link|call|conference|message)\b"
)
# What nobody showed, and whom a speaker must not speak to.
_NOT_BY = re.compile(
    r"\bno (?:\w+(?:,| or| and|) ){0,3}(?:pictures?|photo\w*|images?|videos?|footage)\b"
    r"|\b(?:authori[sz]ed|allowed|permitted|cleared) to (?:speak|talk|comment) (?:\w+ )?(?:to|with) (?:the )?"
    r"(?:news )?media\b"
)
# Words of a channel by which nothing was said: "the ruling party", "is hearing an appeal".
_ELSE = re.compile(r"\bruling (?:party|parties|coalition|class|junta|bloc)\b|\bhearing an? ")
# A letter or a book by which something is said, and not one that is only told of.
_BY_DOCUMENT = re.compile(
    r"\b(?:citing|quoting|according to|based on|per|as|(?<!involved )(?<!named )in|through|via|by|from|wrote)"
    r"(?: [\w'’-]+){0,4}? (?:reports?|study|filings?|affidavit|indictment|lawsuit|letter|memo|memoir|book|"
    r"documents?|emails|transcript|resolution|ruling)\b"
)
_BY = {Channel.DATA: _BY_DATA, Channel.DOCUMENT: _BY_DOCUMENT}
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def channel_of(frame: str, source_type: SourceType | None, publication: str) -> Channel:
    """The channel that the words around the content name.

    `frame` is the sentence without the reported words; `publication` is the outlet's name or "".
    """
    low = _without_others(frame.lower())
    words = set(_WORD.findall(low))
    if not words.isdisjoint(_TWO_WORD_TRIGGERS):
        words |= {
            name
            for triggers, pattern, name in _TWO_WORDS
            if not triggers.isdisjoint(words) and pattern.search(low)
        }
        if "own-site" in words:
            words.discard("posted")
    told = not words.isdisjoint(_TELLS)
    if told and (_TOLD_US.search(low) or publication and f"told {publication}".lower() in low):
        return Channel.OWN_REPORTING
    named = next((channel for channel, listed in _BY_WORD if not words.isdisjoint(listed)), None)
    if named and (named not in _BY or _BY[named].search(low)):
        return named
    if told and (_TOLD_OUTLET.search(frame) or _TOLD_BROADCASTER.search(low)):
        return Channel.INTERVIEW
    return channel_of_source(source_type)


def _without_others(low: str) -> str:
    """The words without those of a channel by which nothing was said."""
    if "video" in low:
        low = _BY_VIDEO.sub("", low).replace("video address", "televised address")
    if "no " in low or "media" in low:
        low = _NOT_BY.sub("", low)
    return _ELSE.sub("", low) if "ruling " in low or "hearing " in low else low


def may_name_channel(words: frozenset[str]) -> bool:
    """Whether a sentence of these words in small letters could name a channel; most cannot."""
    return not _TELLING.isdisjoint(words)


def channel_of_source(source_type: SourceType | None) -> Channel:
    """The channel that a source is by itself: a report is a document."""
    return _OF_SOURCE.get(source_type, _NOT_STATED) if source_type else _NOT_STATED
