"""Opinions on the demo's draft: raised, merged, referred, answered, held against the next version, rated, by the real verbs (演示意见)."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from guantong.apps.actors.models import Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.execution.opened import ledger_on
from guantong.apps.opinions import answering, operations, referring, telling, verifying
from guantong.apps.opinions.binding import NOTHING, Bound, Named
from guantong.apps.opinions.held_against import found_of
from guantong.apps.opinions.models import Opinion
from guantong.domain.fiscal.records.versions import Change, Version, compared, years
from guantong.domain.roles import Standing
from guantong.gateways.demo.district import read

_BEFORE = timedelta(days=30)
"""The opinions are older than the second submission, which the books received a moment ago."""
_WORTH_ASKING = 1_000_00


def grow_opinions(people: Mapping[str, Person], now: Callable[[], datetime]) -> list[Opinion]:
    """Have opinions raised on the books' latest draft and brought to where the file says; returns them."""
    told = read("opinions")["raised"]
    staff, office, finance, second = (standing_of(people[name], now().date()) for name in ("shen", "wen", "cao", "gu"))
    ledger = ledger_on(now().date())
    assert ledger is not None  # noqa: S101 - its books were published a moment ago
    year = ledger.asked(years)[0]
    first, later = Version(year, "first_submission"), Version(year, "second_submission")
    lines = _lines(list(ledger.asked(compared, first, later).changes))
    raised = [_raised(one, lines.get(one["line"]), year, staff, now) for one in told]
    for one, row in zip(told, raised, strict=True):
        if "merged" in one:
            operations.merge(
                opinion=row, into=str(raised[one["merged"]].pk), version=row.version, by=staff, as_of=now()
            )
    answered = [(one, row) for one, row in zip(told, raised, strict=True) if "answer" in one]
    sent = referring.prepare(
        opinions=[row for _, row in answered], title=f"关于转送{year}年预算意见的函", by=staff, as_of=now()
    )
    referring.note_sent(
        referral=sent, number=f"明人预函〔{now().year}〕7号", sent_on=now().date(), due_on=None, due_document="", version=sent.version,
        by=office, as_of=now(),
    )  # fmt: skip
    for one, row in answered:
        _answered(one, row, lines.get(one["line"]), finance, now)
        _followed(one, row, staff, second, people, now)
    return raised


def _lines(changes: list[Change]) -> dict[str, Change]:
    """The lines the file speaks of: three whose amount fell, the largest first, and one that stayed."""
    alone = [one for one in changes if one.how == "code" and one.line.key.project_code]
    fell = sorted((one for one in alone if one.difference < -_WORTH_ASKING), key=lambda one: one.difference)
    same = [one for one in alone if one.difference == 0]
    return dict(zip(("fell", "fell_next", "fell_third"), fell, strict=False)) | dict(zip(("same",), same, strict=False))


def _share(line: Change | None, told: Mapping[str, Any], name: str) -> int | None:
    if f"{name}_fen" in told:
        return int(told[f"{name}_fen"])
    return line.difference * told[name] // 100 if line and name in told else None


def _raised(
    told: Mapping[str, Any], line: Change | None, year: int, by: Standing, now: Callable[[], datetime]
) -> Opinion:
    bound = NOTHING
    if line:
        was = line.before[0]
        bound = Bound(
            was.key.unit_code,
            was.unit,
            was.key.project_code,
            was.project,
            amount=line.was,
            evidence=was.place._asdict(),
        )
    return operations.raise_opinion(
        text=told["text"], head=told["head"], asks=told["asks"], year=year, version="first_submission", line=bound,
        change_asked=_share(line, told, "asked"), proposers=[Named(*who) for who in told["who"]],
        raised_on=(now() - _BEFORE).date(), by=by, as_of=now(),
    )  # fmt: skip


def _answered(
    told: Mapping[str, Any], row: Opinion, line: Change | None, by: Standing, now: Callable[[], datetime]
) -> None:
    said = told["answer"]
    row.refresh_from_db()
    answering.confirm(
        opinion=row, outcome=said["outcome"], reason=said["reason"], place=said.get("place") or (line.line.project if line else ""),
        amount=_share(line, said, "given"), cause=said["cause"], document=f"明财函〔{now().year}〕21号", confirmed_on=now().date(),
        version=row.version, by=by, as_of=now(),
    )  # fmt: skip


def _followed(
    told: Mapping[str, Any], row: Opinion, by: Standing, second: Standing, people: Mapping[str, Person], now: Callable[[], datetime]
) -> None:  # fmt: skip
    """Held against the version by another person, the proposer told, the answer rated, raised again where the file says so."""
    row.refresh_from_db()
    found = found_of(row, now().date())
    if found.get("version"):
        verifying.verify(
            opinion=row, landing=found["verdict"], words="", budget_version=found["version"], budget_number=found["number"],
            found=found, version=row.version, by=second, as_of=now(),
        )  # fmt: skip
    chief = row.proposers.order_by("pk").first()
    row.refresh_from_db()
    if chief:
        telling.tell(
            opinion=row,
            proposer=str(chief.pk),
            how="here" if chief.person else "phone",
            told_on=now().date(),
            version=row.version,
            by=by,
            as_of=now(),
        )
    if "rating" in told:
        row.refresh_from_db()
        grade, words = told["rating"]
        telling.rate(opinion=row, rating=grade, words=words, by=standing_of(people["lin"], now().date()), as_of=now())
    if "again" in told:
        row.refresh_from_db()
        operations.raise_again(
            opinion=row, text=told["again"], change_asked=row.change_asked, version=row.version, by=by, as_of=now()
        )
