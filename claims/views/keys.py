"""The keys of the desk as this person has set them, for every template: `{{ keys.verified.name }}`."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from claims.actions.preferences import set_keys
from claims.forms.preferences import KeysForm
from claims.vocabulary import DeskKey, Mark


@dataclass(frozen=True, slots=True)
class Key:
    name: str  # as in aria-keyshortcuts: "Shift+S"
    does: str

    @property
    def shown(self) -> str:
        return self.name.replace("Shift+", "⇧ ")


def keys(request: HttpRequest) -> dict[str, Any]:
    person = getattr(request, "user", None)  # a body refused by its size is answered before anybody is known
    preferences = getattr(person, "preferences", {})
    chosen = preferences.get("keys", {})
    keys = {word.value: Key(chosen.get(word.value, word.glyph), word.label) for word in DeskKey}
    return {
        "keys": keys,
        "verdicts": [(mark, keys[mark.value]) for mark in Mark],
        "single_keys": preferences.get("single_keys", True),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def keys_page(request: HttpRequest) -> HttpResponse:
    now = keys(request)
    names = {act: key.name for act, key in now["keys"].items()}
    form = KeysForm(request.POST if request.method == "POST" else None, initial=names | now)
    if "given" in request.POST:
        set_keys(person=request.user, chosen={}, single_keys=now["single_keys"])
        messages.success(request, "The desk has the given keys again.")
        return redirect("keys")
    if form.is_valid():
        set_keys(person=request.user, chosen=form.chosen(), single_keys=form.cleaned_data["single_keys"])
        messages.success(request, "Your keys are saved, for every computer that you sign in on.")
        return redirect("keys")
    return render(request, "keys/page.html", {"form": form}, status=422 if form.errors else 200)
