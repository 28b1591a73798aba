"""The verbs of an intake: upload and preview, apply, discard (导入与换届).

One prepares, a second applies: bodies and accounts are made in the name of the system administrator who uploaded,
roles are given in the name of the security administrator who applied, each by its own verb.
"""

from dataclasses import asdict
from datetime import date, datetime, timedelta

from django.db import transaction

from guantong.apps.actors import events
from guantong.apps.actors.models import Intake, IntakeKind, IntakeRow, Person, Term
from guantong.apps.actors.queries import standing_of
from guantong.apps.actors.roster import CHANGED, REFUSED, UNCHANGED, Line, Taking, counted
from guantong.apps.actors.roster import NEW as NEW_ROW
from guantong.apps.actors.sheets import Sheet, Unreadable, plain, read, unplain
from guantong.apps.actors.term_change import LEAVES, STAYS, TermChange
from guantong.apps.actors.workflow import INTAKE
from guantong.apps.journal.operations import record
from guantong.domain.roles import Post, Role, Standing
from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal

_GIVER = Standing("preview", (Post(Role.SECURITY_ADMINISTRATOR, ""),))
"""In whose name a preview gives roles; it is rolled back."""
_FIRST = (REFUSED, LEAVES, NEW_ROW, CHANGED, STAYS, UNCHANGED)
"""What a person looks at first stands first in a preview."""
_FARTHEST = timedelta(days=366)


@transaction.atomic
def upload(*, file_name: str, raw: bytes, by: Standing, as_of: datetime) -> Intake:
    """Read a file of organisations and people and preview it; nothing of it is in force yet."""
    INTAKE.demand("upload", by, NEW, "")
    return _previewed(Intake(kind=IntakeKind.ROSTER), _read(file_name, raw), raw, by, as_of)


@transaction.atomic
def upload_term(
    *, term: Term, file_name: str, raw: bytes, leaving_on: date, next_number: int, next_name: str, by: Standing,
    as_of: datetime,
) -> Intake:  # fmt: skip
    """Read the roster of the next term and preview the change of term: who leaves, stays, comes, hands over what."""
    INTAKE.demand("upload", by, NEW, "")
    wrong: dict[str, Words] = {}
    if term.ends_on is not None:
        wrong["leaving_on"] = _OVER.filled(day=term.ends_on)
    elif not term.begins_on < leaving_on <= as_of.date() + _FARTHEST:
        wrong["leaving_on"] = _DAYS.filled(begin=term.begins_on)
    if next_number <= term.number:
        wrong["next_number"] = _NUMBER.filled(number=term.number)
    if wrong:
        raise BadInput(wrong)
    intake = Intake(kind=IntakeKind.TERM_CHANGE, leaving_on=leaving_on, next_number=next_number, next_name=next_name)
    return _previewed(intake, _read(file_name, raw), raw, by, as_of)


@transaction.atomic
def apply(*, intake: Intake, by: Standing, as_of: datetime) -> Intake:
    """Put in force exactly what was previewed, in one transaction; refused when anything has changed meanwhile."""
    row = Intake.objects.select_for_update().get(pk=intake.pk)
    state = INTAKE.demand("apply", by, row.state, "", row.prepared_by)
    if row.counts.get(REFUSED):
        raise NotAllowed(Refusal("state", _HAS_REFUSED.filled(count=row.counts[REFUSED]), _UPLOAD_AGAIN))
    preparer = standing_of(Person.objects.get(username=row.prepared_by), as_of.date())
    if Role.SYSTEM_ADMINISTRATOR not in preparer.roles:
        raise NotAllowed(Refusal("state", _PREPARER_LEFT.filled(name=row.prepared_by), _UPLOAD_AGAIN))
    sheets = unplain(row.sheets)
    lines = _taken(row, sheets, preparer, by, as_of)
    if _digest(row, sheets, lines) != row.plan:
        raise NotAllowed(Refusal("state", _WORLD_CHANGED, _UPLOAD_AGAIN))
    row.state, row.applied_by, row.sheets = state, by.person, {}
    row.save()
    return _settled(_recorded(row, "apply", by, as_of), by, as_of)


@transaction.atomic
def discard(*, intake: Intake, by: Standing, as_of: datetime) -> Intake:
    """Set an intake aside; what was read of the file is emptied."""
    row = Intake.objects.select_for_update().get(pk=intake.pk)
    row.state = INTAKE.demand("discard", by, row.state, "")
    row.sheets = {}
    row.save()
    row.rows.all().delete()
    return _settled(_recorded(row, "discard", by, as_of), by, as_of)


