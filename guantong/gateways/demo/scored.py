"""A final account of 明湖区 scored by nine deputies, one recused, and a project from its targets to a report, by the real verbs (演示评分和绩效)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from guantong.apps.actors import keeping_out
from guantong.apps.actors import operations as actors
from guantong.apps.actors.models import Organisation, Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.evaluations import choice_work, operations, project_work, report_work, scoring, standards
from guantong.apps.evaluations.models import ScoreSheet
from guantong.apps.evaluations.project_work import Aim
from guantong.apps.evaluations.queries import scorers_on
from guantong.domain.roles import Role
from guantong.domain.selection.attention import Noticed
from guantong.domain.voting.rubric import Item, Rubric
from guantong.gateways.demo.district import read
from guantong.gateways.site.installation import INSTALLER


def grow_scores(people: Mapping[str, Person], now: datetime) -> ScoreSheet:
    """Grow standard, sheet, scores, project, report, nomination and choice; returns the sheet, its result known."""
    told = read("evaluations")
    staff, office = (standing_of(people[name], now.date()) for name in ("shen", "wen"))
    given = told["rubric"]
    items = tuple(Item(name, most * 10, weight, says) for name, most, weight, says in given["items"])
    rubric = Rubric(_numbered(given["document"], now), date(now.year, 1, 1), items)
    row = standards.propose_rubric(rubric=rubric, by=office, as_of=now)
    standards.put_in_force(standard=row, by=staff, as_of=now)
    sheet = _scored(told["sheet"], rubric, people, now)
    _project(told["project"], people, now)
    _reported(told["report"], people, now)
    return sheet


def _scored(told: Mapping[str, Any], rubric: Rubric, people: Mapping[str, Person], now: datetime) -> ScoreSheet:
    """Nine deputies are on the roll, one of them has a relative in the department; eight score, one of them anew."""
    office, body = standing_of(people["wen"], now.date()), Organisation.objects.get(code=told["at"])
    deputies = [_deputy(f"scorer{number:02}", name, now) for number, name in enumerate(told["deputies"], 1)]
    keeping_out.note_conflict(person=deputies[-1], kind="relative", organisation=body, by=office, as_of=now)
    named = {one.username for one in deputies}
    sheet = operations.prepare(
        title=told["title"].format(year=now.year - 1), question=told["question"], held_on=now.date(), way="named", rubric=rubric,
        roll=[one for one in scorers_on(now.date(), body.path, [body.name]) if one.person in named], path=body.path, by=office, as_of=now,
    )  # fmt: skip
    sheet = operations.open_scoring(sheet=sheet, version=sheet.version, by=office, as_of=now)
    for number, (person, points) in enumerate(zip(deputies, told["points"], strict=False)):
        by, words = standing_of(person, now.date()), told["words"].get(number, "")
        if number == 0:
            scoring.score(sheet=sheet, points=[10] * len(points), by=by, as_of=now)
            scoring.withdraw_score(sheet=sheet, by=by, as_of=now)
        scoring.score(sheet=sheet, points=[one * 10 for one in points], words=words, by=by, as_of=now)
    sheet.refresh_from_db()
    sheet = operations.close_scoring(sheet=sheet, version=sheet.version, by=office, as_of=now)
    return operations.count_scores(sheet=sheet, version=sheet.version, by=office, as_of=now)


def _project(told: Mapping[str, Any], people: Mapping[str, Person], now: datetime) -> None:
    """A project's targets are approved and monitored; it is nominated and stands on the list of projects to be evaluated."""
    by, deputy = standing_of(people["shen"], now.date()), standing_of(people["lin"], now.date())
    row = project_work.set_up(year=now.year, by=by, as_of=now, **told["project"])
    row = project_work.enter_targets(
        performance=row, aims=[Aim(**aim) for aim in told["aims"]], version=row.version, by=by, as_of=now
    )
    row = project_work.approve_targets(
        performance=row, document=_numbered(told["approval"], now), version=row.version, by=by, as_of=now
    )
    for reading in told["readings"]:
        name, facts = reading["target"], {key: value for key, value in reading.items() if key != "target"}
        target = f"{row.targets.get(name=name).pk}" if name else ""
        row = project_work.read(performance=row, target=target, version=row.version, by=by, as_of=now, **facts)
    code, name = told["project"]["project_code"], told["project"]["project"]
    choice_work.nominate(
        year=now.year, project_code=code, project=name, reason=told["nomination"], by=deputy, as_of=now
    )
    choice_work.draw_up(year=now.year, counted=[Noticed(**one) for one in told["counted"]], by=by, as_of=now)


def _reported(told: Mapping[str, Any], people: Mapping[str, Person], now: datetime) -> None:
    """A third party's report of the year before is received with two findings, one of which became a target."""
    by, body = standing_of(people["shen"], now.date()), Organisation.objects.get(code=told["at"])
    row = report_work.receive(
        year=now.year - 1, unit=body.name, path=body.path, issued_on=date(now.year, 3, 20) if now.month > 3 else now.date(), by=by, as_of=now,
        **told["report"],
    )  # fmt: skip
    for text, page in told["findings"]:
        row = report_work.note_finding(report=row, text=text, page=page, version=row.version, by=by, as_of=now)
    first = row.findings.first()
    report_work.use_finding(
        report=row,
        finding=f"{first.pk if first else ''}",
        use="target",
        reference=told["became"],
        version=row.version,
        by=by,
        as_of=now,
    )


def _deputy(username: str, name: str, now: datetime) -> Person:
    person = actors.admit_person(username=username, name=name, by=INSTALLER, as_of=now)
    actors.appoint(
        person=person, organisation=Organisation.objects.get(code="RD"), role=Role.DEPUTY, by=INSTALLER, as_of=now,
        begins_on=date(now.year, 1, 1),
    )  # fmt: skip
    return person


def _numbered(document: str, now: datetime) -> str:
    return document.format(year=now.year)
