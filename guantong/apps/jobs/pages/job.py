"""One background job: how far it is, what it says, cancel it, try again, what was done to it (后台任务)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.jobs import operations
from guantong.apps.jobs.kinds import kind_words
from guantong.apps.jobs.pages.jobs import SHAPES, again
from guantong.apps.jobs.queries import jobs_seen_by, progress, reads_result
from guantong.apps.jobs.workflow import JOB
from guantong.apps.journal.queries import entries_of

ACTS = (Act("cancel", operations.cancel), Act("stop", operations.stop), Act("retry", operations.retry))


@page(reads="jobs", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the job with its verbs; do one of them."""
    job = jobs_seen_by(request.standing).filter(pk=pk).first()
    if job is None:
        raise Http404
    acts = Acts(request, JOB, ACTS, job.state, job.path, given={"job": job})
    shown = {
        "job": job, "state": JOB.states[job.state], "shape": SHAPES[job.state], "kind": kind_words(job.kind),
        "progress": progress(job), "acts": acts, "history": entries_of(job), "again": again(request, job.active),
        "result": list(job.result.items()) if reads_result(request.standing, job) else [], "most": operations.ATTEMPTS,
    }  # fmt: skip
    return acts.answer() or render(request, "jobs/pages/job.html", shown, status=acts.status)
