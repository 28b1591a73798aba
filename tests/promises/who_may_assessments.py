"""One of each thing of assessments, every text of it a canary (矩阵的测评)."""

from datetime import date, timedelta
from secrets import token_hex

from guantong.apps.ballots.models import Box
from guantong.apps.components.search import searchable
from guantong.apps.findings.models import Assessment, Ladder, WayTaken
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON


@thing("assessment", "proposed", "voting", "not_satisfied", "followed", "undecided")
def assessment(at: Place) -> Asked:
    """An assessment of the organisation: the congress alone reads it."""
    title, began = at.canary("title"), at.state != "proposed"
    told = at.state not in ("proposed", "voting")
    grades = {"satisfied": 0, "basically": 0, "dissatisfied": 1}
    counts = {
        "whole": 1, "expected": 1, "present": 1, "issued": 1, "returned": 1, "valid": 1, "invalid": 0, "grades": grades,
    }  # fmt: skip
    box = Box.objects.create(
        title=title, question=at.canary("question"), path="RD.CWH.", body="常委会", way="paper", held_on=NOON.date(), members=1,
        state="opened" if told else "open", prepared_by="somebody", prepared_at=NOON, counts=counts if told else {},
    ) if began else None  # fmt: skip
    finds = "" if not told else "no_rule" if at.state == "undecided" else "failed"
    made = Assessment.objects.create(
        title=title, report="rectification", path=at.body.path, body=at.canary("body"), desk="RD.CWH.YSGW.",
        session=at.canary("session"), held_on=NOON.date(), box=box, finds=finds, outcome=at.canary("outcome") if told else "",
        announced_on=NOON.date() if told else None, proposed_by="somebody", proposed_at=NOON, state=at.state,
        search=searchable(title),
    )  # fmt: skip
    if at.state == "followed":
        WayTaken.objects.create(
            assessment=made, way="follow_up", organ="plenary", document=at.canary("document"), decided_on=NOON.date(),
            words=at.canary("words"), recorded_by="somebody", recorded_at=NOON,
        )  # fmt: skip
    return {
        "findings:assessment": {"pk": made.pk}, "findings:interpellation": {"pk": made.pk}, "api:assessment": {"key": made.pk}
    }  # fmt: skip


_DAYS = iter(range(100_000))


@thing("ladder", "proposed", "in_force", "ended")
def ladder(at: Place) -> Asked:
    """A rule of what follows: no organisation's own; whoever reads the rules of assessment reads it."""
    made = Ladder.objects.create(
        document=at.canary("document") + token_hex(2), since=date(2000, 1, 1) - timedelta(days=next(_DAYS)),
        first_words=at.canary("first"), first_ways=["report_again"], again_words=at.canary("again"), state=at.state,
        proposed_by="somebody", proposed_at=NOON,
    )  # fmt: skip
    return {"findings:ladder": {"pk": made.pk}}
