"""Tables that an admin may change: every save is an act, and what the act refuses is said on the form."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from claims.actions.stale import Stale
from claims.admin.base import ReadOnly
from claims.models import User

REFUSALS = (PermissionDenied, Stale, ValidationError)


def reasons_of(refusal: Exception) -> list[str]:
    return refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]


class Refused(Exception):
    """The act was refused and nothing was changed."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


class ActForm(forms.ModelForm):
    """Shows why an act was refused, with everything that was typed still in its place."""

    refused: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        super().clean()
        for reason in self.refused:
            self.add_error(None, reason)
        return self.cleaned_data


class Writable(ReadOnly):
    form = ActForm

    def act(self, actor: User, row: Model, form: ActForm, *, change: bool) -> None:
        """Call the one action that does this, for page, command and admin alike."""
        raise NotImplementedError

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.has_view_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: Model, form: ActForm, change: bool) -> None:
        if change and not form.has_changed():
            return
        try:
            self.act(request.user, obj, form, change=change)
        except REFUSALS as refusal:
            raise Refused(reasons_of(refusal)) from refusal

    def save_related(self, request: HttpRequest, form: ActForm, formsets: list, change: bool) -> None:
        """The act has saved all there is."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A refusal has rolled back everything; the same form is then shown once more, with the reason."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except Refused as refusal:
            request.refused = tuple(refusal.reasons)
            return super().changeform_view(request, *args, **kwargs)

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> type[ActForm]:
        form = super().get_form(request, *args, **kwargs)
        return type(form.__name__, (form,), {"refused": getattr(request, "refused", ())})

    # Django would keep a record of its own, which can be edited, knows no old values and is not part of
    # the chain. Two histories drift apart, so there is one: the event that the action wrote.
    def construct_change_message(self, *args: Any, **kwargs: Any) -> list:
        return []

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> None:
        pass

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> None:
        pass
