"""Tells by which channel words came: a statement, a post, an interview, a document, a picture …"""

import re

from claims.vocabulary import Channel, SourceType


def _pattern(listed: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + listed + r")\b", re.IGNORECASE)


# The first that is found decides: "in a statement on social media" is a post.
_PATTERNS: tuple[tuple[Channel, re.Pattern[str]], ...] = (
    (
        Channel.SOCIAL_POST,
        _pattern(
            r"tweet(?:s|ed|ing)?|retweeted|social media|twitter|facebook|telegram|instagram|tiktok|youtube|weibo|reddit|"
            r"mastodon|bluesky|truth social|posted|in a post|blog(?:ged)?|live ?stream(?:ed)?"
        ),
    ),
    (Channel.IMAGE, _pattern(r"pictures?|photos?|photographs?|images?|imagery|videos?|footage|selfies?")),
    (Channel.INTERVIEW, _pattern(r"interview(?:s|ed)?|interviewer|asked by")),
    (
        Channel.SPEECH,
        _pattern(
            r"speech|briefing|news conference|press conference|rally|address|debate|hearing|testimony|testified|podium|"
            r"sermon|lecture|town hall|told (?:reporters|journalists|lawmakers|parliament|supporters|delegates|the court|"
            r"jurors|the crowd|crowds|a crowd|senators|voters)"
        ),
    ),
    (
        Channel.DOCUMENT,
        _pattern(
            r"report|study|court (?:papers|documents|filings?)|filing|affidavit|indictment|lawsuit|letter|memo|memoir|"
            r"documents?|emails?|book|transcript|resolution|ruling"
        ),
    ),
    (Channel.STATEMENT, _pattern(r"statement|communiqu[eé]|press release|news release|announcement|in remarks")),
    (
        Channel.PRESS_REPORT,
        _pattern(
            r"media|newspapers?|news agency|news agencies|broadcaster|news website|magazine|press reports|reported by|"
            r"quoted by|op-ed|editorial"
        ),
    ),
    (Channel.DATA, _pattern(r"data|figures|statistics|census|polls?|surveys?")),
)
_OF_SOURCE = {SourceType.DOCUMENT: Channel.DOCUMENT, SourceType.DATA: Channel.DATA}
_TOLD_OUTLET = re.compile(r"\b(?:told|tells|spoke to|speaking to) (?:the )?[A-Z]", re.UNICODE)
_TOLD_US = re.compile(r"\b(?:told|tells) (?:us|this newspaper|this agency|our)\b", re.IGNORECASE)


def channel_of(frame: str, source_type: SourceType | None, publication: str) -> Channel:
    """The channel that the words around the content name.

    `frame` is the sentence without the source's own words; `publication` is the outlet's name or "".
    """
    if _TOLD_US.search(frame) or publication and f"told {publication}".lower() in frame.lower():
        return Channel.OWN_REPORTING
    for channel, pattern in _PATTERNS:
        if pattern.search(frame):
            return channel
    if _TOLD_OUTLET.search(frame):
        return Channel.INTERVIEW
    return _OF_SOURCE.get(source_type, Channel.NOT_STATED) if source_type else Channel.NOT_STATED
