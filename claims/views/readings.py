"""How often a story is read, and which of its claims more often."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import pluralize
from django.views.decorators.http import require_http_methods, require_POST

from claims.access import article_for, claims_in_story
from claims.actions.asking import ask_for_readings
from claims.actions.newsroom import edit_article
from claims.forms.readings import COUNTS, AskReadingsForm, PickForm, StoryReadingsForm
from claims.permissions import can_ask_readings, require
from claims.queries.desk import text_of
from claims.queries.outline import outline_of
from claims.queries.picking import asked_by_claim, picked, sources_in, with_words


@require_http_methods(["GET", "HEAD", "POST"])
def readings(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    require(can_ask_readings(request.user, article))
    if request.method == "POST":
        form = StoryReadingsForm(request.POST)
        if not form.is_valid():
            raise BadRequest("Choose how many people read each claim.")
        article.readings, article.blind = form.cleaned_data["readings"], form.cleaned_data["blind"]
        edit_article(actor=request.user, article=article)
        messages.info(request, "Saved.")
        return redirect("readings", article.pk)
    outline, asked = outline_of(article, request.user), asked_by_claim(article)
    form = PickForm(request.GET or None, sources=sources_in(outline))
    pick = form.pick()
    rows = picked(article, outline, pick) if pick else [r for r in outline.rows if r.claim_id in asked]
    context = {
        "article": article,
        "form": StoryReadingsForm(initial={"readings": article.readings, "blind": article.blind}),
        "pick_form": form,
        "picks": pick is not None,
        "found": with_words(rows, text_of(article), asked),
        "ids": ",".join(str(row.claim_id) for row in rows),
        "counts": COUNTS,
    }
    return render(request, "articles/readings.html", context)


@require_POST
def ask_readings(request: HttpRequest, article_id: int) -> HttpResponse:
    article = article_for(request.user, article_id)
    require(can_ask_readings(request.user, article))
    form = AskReadingsForm(request.POST)
    if not form.is_valid():
        raise BadRequest("Choose claims first, then how many people read them.")
    claims, number = claims_in_story(article_id, form.cleaned_data["claims"]), form.cleaned_data["readings"]
    changed = ask_for_readings(actor=request.user, article=article, claims=claims, readings=number)
    asked = f"{number} reading{pluralize(number)}" if number else "as many readings as the story"
    messages.info(request, f"{len(changed)} claim{pluralize(len(changed))} now ask for {asked}.")
    return redirect("readings", article.pk)
