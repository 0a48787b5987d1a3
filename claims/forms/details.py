"""What is known of a story beside its text, as an editor corrects it."""

from typing import Any

from django import forms

from claims.forms.articles import address_field, day_field, due_field
from claims.models import Article

MOMENT = "%Y-%m-%dT%H:%M"


class DetailsForm(forms.Form):
    """Each field brings along what it showed, so that only what was changed here is written."""

    headline = forms.CharField(max_length=500, help_text="As the queue shows it. The text stays as it is.")
    desk = forms.CharField(required=False, max_length=100)
    publication = forms.CharField(
        required=False,
        max_length=150,
        help_text="Its own pictures and reporting count as ours from the next draft on; what was read stays.",
    )
    published_on = day_field()
    due = due_field()
    url = address_field()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["due"].widget.format = MOMENT
        for field in self.fields.values():
            field.show_hidden_initial = True

    @classmethod
    def of(cls, article: Article) -> "DetailsForm":
        return cls(initial={name: getattr(article, name) for name in cls.base_fields})

    def write_into(self, article: Article) -> None:
        for name in self.changed_data:
            setattr(article, name, self.cleaned_data[name])
