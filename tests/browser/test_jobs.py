"""Long work watched by hand: it moves by itself, is cancelled, and says how it ended."""

from django.utils import timezone
from playwright.sync_api import expect

from claims.models import Job, JobRow
from claims.vocabulary import JobKind, JobState
from tests.browser.axe import WCAG, found_by_axe


def test_progress_is_watched_and_the_work_cancelled(window, mara):
    job = Job.objects.create(kind=JobKind.IMPORT, asked_by=mara, started_at=timezone.now(), total=1000)
    this = Job.objects.filter(pk=job.pk)
    this.update(state=JobState.RUNNING, done=10)
    JobRow.objects.create(
        job=job, number=7, name="dump.csv", key="7", state="failed", error="It has no text."
    )
    page = window(mara)
    page.goto("/jobs/")
    expect(page.get_by_text("10 of 1,000")).to_be_visible()
    this.update(done=20)
    expect(page.get_by_text("20 of 1,000")).to_be_visible()  # by itself
    page.get_by_role("link", name="Bring stories in").click()
    cancel = page.get_by_role("button", name="Cancel")
    cancel.focus()
    this.update(done=30)
    expect(page.locator("#job")).to_contain_text("30 of 1,000")
    expect(cancel).to_be_focused()  # what moves under it does not take the keyboard away
    assert found_by_axe(page, WCAG) == []
    cancel.click()
    expect(page.locator("#job")).to_contain_text("Being cancelled")
    this.update(state=JobState.CANCELLED, ended_at=timezone.now())
    expect(page.locator(".job-state")).to_have_text("Cancelled")
    expect(page.get_by_role("link", name="Look again")).to_have_count(0)
