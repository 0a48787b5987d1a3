"""What a headline says that its story does not."""

import re
from collections.abc import Sequence

from claims.analysis.lexicon import SPEECH, VERB_FORMS

_WORD = re.compile(r"\w[\w’'-]*")
_STEM = 5  # letters compared, so that "visits" finds "visited"
_SHORT = 3  # words up to this length carry no fact of their own, unless they hold a digit
_ENDING = re.compile(r"(?<=..)(?:ies|ied|es|ed|ing|[sdey])\Z")
# Other forms that share too few letters with the first of their line, which stands for all.
_FORMS = """
    become became · begin began begun · blow blew · break broke · bring brought · build built · buy bought
    catch caught · choose chose · come came · draw drew · drive drove · eat ate · fall fell · feel felt
    fight fought · find found · flee fled · fly flew flies · forget forgot · freeze froze · give gave
    grow grew · hold held · keep kept · know knew · lead led · leave left · lend lent · lose lost lose
    make made · meet met · pay paid · rise rose · run ran · seek sought · sell sold · send sent
    shake shook · shoot shot · sink sank sunk · speak spoke · spend spent · stand stood · steal stole
    strike struck · swear swore · swim swam · take took · teach taught · tear tore · think thought
    throw threw · win won · withdraw withdrew · write wrote · death dead died dies die
"""
_FIRST_FORM = {
    form: forms[0]
    for line in _FORMS.replace("\n", "·").split("·")
    if (forms := line.split())
    for form in forms
}
# Who says it is looked for elsewhere; how it is said is no fact that a headline could add.
_SAYING = frozenset(word for word, verb in VERB_FORMS.items() if verb.lemma in SPEECH)
_QUOTED = re.compile(r"[“\"]([^“”\"]{3,200})[”\"]|(?<!\w)[‘']([^‘“”\"]{3,200}?)[’'](?!\w)")


def words_not_in_body(headline: str, body: str) -> list[str]:
    """Words of the headline, as written and in order, that the body has in no form.

    A word counts as present when the body has it in another form ("sinks", "sank") or one with the same
    first five letters, whatever the case; figures must be there to the digit. Verbs of saying count as
    present, and so do the words of a quotation that is told as a whole by `quotations_not_in_body`. Both
    are plain texts; linear in their length.
    """
    present = {_key(word) for word in _WORD.findall(body)}
    for quotation in quotations_not_in_body(headline, body):
        headline = headline.replace(quotation, " ")
    words = (word for word in _WORD.findall(headline) if len(word) > _SHORT or _has_digit(word))
    return [word for word in words if _key(word) not in present and word.casefold() not in _SAYING]


def quotations_not_in_body(headline: str, body: str) -> list[str]:
    """What the headline quotes and the body has nowhere in these words, case and punctuation aside."""
    said = _words_only(body)
    quoted = (match[1] or match[2] for match in _QUOTED.finditer(headline))
    return [words for words in quoted if _words_only(words) not in said]


def _words_only(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold().replace('’', chr(39))))} "


def rests_on(headline: str, sentences: Sequence[str]) -> list[int]:
    """Which sentences carry the words of the headline; indexes, in the order of the text.

    A greedy set cover (Johnson 1974): again and again the sentence with most of the headline's words
    that no chosen one has, the earlier of two, as long as one adds two words or a figure. Words count
    as in `words_not_in_body`. Empty where the body says nothing of the kind; linear in the text for
    each sentence chosen.
    """
    left = {_key(word) for word in _WORD.findall(headline) if len(word) > _SHORT or _has_digit(word)}
    words = [{_key(word) for word in _WORD.findall(sentence)} for sentence in sentences]
    chosen: list[int] = []
    while words and left:
        best = max(range(len(words)), key=lambda place: (len(words[place] & left), -place))
        added = words[best] & left
        if len(added) < 2 and not any(map(_has_digit, added)):
            break
        chosen.append(best)
        left -= added
    return sorted(chosen)


def _key(word: str) -> str:
    word = word.casefold()
    if _has_digit(word):
        return word
    word = word.split("’")[0].split("'")[0]
    return _FIRST_FORM.get(word) or _FIRST_FORM.get(stem := _ENDING.sub("", word)) or stem[:_STEM]


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
