"""Bringing several files or a table in: what each holds is shown and corrected, then a job does it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from claims.access import import_for
from claims.actions import many, reading_files
from claims.actions.importing import rules_of_newsroom
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.forms.many import AllForm, FileForm
from claims.models import Job
from claims.permissions import can_add_article, require
from claims.queries.many import look_at
from claims.queries.readings import NotReadYet
from claims.vocabulary import JobState

GONE = "What you sent is not kept any more: send it again."


@require_http_methods(["GET", "HEAD", "POST"])
def articles_look(request: HttpRequest, import_id: int) -> HttpResponse:
    job = import_for(request.user, import_id)
    require(can_add_article(request.user))
    if "discard" in request.POST and job.state in (JobState.PREPARED, JobState.CANCELLED):
        many.discard(actor=request.user, job=job)
        return redirect("article-add")
    if job.state != JobState.PREPARED:
        return redirect("job", job.pk)
    try:
        looks = look_at(request.user, job)
    except NotReadYet:
        return redirect("job", reading_files.read_import(actor=request.user, job=job).pk)
    except FileNotFoundError:
        many.discard(actor=request.user, job=job)
        messages.warning(request, GONE)
        return redirect("article-add")
    sent = request.POST if request.method == "POST" else None
    forms = [FileForm(sent, look=look) for look in looks]
    for_all = AllForm(
        sent, said=job.about.get("defaults") or {"publication": rules_of_newsroom().publication}
    )
    if sent is not None and not any(form.errors for form in (for_all, *forms)):
        return _corrected(request, job, for_all, forms)
    return _show(request, job, for_all, forms, status=422 if sent else 200)


def _corrected(request: HttpRequest, job: Job, for_all: AllForm, forms: list[FileForm]) -> HttpResponse:
    said = {"files": [form.corrected() for form in forms], "defaults": for_all.said()}
    try:
        if "add" not in request.POST:
            many.correct(actor=request.user, job=job, **said)
            if (opened := request.POST.get("open", "")).isdecimal():
                return redirect("article-of-many", job.pk, int(opened[:4]))
            return redirect("articles-look", job.pk)
        many.start(actor=request.user, job=job, **said)
    except Refused as refusal:
        return _show(request, job, for_all, forms, refusal=str(refusal), status=422)
    except Stale as stale:
        messages.info(request, str(stale))
    return redirect("job", job.pk)


def _show(
    request: HttpRequest,
    job: Job,
    for_all: AllForm,
    forms: list[FileForm],
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    stories = sum(form.look.count or 1 for form in forms if form.look.comes_in)
    context = {"job": job, "for_all": for_all, "forms": forms, "refusal": refusal, "stories": stories}
    return render(request, "articles/look_many.html", context, status=status)
