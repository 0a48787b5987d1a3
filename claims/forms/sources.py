"""What the address of the page of sources asks for, and what an editor keeps of one."""

import json
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.http import QueryDict

from claims.models import Source
from claims.queries.source_records import AskedSources
from claims.queries.sources import kept_as
from claims.vocabulary import SourceType, choices

PERIODS = {"30": "Last 30 days", "365": "Last year", "ever": "All time"}
FURTHEST_PAGE = 100_000


class SourcesForm(forms.Form):
    period = forms.ChoiceField(required=False, choices=list(PERIODS.items()))
    unnamed = forms.BooleanField(required=False)
    words = forms.CharField(label="Name", required=False, max_length=100)
    page = forms.IntegerField(required=False, min_value=1, max_value=FURTHEST_PAGE)

    @classmethod
    def read(cls, query: QueryDict) -> "SourcesForm":
        form = cls({"period": "30", "page": "1"} | query.dict())
        if set(query) - set(form.fields) or not form.is_valid():
            raise BadRequest("There is no such choice. Choose again on the page “Sources”.")
        return form

    def asked(self, now: datetime) -> AskedSources:
        data = self.cleaned_data
        days = None if data["period"] == "ever" else int(data["period"] or 30)
        since = now - timedelta(days=days) if days else None
        return AskedSources(since, data["unnamed"], " ".join(data["words"].split()))


class SeenForm(forms.Form):
    """Brings back how the source was kept when the page was opened, so that a later save is told."""

    seen = forms.JSONField(required=False, widget=forms.HiddenInput)

    def show_as_kept(self, source: Source) -> None:
        """It is told with the form, which can be sent again as it is."""
        self.data = self.data.copy()
        self.data["seen"] = json.dumps(kept_as(source))

    def seen_as(self) -> list[str]:
        return self.cleaned_data["seen"] or []


class JoinForm(forms.Form):
    """Which other source is the same one."""

    same = forms.CharField(
        label="Name of the other source", max_length=300, widget=forms.TextInput({"list": "same-sources"})
    )


class PartForm(forms.Form):
    joined = forms.IntegerField(min_value=1, max_value=2**63 - 1)


class SourceForm(SeenForm):
    name = forms.CharField(max_length=300)
    source_type = forms.ChoiceField(label="What it is", choices=choices(SourceType))
    names = forms.CharField(
        label="Other names",
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 6}),
        help_text="One a line, each as stories write it.",
    )

    @classmethod
    def of(cls, source: Source) -> "SourceForm":
        about = {"name": source.name, "source_type": source.source_type}
        return cls(initial=about | {"names": "\n".join(source.other_names), "seen": kept_as(source)})

    def given(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"name": data["name"], "source_type": SourceType(data["source_type"])}

    def aliases(self) -> list[str]:
        return self.cleaned_data["names"].splitlines()
