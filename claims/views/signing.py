"""The page that a story is signed off on, what is taken back there, and the record of it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.access import article_for, signed_for
from claims.actions import signing as acts
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.formats.filenames import content_disposition
from claims.forms.signing import ClearForm, SignForm, WithdrawForm
from claims.models import Article
from claims.permissions import can_clear, can_sign_off
from claims.queries.lifting import lifted_by
from claims.queries.recorded_signing import record_shown
from claims.queries.signing import sheet_of, signed_before


@require_http_methods(["GET", "HEAD", "POST"])
def signing(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    if request.method != "POST":
        return _page(request, article)
    form = SignForm(request.POST)

    def act() -> str:
        acts.sign_off(actor=request.user, article=article, **_given(form))
        return "Signed off. A new draft or a changed mark lifts it."

    return _done(request, article, act)


@require_POST
def withdraw(request: HttpRequest, article_id: int) -> HttpResponse:
    article, form = article_for(request.user, article_id), WithdrawForm(request.POST)

    def act() -> str:
        acts.withdraw_sign_off(actor=request.user, article=article, **_given(form))
        return "The sign-off is taken back. It stays on record."

    return _done(request, article, act)


@require_POST
def clear(request: HttpRequest, article_id: int) -> HttpResponse:
    article, form = article_for(request.user, article_id), ClearForm(request.POST)

    def act() -> str:
        given = acts.clear(actor=request.user, article=article, **_given(form))
        return f"On record: {given.get_value_display().lower()}." if given else "Taken back."

    return _done(request, article, act)


@require_safe
def record(request: HttpRequest, article_id: int) -> HttpResponse:
    """As it goes on paper."""
    article = article_for(request.user, article_id)
    signed = signed_for(article)
    context = {"article": article, "signed": signed, "record": record_shown(article, signed)}
    return render(request, "signing/record.html", context)


@require_safe
def record_json(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    shown = record_shown(article, signed_for(article))
    named = content_disposition(f"{article.headline} sign-off", ".json")
    answer = JsonResponse(shown.plain(), json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer["Content-Disposition"] = named
    return answer


def _given(form: SignForm | WithdrawForm | ClearForm) -> dict:
    if not form.is_valid():
        raise Refused(form.refusal())
    return form.cleaned_data


def _done(request: HttpRequest, article: Article, act: Callable[[], str]) -> HttpResponse:
    """What is refused is said on the page, with what was typed."""
    try:
        said = act()
    except Stale as stale:
        return _page(request, article_for(request.user, article.pk), str(stale), 409)
    except Refused as refusal:
        return _page(request, article_for(request.user, article.pk), str(refusal), 422)
    messages.info(request, said)
    return redirect("sign-off", article.pk)


def _page(request: HttpRequest, article: Article, problem: str = "", status: int = 200) -> HttpResponse:
    before = signed_before(article)
    signed = next((each for each in before if each.until is None), None)
    sheet = sheet_of(request.user, article)
    context = {
        "article": article,
        "sheet": sheet,
        "signed": signed,
        "lifted_by": lifted_by(signed) if signed else None,
        "before": [each for each in before if each.until is not None],
        "mine": next((each for each in sheet.clearances if each.person_id == request.user.pk), None),
        "may_sign": can_sign_off(request.user, article),
        "may_clear": can_clear(request.user, article),
        "problem": problem,
        "typed": request.POST,
    }
    return render(request, "signing/page.html", context, status=status)
