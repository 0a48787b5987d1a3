"""Recognises what the outlet itself did: what its people saw, were told, counted, filmed or photographed."""

import re
from functools import lru_cache

from claims.analysis.evidence.unquoted import Unquoted
from claims.analysis.evidence.words import VISUAL
from claims.analysis.function_words import word_set

_STAFF = (
    r"(?:reporters?|journalists?|correspondents?|teams?|staff|crews?|analysis|investigation|inquiry|count|"
    r"survey|tally|review|checks?|research|reporting|calculations?)"
)
_DID = (
    r"(?:visited|saw|counted|reviewed|has seen|had seen|found|called|rang|phoned|bought|tested|tried|asked|"
    r"spoke|interviewed|watched|met|examined|analy[sz]ed|compared|checked|obtained|learned|has learned|"
    r"was shown|was told|walked|followed|heard|travelled|traveled|observed|contacted|traced|inspected|"
    r"attended|wrote to|sent|ordered|measured)"
)
_FOR_US = (
    r"(?:told|tells|telling|spoke to|speaking to|speaking with|shown to|seen by|reviewed by|obtained by|"
    r"examined by|verified by|checked by|confirmed to|said to|interviews? (?:with|by|given to)|"
    r"conversation with|asked by|contacted by|visited by|analysis by|count by|checks by|investigation by|"
    r"inquiry by|survey by|calculations by|gave|compiled by|according to|letter to|email to)"
)
_PEOPLE_OF = rf"{_STAFF} (?:for|from|of|with|at) "
_FILM_STAFF = (
    r"(?:photographers?|camera (?:crews?|teams?)|camera(?:man|woman|men|women)|videographers?|drones?|"
    r"cameras?)"
)
# Who only looked at a picture did not make it: "a clip geolocated by the Wire".
_NOT_LOOKED_AT = "".join(
    rf"(?<!\b{looked} )"
    for looked in word_set("""
        geolocated verified reviewed seen obtained checked authenticated examined analysed analyzed viewed
        confirmed located inspected identified
    """)
)
_MADE = (
    r"(?:taken|shot|filmed|made|recorded|captured|flown|produced|commissioned|stitched)\b[^;·]{0,40}?"
    rf"{_NOT_LOOKED_AT}(?:by|for) (?:an? )?(?:the )?"
)


OURS = "ours"  # the topic of these words
OUR_WORDS = frozenset(
    ["our", "us", "we", "newspaper", "newspaper's", "agency", "agency's", "publication", "website"]
)
# Beside those: who works for an outlet, and what they do.
OUR_WORK_WORDS = word_set("""
    reporter reporters journalist journalists correspondent correspondents team teams staff crew crews
    analysis investigation inquiry count survey tally review check checks research reporting calculation
    calculations visited saw counted reviewed seen found find called rang phoned bought tested tried asked
    spoke interviewed watched met examined analysed analyzed compared checked obtained learned shown
    told walked followed heard travelled traveled observed contacted traced inspected attended wrote
    sent ordered measured tells interview arrived drove knocked videographers drones cameramen camerawoman
    camerawomen
""")
_OURS = re.compile(
    rf"\b(?:this (?:newspaper|agency|publication|website)|our)(?:'s)?(?: own)?(?: \w+)? {_STAFF}\b"
    rf"|\bthis (?:newspaper|agency|publication|website) {_DID}\b"
    r"|\b(?:told|tells|spoke to|seen by|shown to|interview with|obtained by) (?:us|this newspaper|this "
    r"agency|this publication|this website)\b(?!-)"
    r"|\b(?:when|as) we (?:walked|visited|arrived|called|rang|drove|met|asked|tested|counted|knocked)\b"
    r"|\bwe (?:counted|visited|rang|interviewed|reviewed|tested|walked down|checked|contacted|analy[sz]ed|"
    r"found (?:no|little)|could find no)\b",
)
_OUR_PICTURES = re.compile(
    rf"\b{VISUAL}[^;·]{{0,60}}? {_NOT_LOOKED_AT}by (?:our|this newspaper's) \w+"
    rf"|\b(?:our|this newspaper's|this agency's) (?:own )?(?:{_FILM_STAFF}|{VISUAL})\b",
)


class OwnWork:
    """Finds one outlet's own work in sentences; its name counts only as it is written, "the" left out."""

    def __init__(self, publication: str = "") -> None:
        self.name = _bare_name(publication)
        self._reporting, self._pictures = _named(self.name)

    def reporting(self, sentence: Unquoted) -> re.Match[str] | None:
        """What shows that the outlet saw, counted, was told or was shown."""
        return self._search(self._reporting, _OURS, sentence)

    def picture(self, sentence: Unquoted) -> re.Match[str] | None:
        """What shows a picture or film made by the outlet or for it."""
        return self._search(self._pictures, _OUR_PICTURES, sentence)

    def _search(
        self, named: re.Pattern[str], ours: re.Pattern[str], sentence: Unquoted
    ) -> re.Match[str] | None:
        found = named.search(sentence.plain) if self.name and self.name in sentence.plain else None
        return found or (ours.search(sentence.low) if OURS in sentence.topics else None)


@lru_cache(maxsize=64)
def _named(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of an outlet's reporting and of its pictures."""
    own = re.escape(name)
    reporting = re.compile(
        rf"(?i:\b{_FOR_US}) (?:[Tt]he )?{own}\b(?!'s? [a-z]+ who)|(?i:\b{_PEOPLE_OF})(?:[Tt]he )?{own}\b"
        rf"|\b{own}(?:'s)? (?i:(?:own )?(?:\w+ )?{_STAFF})\b|\b{own} (?i:(?:also |then |itself )?{_DID})\b"
        rf"|\b{own} (?i:(?:first |has |had )?(?:reported|reports|revealed|disclosed))\b"
    )
    pictures = re.compile(
        rf"(?i:\b{VISUAL})\b[^;·]{{0,60}}? (?i:{_MADE}){own}\b"
        rf"|(?i:\b{VISUAL})\b (?:that|which|by|from) (?:an? )?(?:[Tt]he )?{own}\b(?! (?:has|had) (?:not|"
        rf"seen))|\b{own}(?:'s)? (?i:(?:\w+ )?(?:{_FILM_STAFF}|{VISUAL}))\b(?! editors?\b| desk\b)"
        rf"|(?i:\b{VISUAL}|{_FILM_STAFF})\b[^;·]{{0,40}}?\b{_NOT_LOOKED_AT}(?i:from|by|flown by|of|for) "
        rf"(?:an? )?(?:[Tt]he )?{own}\b"
        rf"|\b{own} (?i:(?:has |had )?(?:filmed|photographed|took|shot|recorded on video))\b"
        rf"|(?i:\b{VISUAL})\b[^;·]{{0,30}}? {own}'s [A-Z]\w+ [A-Z]\w+ (?:took|made|shot|filmed)\b"
    )
    return reporting, pictures


def _bare_name(publication: str) -> str:
    """The name on one line and without "the" before it, its apostrophes straight as in the text read."""
    bare = " ".join(publication.replace("’", "'").split())
    return bare[4:] if bare.lower().startswith("the ") else bare
