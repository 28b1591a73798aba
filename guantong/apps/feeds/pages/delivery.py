"""One delivery: how far it is, its control totals, what was refused; published, corrected, reversed (报送)."""

from functools import partial

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.feeds import operations, publishing
from guantong.apps.feeds.models import Delivery
from guantong.apps.feeds.queries import deliveries_seen_by, editions_of
from guantong.apps.feeds.taking_jobs import STEPS
from guantong.apps.feeds.telling import shape_of, state_of, sums_of
from guantong.apps.feeds.workflow import DELIVERY
from guantong.apps.jobs import operations as jobs
from guantong.apps.jobs.pages.jobs import again
from guantong.apps.jobs.workflow import JOB
from guantong.apps.journal.queries import entries_of

SHOWN = 20


class Reason(forms.Form):
    """Why."""

    reason = forms.CharField(max_length=200)

    def __init__(self, *args: object, called: str, help_text: str = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["reason"].label, self.fields["reason"].help_text = called, help_text


DISCARD = partial(Reason, called=later("作废原因"))
REVERSE = partial(
    Reason,
    called=later("红冲原因"),
    help_text=later("从新的快照起整批不再计入；如果它更正过以前的版次，那一版恢复计入"),
)
ALL_THE_SAME = partial(Reason, called=later("有未取入的行仍然入账的理由"))
JOB_ACTS = (Act("cancel", jobs.cancel), Act("stop", jobs.stop), Act("retry", jobs.retry))


@page(reads="feeds", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the delivery; do one of its verbs, or one of its job's."""
    delivery = deliveries_seen_by(request.standing).filter(pk=pk).first()
    if delivery is None:
        raise Http404
    job = delivery.job if delivery.state == "mapped" else None
    acts, job_acts = _acts(request, delivery), None
    if job is not None:
        job_acts = Acts(request, JOB, JOB_ACTS, job.state, job.path, given={"job": job})
    about_job = job_acts is not None and request.POST.get("verb") in {act.verb for act in JOB_ACTS}
    answer = job_acts.answer() if job_acts is not None and about_job else acts.answer(_goes_to(delivery))
    may_map = DELIVERY.why_not("map", request.standing, delivery.state, delivery.path) is None
    shown = {
        "delivery": delivery, "state": state_of(delivery), "shape": shape_of(delivery), "acts": acts, "job": job,
        "job_acts": job_acts, "job_state": JOB.states[job.state] if job else "", "step": _step(delivery),
        "again": again(request, job is not None and job.active), "sums": sums_of(delivery), "history": entries_of(delivery),
        "refusals": delivery.refusals[:SHOWN], "may_map": may_map and delivery.file is not None,
        "editions": [(one, state_of(one), shape_of(one)) for one in editions_of(delivery)], "supersedes": _supersedes(delivery),
        "later": _later(delivery), "stage": {"uploaded": 2, "mapped": 3, "refused": 2}.get(delivery.state, 4),
    }  # fmt: skip
    return answer or render(request, "feeds/pages/delivery.html", shown, status=acts.status)


def _acts(request: HttpRequest, delivery: Delivery) -> Acts:
    why = ALL_THE_SAME if delivery.counted("refused") else None
    all_ = (
        Act("publish", publishing.publish, why, version=True, main=True),
        Act("reverse", publishing.reverse, REVERSE, version=True),
        Act("discard", operations.discard, DISCARD),
    )
    return Acts(
        request, DELIVERY, all_, delivery.state, delivery.path, given={"delivery": delivery}, version=delivery.version
    )


def _goes_to(delivery: Delivery) -> str:
    return f"/feeds/deliveries/{delivery.pk}/"


def _step(delivery: Delivery) -> str:
    at = delivery.job.done if delivery.job is not None else 0
    return STEPS[min(at, len(STEPS) - 1)]


def _supersedes(delivery: Delivery) -> list[Delivery]:
    if delivery.state != "taken_in":
        return []
    return list(editions_of(delivery).filter(state="published", edition__lt=delivery.edition))


def _later(delivery: Delivery) -> Delivery | None:
    if delivery.state != "taken_in":
        return None
    return editions_of(delivery).filter(state="published", edition__gt=delivery.edition).first()
