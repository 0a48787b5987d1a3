"""Keeps what was read as JSON, and makes it of that again: dataclasses, lists, words and plain values."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from claims.formats.readers import Undecodable, Unreadable

Made = TypeVar("Made")
_REFUSED = "refused"


def to_json(value: Any) -> str:
    """A dataclass of the kinds that `from_json` knows."""
    return json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[Made], text: str) -> Made:
    """The same again. Raises ValueError, KeyError or TypeError where the text is of another shape."""
    made: Made = _made(kind, json.loads(text))
    return made


def refusal_to_json(refusal: Unreadable) -> str:
    """For `raise_refusal`."""
    return json.dumps({_REFUSED: str(refusal), "undecodable": isinstance(refusal, Undecodable)})


def is_refusal(text: str) -> bool:
    """Whether the text keeps a refusal, not what was read."""
    return text.startswith(f'{{"{_REFUSED}"')


def raise_refusal(text: str) -> None:
    """Raises the `Unreadable` that is kept in the text, if one is."""
    if is_refusal(text):
        told = json.loads(text)
        raise (Undecodable if told["undecodable"] else Unreadable)(told[_REFUSED])


def _plain(value: Any) -> Any:
    return {field.name: getattr(value, field.name) for field in fields(value)}


@cache
def _fields(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _made(kind: Any, value: Any) -> Any:
    origin, inside = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        (one,) = (part for part in inside if part is not NoneType)
        return None if value is None else _made(one, value)
    if is_dataclass(kind) and isinstance(kind, type):
        return kind(**{name: _made(hint, value[name]) for name, hint in _fields(kind).items()})
    if origin in (list, tuple):
        return origin([_made(inside[0], one) for one in value])
    if kind in (Any, dict) or origin in (dict, Mapping):
        return value
    return value if type(value) is kind else kind(value)
