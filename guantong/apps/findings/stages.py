"""A matter in stages, and reports at intervals: proposed with the plan, agreed, each reported with its proof (分阶段、持续整改)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from guantong.apps.files.models import Attachment
from guantong.apps.files.operations import seal
from guantong.apps.findings.models import Matter, Stage
from guantong.apps.findings.moving import held, move, recorded
from guantong.apps.findings.pace import clock
from guantong.apps.findings.workflow import MATTER
from guantong.apps.notices import operations as notices
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal

AGREED = ("agreed", "done")
Steps = Sequence[tuple[date, str]]
"""The day of each stage and what is done by then."""


@transaction.atomic
def propose_stages(*, matter: Matter, steps: Steps, version: int, by: Standing, as_of: datetime) -> Matter:
    """Propose the stages, or the days of reports; what was proposed before and not agreed gives way.

    Raises BadInput for a day that is past or beyond the day of the letter.
    """
    row = held(matter, "propose_stages", version, by)
    if not _parted(row):
        raise NotAllowed(AT_ONCE)
    last = row.due_on if row.pace == "staged" else None
    for day, what in steps:
        if day < as_of.date() or (last and day > last):
            raise BadInput({"steps": _WHEN.filled(what=what, last=last or "—")})
    for old in row.stages.select_for_update().filter(state="proposed"):
        old.state = "given_up"
        old.save()
        recorded(old, row, "propose_stages", by, as_of, given_up=True)
    begun = row.stages.filter(state__in=AGREED).count()
    for at, (day, what) in enumerate(sorted(steps), begun + 1):
        made = Stage.objects.create(matter=row, number=at, what=what, due_on=day)
        recorded(made, row, "propose_stages", by, as_of, due_on=day.isoformat())
    return move(row, "propose_stages", by, as_of, stages=len(steps))


@transaction.atomic
def confirm_stages(*, matter: Matter, version: int, by: Standing, as_of: datetime) -> Matter:
    """Agree to what was proposed: from now on each has its own clock, and waits on the desk of who leads."""
    row = held(matter, "confirm_stages", version, by)
    proposed = list(row.stages.select_for_update().filter(state="proposed"))
    if not proposed:
        raise NotAllowed(NOTHING_PROPOSED)
    for stage in proposed:
        stage.state = "agreed"
        stage.save()
        recorded(stage, row, "confirm_stages", by, as_of, due_on=stage.due_on.isoformat())
        _asked(stage, row, by, as_of)
    return move(row, "confirm_stages", by, as_of)


@transaction.atomic
def report_stage(*, matter: Matter, stage: str, words: str, version: int, by: Standing, as_of: datetime) -> Matter:
    """Report what was done in a stage: the files hung on the matter since the last report prove it, and are sealed.

    Raises BadInput without such a file: a word alone proves nothing.
    """
    row = held(matter, "report_stage", version, by)
    found = _of(row, stage, "agreed")
    files = list(Attachment.objects.select_for_update().filter(key=row.journal_key, state="kept").order_by("pk"))
    if not files:
        raise BadInput({"stage": _NO_FILE})
    for file in files:
        seal(file=file, by=by, as_of=as_of)
    found.state, found.done_on, found.words, found.files = "done", as_of.date(), words, [file.sm3 for file in files]
    found.save()
    recorded(found, row, "report_stage", by, as_of, stage=found.number, files=found.files)
    notices.finish(of=found, verb="report_stage", by=by, as_of=as_of)
    return move(row, "report_stage", by, as_of, words, stage=found.number)


@transaction.atomic
def return_stage(*, matter: Matter, stage: str, words: str, version: int, by: Standing, as_of: datetime) -> Matter:
    """Send what was reported in a stage back, with the reason; it is open again, on the day it was due."""
    row = held(matter, "return_stage", version, by)
    found = _of(row, stage, "done")
    found.state, found.done_on = "agreed", None
    found.save()
    recorded(found, row, "return_stage", by, as_of, stage=found.number)
    _asked(found, row, by, as_of)
    return move(row, "return_stage", by, as_of, words, stage=found.number)


def demand_stages_done(row: Matter) -> None:
    """Raise NotAllowed while a stage of a staged matter is not done: its whole is not put right before its parts."""
    if has_open_stage(row):
        raise NotAllowed(STAGES_OPEN)


def has_open_stage(row: Matter) -> bool:
    """True while a stage that was agreed is not done; reports of a lasting matter hold nothing up."""
    return row.pace == "staged" and any(stage.state == "agreed" for stage in row.stages.all())


def ask_no_stage(row: Matter, by: Standing, as_of: datetime) -> None:
    """Take from the desk what is asked of stages: the matter is ended."""
    for stage in row.stages.filter(state="agreed"):
        notices.withdraw(of=stage, verb="report_stage", by=by, as_of=as_of)


def closed_stages(row: Matter) -> dict[str, Refusal]:
    """Return the verbs of stages that this matter closes, each with the reason."""
    states = {stage.state for stage in row.stages.all()}
    found = {
        "propose_stages": None if _parted(row) else AT_ONCE,
        "confirm_stages": None if "proposed" in states else NOTHING_PROPOSED,
        "report_stage": None if "agreed" in states else NOTHING_AGREED,
        "return_stage": None if "done" in states else NOTHING_DONE,
        "submit": STAGES_OPEN if has_open_stage(row) else None,
    }
    return {verb: why for verb, why in found.items() if why}


def _parted(row: Matter) -> bool:
    return clock(row.pace, row.registered_at.date()).parted


def _of(row: Matter, stage: str, state: str) -> Stage:
    found = row.stages.select_for_update().filter(pk=stage, state=state).first() if stage.isdecimal() else None
    if found is None:
        raise BadInput({"stage": _NO_STAGE})
    return found


def _asked(stage: Stage, row: Matter, by: Standing, as_of: datetime) -> None:
    for handler in row.handlers.filter(part="lead"):
        notices.ask(
            of=stage, verb="report_stage", title=f"{MATTER.row('report_stage').words.zh}：{row.title}（{stage.number}）"[:160],
            where=f"/findings/{row.pk}/", path=handler.path, by=by, as_of=as_of, due_on=stage.due_on, waits_for=handler.body,
        )  # fmt: skip


_WHEN = Words(
    "“{what}”的日期应在今天以后，分阶段的不迟于整改期限（{last}）",
    "“{what}” lies ahead, and for stages by the day of the letter ({last})",
)
_NO_STAGE = Words("请选择本事项的一个阶段", "choose a stage of this matter")
_NO_FILE = Words(
    "请先上传这个阶段的证明材料，再报送；只有文字不能证明",
    "add a file that proves this stage first: a word alone proves nothing",
)
AT_ONCE = Refusal(
    "state", Words("立行立改不分阶段，以交办函的期限为准", "at once: there are no stages, the letter's day rules")
)
NOTHING_PROPOSED = Refusal("state", Words("还没有提出阶段安排", "no stages were proposed"))
NOTHING_AGREED = Refusal("state", Words("没有已确认、未完成的阶段", "no stage is agreed and open"))
NOTHING_DONE = Refusal("state", Words("没有已报送的阶段", "no stage was reported"))
STAGES_OPEN = Refusal(
    "state",
    Words("还有阶段没有完成，不能报送整体整改情况", "a stage is not done yet"),
    Words("每个阶段报送之后", "when each stage was reported"),
)
