"""Which language a text is in, as far as its commonest words and its script tell."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import islice

ENGLISH = "en"
UNKNOWN = ""
SAMPLE = 20_000  # code points looked at
ENOUGH_LETTERS = 2000  # of them, to tell the script by
FEWEST_HITS = 3  # common words found, below which a Latin text stays unknown
SHORT = 40  # letters, below which a text in Latin letters is taken for English

NAMES = {
    "en": "English", "ar": "Arabic", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "es": "Spanish", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "ko": "Korean", "nb": "Norwegian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "ta": "Tamil", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip
"""Every code that `detect` may give, with its name in English."""

_DASHES = re.compile("[-–—/]")
_AROUND_WORDS = ".,;:!?…'\"‘’‚“”„«»()[]*_"
_LAST_LATIN = "\u024f"
# ISO 639-1 code → words that are frequent in this language and rare in the others.
_COMMON = {
    "en": "the of and that was with from were which his has have this they their been said would after",
    "de": "der die und das nicht mit von ist ein eine auf dem den des sich auch wurde nach bei wird",
    "fr": "le les des une est dans pour que qui sur pas plus avec par été sont aux cette ses selon",
    "es": "el los las una del que por con para está como más sus según fue este sobre entre también",
    "pt": "os uma não com para que por dos das foi mais como são pela pelo também disse entre após",
    "it": "il gli della che di non per una con del sono nel alla più anche dei delle stato dopo ha",
    "nl": "het een van de niet met zijn voor dat er ook naar werd heeft aan bij nog maar deze uit",
    "sv": "och att det som en på är av för med den till inte har var ett om från efter sade",
    "da": "og det at en af er på til med der ikke den som har blev ved fra efter sagde også",
    "nb": "og det som på er av til med ikke har ble ved fra etter sa også seg være mot kunne",
    "fi": "ja on ei että se oli hän mutta myös kun joka ovat sekä tai niin kuin mukaan jälkeen",
    "pl": "nie się na że jest do przez jak oraz po dla od został ale jego które który tym przed",
    "cs": "se na že je by jeho pro jako byl ale podle které který také při bude po nebo jsou",
    "hu": "hogy nem egy az és volt azt meg csak mint már szerint után pedig azonban majd vagy",
    "ro": "și că nu este din care pentru cu sunt fost mai după prin această cele sau către fi",
    "tr": "ve bir bu için ile olarak daha çok olan gibi sonra kadar dedi göre ancak değil her",
    "id": "yang dan di dengan untuk dari pada ini itu tidak dalam akan oleh telah juga kata karena",
}
_VOTES: dict[str, list[str]] = {}
for _code, _words in _COMMON.items():
    for _word in _words.split():
        _VOTES.setdefault(_word, []).append(_code)
# Scripts that name their language well enough to say that it is not English.
_SCRIPTS = {
    "CYRILLIC": "ru", "ARABIC": "ar", "HEBREW": "he", "GREEK": "el", "HIRAGANA": "ja", "KATAKANA": "ja",
    "CJK": "zh", "HANGUL": "ko", "DEVANAGARI": "hi", "THAI": "th", "GEORGIAN": "ka", "ARMENIAN": "hy",
    "BENGALI": "bn", "TAMIL": "ta",
}  # fmt: skip
_UKRAINIAN = re.compile("[іїєґ]")


def detect(text: str) -> str:
    """The ISO 639-1 code of a text's language, or "" where it cannot be told.

    Counts words that are frequent in one language (function words: Grefenstette 1995, "Comparing two
    language identification schemes") in the first 20,000 code points, and takes other scripts at their
    word. A text too short to tell, in Latin letters, is taken for English, which is read best.
    """
    sample = text[:SAMPLE]
    if script := _script(sample):
        return "uk" if script == "ru" and _UKRAINIAN.search(sample.casefold()) else script
    votes = _votes(sample.casefold())
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < FEWEST_HITS:
        short = sum(map(str.isalpha, sample)) < SHORT
        return ENGLISH if short or ranked[:1] and ranked[0][0] == ENGLISH else UNKNOWN
    language, most = ranked[0]
    tied = len(ranked) > 1 and most == ranked[1][1]
    doubted = language != ENGLISH and votes[ENGLISH] * 2 >= most  # "he" and "on" are words of others too
    return UNKNOWN if tied or doubted else language


def _votes(sample: str) -> Counter[str]:
    """How many words of the sample, which is in small letters, each language has among its frequent ones."""
    votes: Counter[str] = Counter()
    for word, count in Counter(_DASHES.sub(" ", sample).split()).items():
        for language in _VOTES.get(word.strip(_AROUND_WORDS), ()):
            votes[language] += count
    return votes


def _script(sample: str) -> str:
    """The language that stands for the script of most letters; "" for Latin ones."""
    if all(char <= _LAST_LATIN or not char.isalpha() for char in set(sample)):
        return ""
    letters = list(islice(filter(str.isalpha, sample), ENOUGH_LETTERS))
    names: Counter[str] = Counter()
    for letter, count in Counter(letters).items():
        names[_first_of_name(letter)] += count
    if names["HIRAGANA"] + names["KATAKANA"] > len(letters) * 0.1:
        return "ja"
    return _SCRIPTS.get(names.most_common(1)[0][0], "") if names else ""


@lru_cache(maxsize=10_000)
def _first_of_name(char: str) -> str:
    """LATIN, GREEK, CJK …"""
    return unicodedata.name(char, "").split(" ")[0]
