"""Tells who is a "he" and who a "she": by titles, by what the article says of them, and by first names."""

import re

from claims.analysis.function_words import word_set

# Both begin with a letter and look back from it, since a search for a word's start is several times as slow.
_TITLED = re.compile(
    r"(M(?<!\w.)(?:rs?|s|iss)|S(?<!\w.)ir|D(?<!\w.)ame|L(?<!\w.)(?:ord|ady)|K(?<!\w.)ing|Q(?<!\w.)ueen|"
    r"P(?<!\w.)rince(?:ss)?|woman|Woman|m(?<=[A-Za-z].)an)\b\.? "
    r"(?:[A-Z][\w.’'-]*+ ){0,3}?([A-Z][\w’'-]++)(?! [A-Z])"
)
_KIN = re.compile(
    r"(w(?<!\w.)(?:ife|idow)|h(?<!\w.)usband|d(?<!\w.)aughter|s(?<!\w.)(?:on|ister)|m(?<!\w.)other|"
    r"f(?<!\w.)ather|b(?<!\w.)rother),? (?:[A-Z][\w.’'-]*+ ){1,3}?([A-Z][\w’'-]++)(?! [A-Z])"
)
_KIN_OF = re.compile(
    r", (?:[A-Z][\w-]*+['’]s|his|her|their) (?:\w+ )?(wife|widow|husband|daughter|son|sister|mother|father|"
    r"brother)\b"
)
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+\Z")
_LONGEST_NAME = 40  # characters
_OF_WOMEN = (
    *("mrs", "ms", "miss", "dame", "lady", "queen", "princess", "woman"),
    *("wife", "widow", "daughter", "sister", "mother"),
)
_SAYS_OF_SELF = re.compile(
    r"([A-Z](?<!\w.)[\w’'-]++) (?:(?:said|says|added|wrote|insisted|claimed|denied) |told (?:\w+ ){1,3}?)"
    r"(?:that )?(he|she)\b"
)
# The commonest in English, and others that are written alike; those that both bear are left out.
_SHE = word_set("""
    alice amy ann anne beth betty brenda carol caroline catherine charlotte chloe claire deborah diane doris
    dorothy edith eileen elizabeth ellen emily esther evelyn fay frances gail gillian grace hannah harriet
    hazel heather helen ines ingrid irene isabel jane janet jean jennifer jill joan jocelyn josephine joy
    joyce judith judy julie karen kate katherine kathleen kathryn kim kirsten lily linda lois lucy madeleine
    margaret margery marie marion marjorie mary maureen megan michelle mildred miriam molly nancy naomi
    nicole olive pamela patricia paulette penelope phyllis rachel rhian rose rosemary ruth sally sandy sarah
    sharon sheila shirley sian simone siobhan sophie sue susan suzanne tracy ulrike ursula vivien wendy yvonne
    zoe maren freya
""")
_HE = word_set("""
    adam ahmed alan albert alexander ali andrew anthony anton arthur barry ben benjamin bernard bill bob boris
    brian bruce carl charles christian christopher colin craig dan daniel david dean dennis derek dmitri
    dmitry donald douglas edward eric ernest ethan eugene francis frank frederick gareth gary george gerald
    gordon graham greg gregory harold harry henry herbert howard hugh hugo ian ivan jack jacob james jason
    jeffrey jens jerry jim joe john jonathan joseph joshua juan julio justin keith kenneth kevin kurt larry
    lars laurence leif leo leonard louis luca luke malcolm mark martin matthew michael mike mohammed muhammad
    neil nicholas nigel nikita noah norman olaf oliver oscar owen patrick paul pedro peter philip pierre piet
    ralph raymond rey richard robert roger rolf ronald roy russell ryan samuel scott sean sergei simon stefan
    stephen steve steven stuart thomas tim timothy tom tomas tony vladimir walter wayne william ilya mustafa
""")


def pronouns_told(text: str) -> dict[str, str]:
    """ "he" or "she" by surname: by a title ("Ms Lund"), "his wife, Ada Orr" or "Lund said she".

    By full name where there is an apposition: "Ada Orr, his wife", who may share her surname.
    """
    found = dict(_SAYS_OF_SELF.findall(text))
    for kin in _KIN_OF.finditer(text):
        if name := _NAME_BEFORE.search(text, max(0, kin.start() - _LONGEST_NAME), kin.start()):
            found[name[0]] = "she" if kin[1] in _OF_WOMEN else "he"
    for pattern in (_KIN, _TITLED):
        for title, name in pattern.findall(text):
            found[name] = "she" if title.lower().endswith(_OF_WOMEN) else "he"
    return found


def pronoun_of(name: str) -> str:
    """ "he" or "she" by the first name of a full name, or "" where it leaves a doubt."""
    first = _first(name)
    return "he" if first in _HE else "she" if first in _SHE else ""


def sounds_like_she(name: str) -> bool:
    """Whether a first name ends as most that women bear: no more than a hint, as for "Sasha"."""
    return _first(name).endswith("a") and _first(name) not in _HE


def _first(name: str) -> str:
    first, _, last = name.partition(" ")
    return first.lower() if last and first[0].isupper() and len(first) > 1 else ""
