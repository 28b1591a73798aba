"""One of each thing of livelihood projects, every text of it a canary (矩阵的民生实事)."""

from guantong.apps.components.search import searchable
from guantong.apps.livelihood.models import (
    BudgetLink,
    Claim,
    Item,
    ItemFile,
    ListFile,
    Milestone,
    Objection,
    Project,
    Report,
    Roundtable,
)
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON


@thing("livelihood_list", "taken_in", "withdrawn")
def livelihood_list(at: Place) -> Asked:
    """A list that the organisation's desk took in, with one project."""
    made = _list(at, at.canary("name"))
    return {"livelihood:list": {"pk": made.pk}}


@thing("livelihood_project")
def livelihood_project(at: Place) -> Asked:
    """A project the organisation led."""
    name = at.canary("name")
    Project.objects.create(
        of=_list(at, "清单"), year=2300 + Project.objects.count(), number=1, name=name, unit=at.canary("unit"), path=at.body.path,
        target=at.canary("target"), result=at.canary("result"), state="completed", place={"sheet": "x", "row": 1}, search=searchable(name),
    )  # fmt: skip
    return {}


def _list(at: Place, name: str) -> ListFile:
    withdrawn = at.state == "withdrawn"
    return ListFile.objects.create(
        name=name, sm3="0" * 64, path=at.body.path, taken_in_by="somebody", taken_in_at=NOON, state=at.state or "taken_in",
        reason="x" if withdrawn else "",
    )  # fmt: skip


@thing("livelihood_item", "listed", "under_way", "said_done", "built", "judged", "carried", "stopped")
def livelihood_item(at: Place) -> Asked:
    """An item of the organisation, and every page of it."""
    made = _item(at)
    return {
        f"livelihood:{route}": {"pk": made.pk} for route in ("item", "amend", "money", "claims", "object_to", "judged")
    }


@thing("livelihood_item_file", "read", "taken_in", "set_aside")
def livelihood_item_file(at: Place) -> Asked:
    """A sheet of items that the organisation's desk brought."""
    made = ItemFile.objects.create(
        name=at.canary("name"), sm3="0" * 64, path=at.body.path, decision=at.canary("decision"), decided_on=NOON.date(),
        state=at.state, brought_by="somebody", brought_at=NOON,
    )  # fmt: skip
    return {"livelihood:item_file": {"pk": made.pk}}


@thing("livelihood_line", "linked", "taken_back")
def livelihood_line(at: Place) -> Asked:
    """A line of the budget that is said to pay for an item."""
    made = BudgetLink.objects.create(
        item=_item(at), unit_code="X", unit=at.canary("unit"), project_code="P", project=at.canary("project"),
        reason=at.canary("reason"), state=at.state, decided_by="somebody", decided_at=NOON,
    )  # fmt: skip
    return {"livelihood:line": {"pk": made.pk}}


@thing("livelihood_milestone")
def livelihood_milestone(at: Place) -> Asked:
    """A milestone of an item."""
    made = Milestone.objects.create(
        item=_item(at), path=at.body.path, name=at.canary("name"), planned_on=NOON.date(), words=at.canary("words")
    )  # fmt: skip
    return {"livelihood:milestone": {"pk": made.pk}}


@thing("livelihood_report", "reported", "released")
def livelihood_report(at: Place) -> Asked:
    """A quarterly report of an item."""
    made = Report.objects.create(
        item=_item(at), path=at.body.path, quarter=1, words=at.canary("words"), problem=at.canary("problem"),
        source=at.canary("source"), state=at.state, reported_by="somebody", reported_at=NOON,
    )  # fmt: skip
    return {"livelihood:report": {"pk": made.pk}}


@thing("livelihood_claim", "claimed", "given_back")
def livelihood_claim(at: Place) -> Asked:
    """A claim of an item by a deputy group."""
    made = Claim.objects.create(
        item=_item(at), group=at.body, state=at.state, reason=at.canary("reason"), claimed_by="somebody", claimed_at=NOON
    )  # fmt: skip
    return {"livelihood:claim": {"pk": made.pk}}


@thing("livelihood_objection", "raised", "answered", "resolved", "kept", "withdrawn")
def livelihood_objection(at: Place) -> Asked:
    """An objection to an item."""
    words = at.canary("words")
    made = Objection.objects.create(
        item=_item(at), path=at.body.path, source="station", words=words, place=at.canary("place"), raised_on=NOON.date(),
        answer=at.canary("answer"), outcome=at.canary("outcome"), state=at.state, raised_by="somebody", raised_at=NOON,
        search=searchable(words),
    )  # fmt: skip
    return {"livelihood:objection": {"pk": made.pk}}


@thing("livelihood_roundtable", "called", "held", "matter", "lesson", "ended")
def livelihood_roundtable(at: Place) -> Asked:
    """A roundtable about an item."""
    made = Roundtable.objects.create(
        item=_item(at), side="low", held_on=NOON.date(), venue=at.canary("venue"), invited=at.canary("invited"),
        minutes=at.canary("minutes"), conclusion=at.canary("conclusion"), state=at.state, called_by="somebody", called_at=NOON,
    )  # fmt: skip
    return {"livelihood:roundtable": {"pk": made.pk}}


def _item(at: Place) -> Item:
    name = at.canary("name")
    return Item.objects.create(
        year=2300 + Item.objects.count(), number=1, name=name, content=at.canary("content"), unit=at.canary("unit"),
        path=at.body.path, complete_by=NOON.date(), indicator=at.canary("indicator"), decision=at.canary("decision"),
        decided_on=NOON.date(), origin="typed", built_on=NOON.date(), reason="x",
        state=at.state if at.thing == "livelihood_item" else "under_way", entered_by="somebody", entered_at=NOON,
        search=searchable(name),
    )  # fmt: skip
