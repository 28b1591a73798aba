"""One of each thing of votes on projects and of rehearsals, every text of it a canary (矩阵的票决和演算)."""

from datetime import date, timedelta

from guantong.apps.ballots.models import Box, Slip
from guantong.apps.components.search import searchable
from guantong.apps.contests.models import Contest, Procedure, digest_of
from guantong.apps.rehearsals.models import Rehearsal
from guantong.domain.voting.sharing.arrangement import Arrangement, Rule
from guantong.domain.voting.sharing.pabulib import file_of, written
from guantong.domain.voting.sharing.poll import Project, poll_of
from tests.contests import MOST
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON

_HEADS = {"whole": 1, "expected": 1, "present": 1, "issued": 1}


@thing("contest", "draft", "fixed", "announced", "followed", "withdrawn")
def contest(at: Place) -> Asked:
    """A vote with its sheet; its box is counted once it is announced."""
    title = at.canary("title")
    sheet = [
        {
            "number": number, "title": at.canary("project"), "content": at.canary("content"), "investment": 10_000, "done_by": "2027-12-31",
            "source": at.canary("source"), "link": "",
        }
        for number in ("1", "2")
    ]  # fmt: skip
    procedure = {**MOST.plain(), "most": 1}
    made = Contest.objects.create(
        title=title, path=at.body.path, body=at.canary("body"), held_on=NOON.date(), places=1, way="paper", members=1, sheet=sheet,
        state=at.state, changed_by="somebody", search=searchable(title), words=at.canary("words"), document=at.canary("document"),
        decided_on=NOON.date(),
    )  # fmt: skip
    if at.state in ("fixed", "announced", "followed"):
        counted = at.state != "fixed"
        result = {"outcome": "decided"}
        made.box = Box.objects.create(
            title=title, question=title, path=at.body.path, body=made.body, way="paper", held_on=NOON.date(), members=1,
            state="opened" if counted else "prepared", prepared_by="somebody", prepared_at=NOON, where=f"/contests/{made.pk}/",
            contest={"candidates": sheet, "places": 1, "procedure": procedure, "sheet_sm3": ""}, root=at.canary("root") if counted else "",
            counts={"heads": _HEADS, "returned": 1, "valid": 1, "invalid": 0, "result": result} if counted else {},
        )  # fmt: skip
        made.procedure, made.digest = procedure, digest_of(title, 1, sheet, procedure)
        made.announced_at = NOON if counted else None
        made.save()
        if counted:
            Slip.objects.create(id=f"{made.box.pk}p0001", box=made.box, marks=["1"])
    told = ("contests:box_file", "livelihood:from_vote") if at.state in ("announced", "followed") else ()
    return {
        "api:contest": {"key": made.pk},
        "contests:contest": {"pk": made.pk},
        "contests:result": {"pk": made.pk},
        **{route: {"pk": made.pk} for route in told},
    }


_DAYS = iter(range(100_000))


@thing("procedure", "proposed", "in_force", "ended")
def procedure(at: Place) -> Asked:
    """A procedure of voting: no organisation's own, all who vote read it."""
    document = at.canary("document")
    since = date(2000, 1, 1) - timedelta(days=next(_DAYS))
    made = Procedure.objects.create(
        document=document, since=since, content={**MOST.plain(), "document": document}, state=at.state, proposed_by="somebody",
        proposed_at=NOON,
    )  # fmt: skip
    return {"contests:procedure": {"pk": made.pk}}


@thing("rehearsal", "draft", "computed", "withdrawn")
def rehearsal(at: Place) -> Asked:
    """A rehearsal of a body's own."""
    title = at.canary("title")
    poll = poll_of(100, [Project("1", 50, at.canary("project"))], [{"1": 1}])
    arrangement = Arrangement(at.canary("document"), NOON.date(), "from-document", Rule.EQUAL_SHARES)
    result = {"taken": [{"number": "1", "rho": "1"}], "spent": 50, "ties": [], "undecided": [], "rounds": 0}
    made = Rehearsal.objects.create(
        title=title, kind="micro", path=at.body.path, body=at.canary("body"), file=written(file_of(poll, {}, points=False)),
        arrangement=arrangement.plain(), result=result if at.state == "computed" else {}, state=at.state, prepared_by="somebody",
        prepared_at=NOON, search=searchable(title),
    )  # fmt: skip
    return {"rehearsals:rehearsal": {"pk": made.pk}, "rehearsals:poll": {"pk": made.pk}}
