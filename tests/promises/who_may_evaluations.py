"""One of each thing of evaluations, every text of it a canary (矩阵的绩效评价物件)."""

from datetime import date, timedelta

from guantong.apps.components.search import searchable
from guantong.apps.evaluations.models import (
    Change,
    Choice,
    Found,
    Material,
    Nomination,
    Performance,
    PerformanceFile,
    Report,
    ScoreSheet,
    Seat,
    Standard,
    Target,
)
from guantong.domain.seal.share import new_share
from tests.promises.who_may_things import Asked, Place, thing
from tests.scores import FOUR
from tests.world import NOON

_DAYS = iter(range(100_000))
_YEARS = iter(range(1000, 30_000))


@thing("score_sheet", "prepared", "open", "closed", "counted", "void")
def score_sheet(at: Place) -> Asked:
    """A sheet about an organisation, with somebody on its roll: the roll is seen by fewer than the sheet."""
    title = at.canary("title")
    made = ScoreSheet.objects.create(
        title=title, question=at.canary("question"), path=at.body.path, unit=at.canary("unit"), way="secret", held_on=NOON.date(),
        rubric={**FOUR.plain(), "document": at.canary("document")}, state=at.state, keyholder_one="somebody", keyholder_two="another",
        key_one=new_share()[1], key_two=new_share()[1], prepared_by="somebody", prepared_at=NOON, reason=at.canary("reason"),
        remarks=[at.canary("remark")], search=searchable(title),
    )  # fmt: skip
    name = Place(at.body, at.relation, "score_roll", at.state).canary("name")
    Seat.objects.create(sheet=made, person=f"zx{made.pk}", name=name)
    routes = ("sheet", "blank", "score", "share", "result", "published")
    return {"api:score_sheet": {"key": made.pk}, **{f"evaluations:{route}": {"pk": made.pk} for route in routes}}


@thing("standard", "proposed", "in_force", "ended")
def standard(at: Place) -> Asked:
    """A standard: no organisation's own, all who score read it."""
    document, since = at.canary("document"), date(2000, 1, 1) - timedelta(days=next(_DAYS))
    made = Standard.objects.create(
        kind="rubric", document=document, since=since, content={**FOUR.plain(), "document": document}, state=at.state,
        proposed_by="somebody", proposed_at=NOON,
    )  # fmt: skip
    return {"evaluations:standard": {"pk": made.pk}}


def _performance(at: Place, state: str) -> Performance:
    project = at.canary("project")
    made = Performance.objects.create(
        year=next(_YEARS), unit_code=at.canary("unit_code"), unit=at.canary("unit"), project_code=at.canary("code"), project=project,
        path=at.body.path, state=state, approval=at.canary("approval"), evaluator=at.canary("evaluator"), grade=at.canary("grade"),
        evaluated_on=NOON.date(), applied="kept", application=at.canary("application"), set_by="somebody", set_at=NOON,
        search=searchable(project),
    )  # fmt: skip
    Target.objects.create(
        performance=made,
        kind="quantity",
        name=at.canary("target"),
        words=at.canary("words"),
        file=at.canary("file"),
        place=at.canary("place"),
    )
    return made


@thing("performance", "set", "approved", "self_evaluated", "evaluated", "applied")
def performance(at: Place) -> Asked:
    """A project of an organisation."""
    return {"evaluations:project": {"pk": _performance(at, at.state).pk}}


@thing("performance_file", "read", "taken_in", "set_aside")
def performance_file(at: Place) -> Asked:
    """A sheet that an organisation brought."""
    made = PerformanceFile.objects.create(
        name=at.canary("name"),
        sm3="-",
        path=at.body.path,
        rows=[],
        state=at.state,
        uploaded_by="somebody",
        uploaded_at=NOON,
    )
    return {"evaluations:performance_file": {"pk": made.pk}}


@thing("material", "drawn", "released", "withdrawn")
def material(at: Place) -> Asked:
    """Material of a project of an organisation; its own project is no matter of this cell."""
    project = Performance.objects.create(
        year=next(_YEARS),
        unit_code="-",
        unit="-",
        project_code="-",
        project="-",
        path="-",
        state="set",
        set_by="-",
        set_at=NOON,
    )
    sentences = [{"text": at.canary("text"), "file": at.canary("file"), "place": at.canary("place")}]
    made = Material.objects.create(
        performance=project, path=at.body.path, sentences=sentences, state=at.state, drawn_by="somebody", drawn_at=NOON,
        released_name=at.canary("name"), reason=at.canary("reason"),
    )  # fmt: skip
    return {"evaluations:material": {"pk": made.pk}}


@thing("report", "received", "withdrawn")
def report(at: Place) -> Asked:
    """A report on an organisation with a finding and a change."""
    project = at.canary("project")
    made = Report.objects.create(
        kind="audit", year=next(_YEARS), unit=at.canary("unit"), project=project, path=at.body.path, body=at.canary("body"),
        method=at.canary("method"), sample=at.canary("sample"), grade=at.canary("grade"), issued_on=NOON.date(), state=at.state,
        received_by="somebody", received_at=NOON, reason=at.canary("reason"), search=searchable(project),
    )  # fmt: skip
    Found.objects.create(report=made, text=at.canary("text"), page=3)
    Change.objects.create(
        report=made, kind="budget", before=at.canary("before"), after=at.canary("after"), source=at.canary("source"),
        changed_on=NOON.date(), noted_by="somebody",
    )  # fmt: skip
    return {"evaluations:report": {"pk": made.pk}}


@thing("nomination", "standing", "withdrawn")
def nomination(at: Place) -> Asked:
    """A nomination by somebody: no organisation's, the congress reads it."""
    project = at.canary("project")
    made = Nomination.objects.create(
        year=2026, project_code=at.canary("code"), project=project, reason=at.canary("reason"), state=at.state, by="somebody", at=NOON,
        search=searchable(project),
    )  # fmt: skip
    return {"evaluations:nomination": {"pk": made.pk}}


@thing("choice", "drawn", "decided", "withdrawn")
def choice(at: Place) -> Asked:
    """A list of projects."""
    candidate = {
        "code": at.canary("code"), "name": at.canary("name"), "unit": at.canary("unit"), "appeals": 1, "objections": None,
        "nominations": 0, "opinions": None, "money": None, "source": at.canary("source"),
    }  # fmt: skip
    made = Choice.objects.create(
        year=next(_YEARS), path=at.body.path, candidates=[candidate], state=at.state, drawn_by="somebody", drawn_on=NOON.date(),
        words=at.canary("words"), document=at.canary("document"), decided_on=NOON.date(), reason=at.canary("reason"),
    )  # fmt: skip
    return {"evaluations:choice": {"pk": made.pk}}
