"""What every word of the vocabulary is: a stored value that knows how it reads on screen."""

from enum import StrEnum, nonmember
from typing import Self


class Word(StrEnum):
    """A stored value that also knows how it reads on screen: `NAME = "value", "Label"`."""

    do_not_call_in_templates = nonmember(True)  # so that a template can loop over it
    label: str
    glyph: str

    def __new__(cls, value: str, label: str = "", glyph: str = "") -> Self:
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label or value.replace("_", " ").capitalize()
        word.glyph = glyph
        return word
