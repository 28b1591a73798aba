"""What the congress sat on, a project deputies scored, a year of following, a report on debt, by the real verbs (演示大会审查、评分、跟踪)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from guantong.apps.actors.models import Organisation, Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.evaluations import operations as scores
from guantong.apps.evaluations import scoring
from guantong.apps.evaluations.models import ScoreSheet
from guantong.apps.evaluations.queries import rubrics_on
from guantong.apps.opinions.binding import Named
from guantong.apps.reviews import asking, attending, congress, following, holding, operations, raising, score_sheets
from guantong.apps.reviews.models import Resolution, Review
from guantong.apps.years.models import Session
from guantong.domain.roles import Standing
from guantong.gateways.demo.district import read

_TEN_THOUSAND = 10_000_00
_SCORES = ((18, 19, 26, 27), (16, 18, 22, 25), (19, 17, 28, 24))


def grow_further_reviews(people: Mapping[str, Person], now: datetime) -> tuple[Resolution, ScoreSheet | None]:
    """Grow them; returns the resolution, its budget published, and the sheet where the district has a rubric."""
    told, staff = read("reviews"), standing_of(people["shen"], now.date())
    resolution = _sat(told["sitting"], staff, now)
    sheet = _scored(told["scored"], people, staff, now)
    _followed(told["followed"], people, staff, now)
    _held(told["debt"], "government_debt", {told["debt"]["unit"]: told["debt"]["reason"]}, now.year, staff, now)
    return resolution, sheet


def _sat(told: Mapping[str, Any], by: Standing, now: datetime) -> Resolution:
    year = now.year
    row = _held(told, "congress_review", {told["unit"]: told["reason"]}, year, by, now)
    row = _does(congress.list_delegations, row, by, now)
    day, delegations = row.held_on or now.date(), list(row.participants.filter(part="delegation"))
    board = []
    for at, text, who, answer in told["questions"]:
        made = asking.take_down(
            review=row, unit=told["unit"], text=text, participant=delegations[at].number, by=by, as_of=now
        )
        board.append(
            asking.answer(inquiry=made, version=made.version, answer=answer, answered_by=who, by=by, as_of=now)
        )
    at, text = told["opinion"]
    raising.raise_from_inquiry(
        inquiry=board[at], text=text, head="departments", asks=[], change_asked=None, proposers=[Named(board[at].asker, "delegation")],
        raised_on=day, by=by, as_of=now,
    )  # fmt: skip
    for point, (answer, evidence) in told["points"].items():
        row = _does(
            holding.tick, row, by, now, check_list="budget_draft", point=point, answer=answer, evidence=evidence
        )
    for step, file, place in told["report"]:
        row = _does(
            congress.note_report_step, row, by, now, step=step, on=day, file=file.format(year=year), place=place
        )
    title, file, place = (part.format(year=year) for part in told["resolution"])
    resolution = congress.draft_resolution(review=row, title=title, file=file, place=place, by=by, as_of=now)
    vote_file, vote_place, document = (part.format(year=year) for part in told["paper"])
    resolution = congress.note_vote(
        resolution=resolution, version=resolution.version, voted_on=day, passed=True, vote_file=vote_file, vote_place=vote_place,
        document=document, by=by, as_of=now, **told["vote"],
    )  # fmt: skip
    days, where = told["published"]
    return congress.note_published(
        resolution=resolution, version=resolution.version, published_on=min(day + timedelta(days=days), now.date()), published_where=where,
        by=by, as_of=now,
    )  # fmt: skip


def _scored(told: Mapping[str, Any], people: Mapping[str, Person], by: Standing, now: datetime) -> ScoreSheet | None:
    row = _held(told, "performance_review", {told["unit"]: told["reason"]}, now.year - 1, by, now)
    deputies = list(
        Person.objects.filter(username__in=("scorer01", "scorer02", "scorer03", "scorer04")).order_by("username")
    )
    for one in deputies:
        made = attending.name_participant(
            review=row, part="deputy", name=one.name, username=one.username, by=by, as_of=now
        )
        attending.sign_in(review=row, by=standing_of(one, now.date()), as_of=made.review.planned_at)
    rubric = next((one.rubric for one in rubrics_on(now.date())), None)
    if not deputies or rubric is None:
        return None
    title, question, project = told["sheet"]
    office = standing_of(people["wen"], now.date())
    sheet = score_sheets.prepare_sheet(
        review=row, unit=told["unit"], title=title, question=question, subject_name=project, way="named", rubric=rubric, held_on=now.date(),
        by=office, as_of=now,
    )  # fmt: skip
    sheet = scores.open_scoring(sheet=sheet, version=sheet.version, by=office, as_of=now)
    for one, points in zip(deputies, _SCORES, strict=False):
        scoring.score(sheet=sheet, points=[point * 10 for point in points], by=standing_of(one, now.date()), as_of=now)
    sheet.refresh_from_db()
    sheet = scores.close_scoring(sheet=sheet, version=sheet.version, by=office, as_of=now)
    return scores.count_scores(sheet=sheet, version=sheet.version, by=office, as_of=now)


def _followed(told: Mapping[str, Any], people: Mapping[str, Person], by: Standing, now: datetime) -> None:
    row = _held({**told, "place": "线上"}, "deputy_follow", told["units"], now.year, by, now)
    lin = people["lin"]
    attending.name_participant(review=row, part="deputy", name=lin.name, username=lin.username, by=by, as_of=now)
    offered = [
        following.offer_project(
            review=row, unit=unit, project=project, amount=amount * _TEN_THOUSAND if amount else None, file=file.format(year=now.year),
            place=place, by=by, as_of=now,
        )
        for unit, project, amount, file, place in told["offered"]
    ]  # fmt: skip
    deputy = standing_of(lin, now.date())
    chosen = [following.follow(review=row, offered=f"{offered[at].pk}", by=deputy, as_of=now) for at in told["chosen"]]
    following.remark(
        follow=chosen[0], text=told["remark"], head="departments", asks=[], change_asked=None, by=deputy, as_of=now
    )


def _held(
    told: Mapping[str, Any], kind: str, units: Mapping[str, str], year: int, by: Standing, now: datetime
) -> Review:  # fmt: skip
    session = Session.objects.filter(name=told.get("session", "")).first()
    day: date = session.on if session and session.on <= now.date() else now.date()
    row = operations.plan_review(
        kind=kind, title=told["title"].format(year=year), year=year, outside_plan=True, place=told["place"], begins_on=day, session=session,
        by=by, as_of=now,
    )  # fmt: skip
    for code, reason in units.items():
        body = Organisation.objects.get(code=code)
        row = _does(operations.name_unit, row, by, now, organisation=body, reason=reason)
    row = _does(operations.invite, row, by, now, invited_on=day)
    return _does(holding.hold, row, by, now, held_on=day)


def _does(verb: Any, row: Review, by: Standing, now: datetime, **facts: Any) -> Review:
    done: Review = verb(review=row, version=row.version, by=by, as_of=now, **facts)
    return done