def _settled(intake: Intake, by: Standing, as_of: datetime) -> Intake:
    events.settled.send(Intake, intake=intake, by=by, as_of=as_of)
    return intake


def _read(file_name: str, raw: bytes) -> list[Sheet]:
    try:
        return read(file_name, raw)
    except Unreadable as unreadable:
        raise BadInput({"file": unreadable.why}) from unreadable


def _previewed(intake: Intake, sheets: list[Sheet], raw: bytes, by: Standing, as_of: datetime) -> Intake:
    intake.prepared_by, intake.prepared_at, intake.file = by.person, as_of, sm3(raw)
    lines = _rehearsed(intake, sheets, by, as_of)
    if not lines:
        raise BadInput({"file": _NOTHING})
    intake.sheets, intake.counts = plain(sheets), counted(lines)
    intake.plan = _digest(intake, sheets, lines)
    intake.save()
    IntakeRow.objects.bulk_create(
        IntakeRow(
            intake=intake, sheet=line.sheet[:12], number=line.number, outcome=line.outcome, subject=line.subject,
            zh=line.says.zh, en=line.says.en,
        )
        for line in sorted(lines, key=lambda line: _FIRST.index(line.outcome))
    )  # fmt: skip
    _recorded(intake, "upload", by, as_of)
    events.prepared.send(Intake, intake=intake, by=by, as_of=as_of)
    return intake


class _Rehearsed(Exception):
    """Ends a rehearsal: everything it did is rolled back."""


def _rehearsed(intake: Intake, sheets: list[Sheet], by: Standing, as_of: datetime) -> list[Line]:
    lines: list[Line] = []
    try:
        with transaction.atomic():
            lines = _taken(intake, sheets, by, _GIVER, as_of)
            raise _Rehearsed
    except _Rehearsed:
        return lines


def _taken(intake: Intake, sheets: list[Sheet], preparer: Standing, giver: Standing, as_of: datetime) -> list[Line]:
    taking = Taking(sheets, preparer, giver, as_of, begins_on=intake.prepared_at.date())
    if intake.kind == IntakeKind.ROSTER:
        return taking.take()
    running = Term.objects.filter(ends_on=None).order_by("-number").first()
    if running is None or intake.leaving_on is None or intake.next_number is None:
        raise NotAllowed(Refusal("state", _WORLD_CHANGED, _UPLOAD_AGAIN))
    return TermChange(running, intake.leaving_on, intake.next_number, intake.next_name).take(taking)


def _digest(intake: Intake, sheets: list[Sheet], lines: list[Line]) -> str:
    change = [intake.kind, intake.leaving_on and intake.leaving_on.isoformat(), intake.next_number, intake.next_name]
    done = [[line.sheet, line.number, line.outcome, line.subject, asdict(line.says)] for line in lines]
    return sm3(canonical({"change": change, "sheets": plain(sheets), "lines": done}).encode())


def _recorded(intake: Intake, verb: str, by: Standing, as_of: datetime) -> Intake:
    words = INTAKE.row(verb).words
    record(
        by=by, as_of=as_of, room="actors", verb=verb, of=intake,
        says=Words(f"{words.zh}：{intake.get_kind_display()}", f"{words.en}: {intake.kind}"),
        content={"file": intake.file, "plan": intake.plan, "counts": intake.counts, "prepared_by": intake.prepared_by},
    )  # fmt: skip
    return intake


_NOTHING = Words(
    "文件里没有可导入的行。请以导出的文件为样", "the file has no rows: take an exported file as the pattern"
)
_OVER = Words("这一届已于 {day} 届满", "this term ended on {day}")
_DAYS = Words("届满日应在 {begin} 之后、一年以内。请核对", "the day lies after {begin} and within a year: check it")
_NUMBER = Words("下一届的届次应大于 {number}", "the next term's number is larger than {number}")
_HAS_REFUSED = Words("有 {count} 行不能导入", "{count} rows cannot be taken in")
_PREPARER_LEFT = Words("准备人 {name} 已不是系统管理员", "{name}, who prepared it, is no system administrator any more")
_WORLD_CHANGED = Words(
    "预览之后，机构、人员或届次有了变动，结果会与预览不同",
    "something has changed since the preview; the result would differ",
)
_UPLOAD_AGAIN = Words("请系统管理员重新上传并预览", "the system administrator uploads the file again")
