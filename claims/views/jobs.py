"""Long work: the list of it, a page for each, and what its asker or an editor does about it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from claims import access
from claims.actions import jobs as acts
from claims.actions.stale import Stale
from claims.downloads import download
from claims.formats.csv import csv_lines
from claims.forms.jobs import JobsForm
from claims.models import Job, User
from claims.queries.jobs import job_page, jobs_for, rows_not_added
from claims.vocabulary import JobKind, JobState

FAILED_COLUMNS = ("row", "name", "reason")


@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    """Asked again every two seconds while something is at work: mostly answered with 204 and nothing."""
    found = jobs_for(request.user, **JobsForm.read(request.GET))
    if request.htmx and request.GET.get("seen") == found.seen:
        return HttpResponse(status=204)
    context = {"jobs": found}
    return render(request, "jobs/_list.html" if request.htmx else "jobs/page.html", context)


@require_safe
def job(request: HttpRequest, job_id: int) -> HttpResponse:
    page = job_page(request.user, access.job_for(request.user, job_id))
    leads_to = _leads_to(request.user, page.shown.job)
    if request.htmx and leads_to:
        return HttpResponseClientRedirect(leads_to)
    if request.htmx and request.GET.get("seen") == page.seen:
        return HttpResponse(status=204)
    context = {"page": page, "leads_to": leads_to}
    return render(request, "jobs/_job.html" if request.htmx else "jobs/job.html", context)


def _leads_to(user: User, job: Job) -> str:
    """Where the person who sent a file goes on once it was read."""
    if job.kind != JobKind.READ_FILES or job.state != JobState.DONE or job.asked_by_id != user.pk:
        return ""
    if "upload" in job.about:
        return reverse("article-look", args=[job.about["upload"]])
    if "import" in job.about:
        if opens := job.about.get("opens"):
            return reverse("article-of-many", args=[job.about["import"], opens])
        return reverse("articles-look", args=[job.about["import"]])
    if "upload" in job.result:
        return reverse("draft-encoding", args=[job.article_id, job.result["upload"]])
    return reverse("proposal", args=[job.article_id, job.result["proposal"]])


@require_POST
def cancel(request: HttpRequest, job_id: int) -> HttpResponse:
    return _done(request, job_id, acts.cancel, "Cancelled. What is in already stays.")


@require_POST
def retry(request: HttpRequest, job_id: int) -> HttpResponse:
    return _done(request, job_id, acts.retry, "It is tried again, from where it stopped.")


@require_safe
def failed_rows(request: HttpRequest, job_id: int) -> StreamingHttpResponse:
    found = access.job_for(request.user, job_id)
    rows = rows_not_added(found).values_list("number", "name", "error").iterator(chunk_size=1000)
    lines = csv_lines(rows, FAILED_COLUMNS, bom="bom" in request.GET)
    return download(lines, f"job {found.pk} not added")


def _done(request: HttpRequest, job_id: int, act: Callable[..., None], said: str) -> HttpResponse:
    found = access.job_for(request.user, job_id)
    try:
        act(actor=request.user, job=found)
    except Stale as stale:
        messages.warning(request, str(stale))
    else:
        messages.info(request, said)
    return redirect("job", found.pk)
