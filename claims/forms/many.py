"""The form in which a person corrects how one of several files is read, before they come in."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict

from claims.formats.encodings import DAMAGED, ENCODINGS
from claims.formats.packed import ARCHIVE
from claims.formats.story_rows import guess_columns
from claims.forms.articles import EITHER_WAY, due_field, encoding_choices
from claims.queries.looks import FileLook
from claims.vocabulary import FileKind, StoryField, TableKind

FOUND = ("", "As the file tells")
DELIMITERS = {",": "Comma", ";": "Semicolon", "\t": "Tab", "|": "Upright bar"}
_ENCODINGS = [FOUND, *((name, label) for name, (label, _) in ENCODINGS.items())]
_ANEW = {"left_out", "headline", "back", "columns", "certainty"}
_READING = {"encoding", "read_as", "back"}


class AllForm(forms.Form):
    """What holds for every story that does not say it itself."""

    publication = forms.CharField(required=False, max_length=150)
    desk = forms.CharField(required=False, max_length=100)
    due = due_field()

    def __init__(self, data: QueryDict | None, *, said: dict[str, str]) -> None:
        due = said.get("due")
        initial = said | {"due": datetime.fromisoformat(due) if due else None}
        super().__init__(data, prefix="all", initial=initial)

    def said(self) -> dict[str, str]:
        """As a job keeps it."""
        due = self.cleaned_data["due"]
        return {name: self.cleaned_data[name] for name in ("publication", "desk")} | {
            "due": due.isoformat() if due else ""
        }


class FileForm(forms.Form):
    """Of one file; it has the fields that its kind has."""

    take = forms.BooleanField(required=False)
    headline = forms.CharField(required=False, max_length=300, widget=forms.TextInput(attrs=EITHER_WAY))
    encoding = forms.ChoiceField(required=False, choices=_ENCODINGS)
    read_as = forms.ChoiceField(
        required=False,
        label="Read as",
        choices=[FOUND, *((kind.value, kind.label) for kind in FileKind if kind is not FileKind.WORD)],
    )
    back = forms.TypedMultipleChoiceField(required=False, coerce=int, widget=forms.CheckboxSelectMultiple)
    delimiter = forms.ChoiceField(required=False, label="Cells end at", choices=[FOUND, *DELIMITERS.items()])
    once = forms.BooleanField(required=False, label="Leave out stories that are here already")

    def __init__(self, data: QueryDict | None, *, look: FileLook) -> None:
        self.look = look
        super().__init__(data, prefix=f"file-{look.number}", initial=self._initial(look))
        for name in set(self.fields) - self._fields(look):
            del self.fields[name]
        if look.kind and "encoding" in self.fields:  # its broken rows are told one by one
            self.fields["encoding"].choices = [one for one in _ENCODINGS if one[0] != DAMAGED]
        if look.encodings:
            self.fields["encoding"] = forms.ChoiceField(
                required=False,
                choices=encoding_choices(look.encodings),
                widget=forms.RadioSelect,
                label="It may be in",
            )
        if "back" in self.fields:
            self.fields["back"].choices = [(number, str(number)) for number, _ in look.blocks]
        if look.columns and not look.is_ours:
            choices = [("", "–"), *((column, column) for column in look.columns)]
            for one in StoryField:
                self.fields[f"column_{one.value}"] = forms.ChoiceField(
                    required=False, label=one.label, choices=choices
                )

    @property
    def columns(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("column_")]

    def corrected(self) -> dict[str, Any]:
        """The file as it shall be read; where that is another way, what was said of the former is dropped."""
        was, data = self.look.file, self.cleaned_data
        how = {name: data[name] for name in ("encoding", "read_as", "delimiter") if data.get(name)}
        same = all(was.get(name, "") == value for name, value in how.items())
        anew = _ANEW - {"back"} if self.look.is_edited else _ANEW
        file = {name: value for name, value in was.items() if name not in anew} | how
        if not self.look.kind and how.get("encoding") == was.get("encoding"):
            file["certainty"] = self.look.certainty.value  # nobody chose what was only sent along
        if same:
            file |= self._columns(data) | {
                name: data[name] for name in ("headline", "back") if data.get(name)
            }
        mended = self.look.refused and (not same or "columns" in file)
        return file | {"left_out": not (data["take"] or mended), "once": self._once(data)}

    def _columns(self, data: dict[str, Any]) -> dict[str, Any]:
        """Those that a person chose; else each row is matched by its own names."""
        chosen = {one: column for one in StoryField if (column := data.get(f"column_{one.value}"))}
        if not self.columns or chosen == guess_columns(self.look.columns):
            return {}
        return {"columns": {one.value: column for one, column in chosen.items()}}

    def _once(self, data: dict[str, Any]) -> bool:
        """Of a single story that was shown as already here, who ticks it wants both."""
        return data.get("once", not self.look.here_count)

    def _fields(self, look: FileLook) -> set[str]:
        if look.kind == ARCHIVE:
            return {"take", "once"}
        if look.kind == TableKind.CSV:
            return {"take", "encoding", "delimiter", "once"}
        if look.kind:
            return {"take", "encoding", "once"}
        if not look.read:
            return {"take", "encoding"} if look.encodings else {"take"}
        word = _READING - {"back"} if look.read.kind is FileKind.WORD else set()
        return {"take", "headline"} | (set() if look.is_edited else _READING - word)

    def _initial(self, look: FileLook) -> dict[str, Any]:
        file = look.file
        columns = {
            f"column_{StoryField(name).value}": name_ for name, name_ in file.get("columns", {}).items()
        }
        return {"once": True} | file | columns | {"take": look.comes_in}
