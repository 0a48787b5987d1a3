"""Which names may stand for the same source: suggestions only, for a person to confirm or leave."""

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")
_ONE_SIGN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-"})
_ARTICLES = frozenset(("the", "a", "an"))
_SHORTEST_ROOT = 4  # letters: below that, names that begin alike are chance
_ENDINGS = 3  # letters by which the name of a people may be longer than its country's: "Tarsk", "Tarskian"

# A capital that speaks is, as a rule, its country's government.
_CAPITALS = {
    "Abuja": "Nigerian", "Accra": "Ghanaian", "Addis Ababa": "Ethiopian", "Algiers": "Algerian",
    "Amman": "Jordanian", "Ankara": "Turkish", "Astana": "Kazakh", "Athens": "Greek", "Baghdad": "Iraqi",
    "Baku": "Azerbaijani", "Bamako": "Malian", "Bangkok": "Thai", "Beijing": "Chinese", "Beirut": "Lebanese",
    "Belgrade": "Serbian", "Berlin": "German", "Bern": "Swiss", "Bogota": "Colombian", "Bogotá": "Colombian",
    "Brasilia": "Brazilian", "Brasília": "Brazilian", "Bratislava": "Slovak", "Bucharest": "Romanian",
    "Budapest": "Hungarian", "Buenos Aires": "Argentine", "Cairo": "Egyptian", "Canberra": "Australian",
    "Caracas": "Venezuelan", "Chisinau": "Moldovan", "Colombo": "Sri Lankan", "Copenhagen": "Danish",
    "Damascus": "Syrian", "Dhaka": "Bangladeshi", "Doha": "Qatari", "Dublin": "Irish", "Hanoi": "Vietnamese",
    "Harare": "Zimbabwean", "Havana": "Cuban", "Helsinki": "Finnish", "Islamabad": "Pakistani",
    "Jakarta": "Indonesian", "Kabul": "Afghan", "Kampala": "Ugandan", "Kathmandu": "Nepali",
    "Khartoum": "Sudanese", "Kigali": "Rwandan", "Kinshasa": "Congolese", "Kyiv": "Ukrainian",
    "Kiev": "Ukrainian", "La Paz": "Bolivian", "Lima": "Peruvian", "Lisbon": "Portuguese",
    "Ljubljana": "Slovenian", "London": "British", "Luanda": "Angolan", "Lusaka": "Zambian",
    "Madrid": "Spanish", "Manila": "Philippine", "Minsk": "Belarusian", "Mogadishu": "Somali",
    "Moscow": "Russian", "Muscat": "Omani", "Nairobi": "Kenyan", "New Delhi": "Indian", "Delhi": "Indian",
    "Nicosia": "Cypriot", "Oslo": "Norwegian", "Ottawa": "Canadian", "Paris": "French",
    "Phnom Penh": "Cambodian", "Prague": "Czech", "Pretoria": "South African", "Pyongyang": "North Korean",
    "Quito": "Ecuadorean", "Rabat": "Moroccan", "Reykjavik": "Icelandic", "Riga": "Latvian",
    "Riyadh": "Saudi", "Rome": "Italian", "Sanaa": "Yemeni", "Sarajevo": "Bosnian", "Seoul": "South Korean",
    "Skopje": "Macedonian", "Sofia": "Bulgarian", "Stockholm": "Swedish", "Taipei": "Taiwanese",
    "Tallinn": "Estonian", "Tashkent": "Uzbek", "Tbilisi": "Georgian", "Tehran": "Iranian",
    "The Hague": "Dutch", "Tirana": "Albanian", "Tokyo": "Japanese", "Tripoli": "Libyan",
    "Tunis": "Tunisian", "Ulaanbaatar": "Mongolian", "Vienna": "Austrian", "Vilnius": "Lithuanian",
    "Warsaw": "Polish", "Washington": "U.S.", "Wellington": "New Zealand", "Yerevan": "Armenian",
    "Zagreb": "Croatian",
}  # fmt: skip


def government_behind(name: str) -> str:
    """The government that a capital may stand for ("the Russian government" for "Moscow"), or ""."""
    people = _CAPITALS.get(name)
    return f"the {people} government" if people else ""


def folded(name: str) -> str:
    """By which equal names are told: small letters without accents, spare space or a leading article.

    "O’Brien" and "O'Brien" are one, as are the kinds of hyphens.
    """
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_ONE_SIGN))
    words = "".join(letter for letter in letters if not unicodedata.combining(letter)).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def perhaps_same(name: str, known: Iterable[str]) -> list[str]:
    """Those of the known names that may mean the same source, the likeliest first.

    They are equal but for case and accents, or hold all words of the name ("Lank", "Tova Lank"), or a word
    of theirs begins like one of the name's that is written with a capital ("Tarsk", "Tarskan ministry").
    """
    mine = folded(name)
    words = frozenset(_WORD.findall(mine))
    roots = tuple(folded(word) for word in _WORD.findall(name) if word[0].isupper())
    found = []
    for order, other in enumerate(known):
        theirs = folded(other)
        if likeness := _likeness(mine, words, roots, theirs):
            found.append((-likeness, order, other))
    return [other for _, _, other in sorted(found)]


def _likeness(mine: str, words: frozenset[str], roots: tuple[str, ...], theirs: str) -> int:
    if not words or not theirs:
        return 0
    if mine == theirs:
        return 3
    others = _WORD.findall(theirs)
    if words.issubset(others) or words.issuperset(others):
        return 2
    return int(any(_share_root(root, other) for root in roots for other in others))


def _share_root(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    near = len(longer) - len(shorter) <= _ENDINGS
    return len(shorter) >= _SHORTEST_ROOT and near and longer.startswith(shorter)
