"""One of each thing of findings, every text of it a canary (矩阵的事项)."""

from guantong.apps.components.search import searchable
from guantong.apps.findings.acts import verbs
from guantong.apps.findings.models import (
    Extension,
    Handler,
    IssueList,
    LookBack,
    Matter,
    Note,
    Partner,
    ReturnedSheet,
    ReturnedTwin,
    Round,
    Stage,
    Visit,
)  # fmt: skip
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON


@thing("matter", "registered", "handed_over", "planned", "submitted", "verified", "closed")
def matter(at: Place) -> Asked:
    """A matter of the organisation; what was said inside about it is not for who must put it right."""
    title, told = at.canary("title"), at.state != "registered"
    made = Matter.objects.create(
        kind="problem", source="inspection_visit", title=title, says=at.canary("says"), sort=at.canary("sort"), year=2026,
        path=at.body.path, body=at.canary("body"), desk="RD.CWH.YSGW.", pace="staged", by_committee=told,
        number=at.canary("number"), handed_on=NOON.date() if told else None, due_on=NOON.date() if told else None,
        leader=at.canary("leader"), measures=at.canary("measures"), goal=at.canary("goal"), cause="own_process",
        cause_words=at.canary("cause"), result=at.canary("result"), submitted_by="somebody", verified_by="somebody else",
        registered_by="somebody", registered_at=NOON, state=at.state, search=searchable(title),
        ended_on=NOON.date() if at.state == "closed" else None,
    )  # fmt: skip
    inside = Place(at.body, at.relation, "matter", "registered")
    Handler.objects.create(matter=made, path=at.body.path, body=at.canary("handler"), part="lead")
    Note.objects.create(matter=made, verb="urge", words=at.canary("note"), by="somebody", at=NOON)
    Note.objects.create(matter=made, verb="verify", words=inside.canary("inside"), by="somebody", at=NOON, inside=True)
    Extension.objects.create(
        matter=made,
        until=NOON.date(),
        before=NOON.date(),
        reason=at.canary("reason"),
        asked_by="somebody",
        asked_on=NOON.date(),
    )
    Stage.objects.create(matter=made, number=1, what=at.canary("stage"), due_on=NOON.date(), words=at.canary("report"))
    LookBack.objects.create(matter=made, on=NOON.date(), found="holds", words=at.canary("look"), by="somebody")
    acts = {f"api:matter_{verb}": {"key": made.pk} for verb in verbs()}
    pages = {f"findings:{route}": {"pk": made.pk} for route in ("matter", "archive")}
    return {**pages, "api:matter": {"key": made.pk}, **acts}


def _round(at: Place, state: str) -> Round:
    title = at.canary("title")
    made = Round.objects.create(
        title=title, year=2026, size=1, check_list="2020-01-01", path="RD.CWH.YSGW.", population={"1": at.canary("stratum")},
        divided_by="body", digest="0" * 64, seed=at.canary("seed"), frozen_at=NOON, says=at.canary("says"), prepared_by="somebody",
        prepared_at=NOON, state=state, search=searchable(title),
    )  # fmt: skip
    Partner.objects.create(round=made, path=at.body.path, body=at.canary("partner"))
    return made


@thing("round", "frozen", "drawn", "ended")
def round_(at: Place) -> Asked:
    """A round in which the organisation takes part."""
    pk = _round(at, at.state).pk
    routes = ("round_", "visits", "freeze_round", "draw_round", "name_in_round", "end_round", "withdraw_round")
    pages = {f"findings:{route}": {"pk": pk} for route in ("round", "population")}
    return {**pages, **{f"api:{route}": {"key": pk} for route in routes}}


@thing("visit", "waiting", "handed_in")
def visit(at: Place) -> Asked:
    """A visit of a round in which the organisation takes part, to a matter of another."""
    matter = Matter.objects.create(
        kind="problem", source="appeal", title=at.canary("title"), says=at.canary("says"), year=2026, path="ZX.", body=at.canary("body"),
        desk="RD.CWH.YSGW.", pace="staged", by_committee=True, result=at.canary("result"), verified_by="somebody else",
        registered_by="somebody", registered_at=NOON, state="closed", ended_on=NOON.date(),
    )  # fmt: skip
    done = at.state == "handed_in"
    made = Visit.objects.create(
        round=_round(at, "drawn"), matter=matter, path="RD.CWH.YSGW.", how="named", reason=at.canary("reason"), state=at.state,
        words=at.canary("words"), found="back" if done else "", by="somebody", by_body=at.canary("by"), on=NOON.date() if done else None,
        answers={"measures_done": {"answer": "no", "words": at.canary("answer")}} if done else {},
    )  # fmt: skip
    return {"findings:visit": {"pk": made.pk}, "api:visit": {"key": made.pk}, "api:hand_in_visit": {"key": made.pk}}


@thing("issue_list", "read", "mapped", "taken_in")
def issue_list(at: Place) -> Asked:
    """A list of audit issues that a desk brought."""
    rows = [[1, ["单位", "问题描述"], False, []], [2, [at.body.code, at.canary("says")], False, []]]
    content = [{"name": at.canary("sheet"), "number": 1, "hidden": [], "lines": [], "rows": rows}]
    made = IssueList.objects.create(
        name=at.canary("name"), sm3="0" * 64, path=at.body.path, report=at.canary("report"), year=2025,
        content=[] if at.state == "taken_in" else content, header=[1, 1], columns={"body": 0, "says": 1}, pace="staged",
        uploaded_by="somebody", uploaded_at=NOON, state=at.state,
    )  # fmt: skip
    routes = ("api:issue_list", "api:map_columns", "api:take_in_list", "api:set_list_aside")
    return {"findings:issue_list": {"pk": made.pk}, **{route: {"key": made.pk} for route in routes}}


@thing("returned_sheet", "read", "taken_down")
def returned_sheet(at: Place) -> Asked:
    """A sheet of rectification that came back."""
    made = ReturnedSheet.objects.create(
        name=at.canary("name"), sm3="0" * 64, path=at.body.path, body=at.canary("body"), typed_by=at.canary("typed"),
        signed_by=at.canary("signed"), signed_on=NOON.date(), uploaded_by="somebody", uploaded_at=NOON, state=at.state,
    )  # fmt: skip
    routes = ("api:returned_sheet", "api:take_down_sheet", "api:set_sheet_aside")
    return {"findings:returned_sheet": {"pk": made.pk}, **{route: {"key": made.pk} for route in routes}}


@thing("returned_twin", "read", "taken_down")
def returned_twin(at: Place) -> Asked:
    """Another form that came back."""
    made = ReturnedTwin.objects.create(
        name=at.canary("name"), sm3="0" * 64, path=at.body.path, body=at.canary("body"), typed_by=at.canary("typed"), kind="difficulties",
        signed_by=at.canary("signed"), signed_on=NOON.date(), uploaded_by="somebody", uploaded_at=NOON, state=at.state,
    )  # fmt: skip
    return {"findings:returned_twin": {"pk": made.pk}}
