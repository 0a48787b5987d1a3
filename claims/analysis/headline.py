"""What a headline says that its story does not."""

import re
from collections.abc import Sequence

_WORD = re.compile(r"\w[\w’'-]*")
_STEM = 5  # letters compared, so that "visits" finds "visited"
_SHORT = 3  # words up to this length carry no fact of their own, unless they hold a digit


def words_not_in_body(headline: str, body: str) -> list[str]:
    """Words of the headline, as written and in order, that the body has in no form.

    A word counts as present when the body has one with the same first five letters, whatever the
    case; figures must be there to the digit. Both are plain texts; linear in their length.
    """
    present = {_key(word) for word in _WORD.findall(body)}
    words = (word for word in _WORD.findall(headline) if len(word) > _SHORT or _has_digit(word))
    return [word for word in words if _key(word) not in present]


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
    return word if _has_digit(word) else word.split("’")[0].split("'")[0][:_STEM]


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
