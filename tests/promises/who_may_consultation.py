"""One of each thing of the two lists, every text of it a canary (矩阵的相向贯通)."""

from datetime import date

from guantong.apps.components.search import searchable
from guantong.apps.consultation.models import Call, PlanFile, PlanLine, Proposer, Suggestion
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON


@thing("call", "open", "closed")
def call(at: Place) -> Asked:
    """A call of a year."""
    made = _call(at.state, at.canary("body"))
    Call.objects.filter(pk=made.pk).update(ceiling=100, ceiling_source=at.canary("source"))
    return {"consultation:call": {"pk": made.pk}}


@thing("project_suggestion", "draft", "submitted", "merged", "withdrawn")
def project_suggestion(at: Place) -> Asked:
    """A suggestion for a place, signed by somebody."""
    title, of = at.canary("title"), _call()
    made = Suggestion.objects.create(
        call=of, number=None if at.state == "draft" else 2, title=title, text=at.canary("text"), place=at.body, path=at.body.path,
        where=at.canary("where"), field="urban", people=3, people_basis=at.canary("people"), cost=100, cost_basis=at.canary("cost"),
        merged_into=_head(at, of) if at.state == "merged" else None, state=at.state, proposed_by="somebody",
        submitted_on=None if at.state == "draft" else NOON.date(), search=searchable(title),
    )  # fmt: skip
    Proposer.objects.create(suggestion=made, kind="deputy", name=at.canary("name"), first=True, signed_on=NOON.date())
    return {
        "consultation:suggestion": {"pk": made.pk}, "consultation:sheet": {"pk": made.pk}, "api:suggestion": {"key": made.pk},
    }  # fmt: skip


@thing("plan_file", "previewed", "taken_in", "replaced", "discarded")
def plan_file(at: Place) -> Asked:
    """A version of the government's list."""
    made = _file(at, at.canary("name"), at.canary("document"), at.canary("title"))
    return {"consultation:plan_file": {"pk": made.pk}}


@thing("plan_line")
def plan_line(at: Place) -> Asked:
    """A line of it."""
    title, of = at.canary("title"), _file(at, "清单", "", "x")
    PlanLine.objects.create(
        call=of.call, of=of, number=1, unit=at.canary("unit"), title=title, content=at.canary("content"), place=at.body,
        where=at.canary("where"), amount=100, money_source=at.canary("source"), at={"sheet": "x", "row": 2}, search=searchable(title),
    )  # fmt: skip
    return {}


def _call(state: str = "open", body: str = "区人大") -> Call:
    return Call.objects.create(
        year=2300 + Call.objects.count(), path="", body=body, opens_on=date(2026, 9, 1), closes_on=date(2026, 11, 30), state=state or "open"
    )  # fmt: skip


def _head(at: Place, of: Call) -> Suggestion:
    return Suggestion.objects.create(
        call=of, number=1, title="并入的建议", text="x", place=at.body, path=at.body.path, field="urban", state="submitted", proposed_by="somebody",
        submitted_on=NOON.date(),
    )  # fmt: skip


def _file(at: Place, name: str, document: str, title: str) -> PlanFile:
    row = {
        "row": "2",
        "number": "1",
        "unit": "x",
        "title": title,
        **dict.fromkeys(("unit_code", "content", "place", "where", "field", "amount", "money_source"), ""),
    }
    return PlanFile.objects.create(
        call=_call(), number=1 if at.state in ("taken_in", "replaced") else None, name=name, sm3="0" * 64, path=at.body.path, lines=[row],
        document=document, brought_by="somebody", brought_at=NOON, state=at.state or "taken_in",
    )  # fmt: skip
