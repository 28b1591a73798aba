"""How an item goes: milestones with their days, the unit's report of a quarter, done said by one and confirmed by another (进度)."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from guantong.apps.files.operations import LetIn, hang, let_in
from guantong.apps.livelihood.models import Item, Milestone, Report
from guantong.apps.livelihood.recording import held, moved, noted
from guantong.apps.livelihood.telling import tell_needs
from guantong.apps.livelihood.workflow import ITEM, REPORT
from guantong.domain.roles import Standing
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

QUARTERS = (1, 2, 3, 4)
_PICTURES = ("jpg", "png", "webp")


@transaction.atomic
def plan_milestone(*, item: Item, name: str, planned_on: date, version: int, by: Standing, as_of: datetime) -> Item:
    """Add a milestone with its planned day."""
    row = held(item, ITEM, "plan_milestone", version, by, item.path)
    if not name.strip():
        raise BadInput({"name": _EMPTY})
    try:
        with transaction.atomic():
            made = Milestone.objects.create(item=row, path=row.path, name=name.strip(), planned_on=planned_on)
    except IntegrityError as error:
        raise BadInput({"name": _TWICE}) from error
    return moved(row, ITEM, "plan_milestone", row.path, by, as_of, [made], on=planned_on.isoformat())


def reach_milestone(
    *, item: Item, milestone: Milestone, done_on: date, words: str, version: int | None, by: Standing, as_of: datetime,
    photo: bytes = b"", photo_name: str = "", public: bool = False,
) -> Item:  # fmt: skip
    """Note on which day a milestone was reached, with a photo; a day noted anew takes the former's place, which stays in the journal.

    A photo is drawn anew on the way in, so that place and camera are gone. Only who may release the item brings one that everybody sees at once;
    what a unit brings stays inside until its level is changed.
    """
    ITEM.demand("reach_milestone", by, item.state, item.path)
    if done_on > as_of.date():
        raise BadInput({"done_on": _NOT_YET})
    public = public and ITEM.why_not("release", by, item.state, item.path) is None
    file = _photo("livelihood.milestone", item.path, photo, photo_name, public, by, as_of)
    with transaction.atomic():
        row = held(item, ITEM, "reach_milestone", version, by, item.path)
        there = Milestone.objects.select_for_update().filter(item=row, pk=milestone.pk).first()
        if there is None:
            raise BadInput({"milestone": _NO_MILESTONE})
        there.done_on, there.words, there.done_by = done_on, words.strip(), by.person
        there.save()
        moved(row, ITEM, "reach_milestone", row.path, by, as_of, [there], milestone=there.pk, on=done_on.isoformat())
        if file:
            hang(file=file, to=there, by=by, as_of=as_of)
    return row


def report_progress(
    *, item: Item, quarter: int, words: str, version: int | None, by: Standing, as_of: datetime, reached: int | None = None,
    spent: int | None = None, problem: str = "", source: str = "", photo: bytes = b"", photo_name: str = "", public: bool = False,
) -> Item:  # fmt: skip
    """Take down what the unit says of a quarter; given anew, the former stays and is no longer shown. Raises BadInput by field.

    `reached` is the indicator to date in thousandths, `spent` to date in fen; None is not told, which is not nothing.
    """
    ITEM.demand("report_progress", by, item.state, item.path)
    wrong = {} if words.strip() else {"words": _EMPTY}
    if quarter not in QUARTERS or date(item.year, quarter * 3 - 2, 1) > as_of.date():
        wrong["quarter"] = _NO_QUARTER
    wrong |= {name: _NEGATIVE for name, value in (("reached", reached), ("spent", spent)) if (value or 0) < 0}
    if wrong:
        raise BadInput(wrong)
    file = _photo("livelihood.report", item.path, photo, photo_name, public, by, as_of)
    with transaction.atomic():
        row = held(item, ITEM, "report_progress", version, by, item.path)
        former = list(Report.objects.filter(item=row, quarter=quarter, latest=True))
        for one in former:
            one.latest, one.state = False, "reported"
            one.save()
        made = Report.objects.create(
            item=row, path=row.path, quarter=quarter, words=words.strip(), problem=problem.strip(), reached=reached, spent=spent,
            source=source, reported_by=by.person, reported_at=as_of,
        )  # fmt: skip
        moved(row, ITEM, "report_progress", row.path, by, as_of, [*former, made], quarter=quarter)
        if file:
            hang(file=file, to=made, by=by, as_of=as_of)
    return row


@transaction.atomic
def release_report(*, report: Report, by: Standing, as_of: datetime) -> Report:
    """Put a report on the public page of its item."""
    return _moved_report(report, "release_report", by, as_of)


@transaction.atomic
def hold_report(*, report: Report, by: Standing, as_of: datetime) -> Report:
    """Take a report off the public page."""
    return _moved_report(report, "hold_report", by, as_of)


@transaction.atomic
def say_done(*, item: Item, done_on: date, words: str, version: int | None, by: Standing, as_of: datetime) -> Item:
    """Take down that the unit says the item is done; it is built when another person has confirmed it."""
    row = held(item, ITEM, "say_done", version, by, item.path)
    if done_on > as_of.date():
        raise BadInput({"done_on": _NOT_YET})
    if not words.strip():
        raise BadInput({"words": _EMPTY})
    row.done_on, row.done_words, row.done_said_by = done_on, words.strip(), by.person
    return moved(row, ITEM, "say_done", row.path, by, as_of, on=done_on.isoformat())


@transaction.atomic
def confirm_done(*, item: Item, built_on: date, version: int, by: Standing, as_of: datetime) -> Item:
    """Confirm that the item is built: a person who did not write that it is done. The needs it answers are told."""
    row = held(item, ITEM, "confirm_done", version, by, item.path, item.done_said_by)
    if built_on > as_of.date() or (row.done_on and built_on < row.done_on):
        raise BadInput({"built_on": _NOT_BEFORE})
    row.built_on = built_on
    row = moved(row, ITEM, "confirm_done", row.path, by, as_of, on=built_on.isoformat())
    tell_needs(row, "built", _BUILT.filled(name=row.name), by, as_of)
    return row


@transaction.atomic
def not_done(*, item: Item, reason: str, version: int, by: Standing, as_of: datetime) -> Item:
    """Send it back with the reason: it is not done yet."""
    row = held(item, ITEM, "not_done", version, by, item.path)
    if not reason.strip():
        raise BadInput({"reason": _EMPTY})
    row.done_on, row.done_said_by, row.done_words = None, "", ""
    return moved(row, ITEM, "not_done", row.path, by, as_of, reason=reason.strip())


def _moved_report(report: Report, verb: str, by: Standing, as_of: datetime) -> Report:
    row = Report.objects.select_for_update().get(pk=report.pk)
    row.state = REPORT.demand(verb, by, row.state, row.path)
    if not row.latest:
        raise BadInput({"": _FORMER})
    row.save()
    noted(row, REPORT, verb, row.path, by, as_of, state=row.state)
    return row


def _photo(
    to: str, path: str, photo: bytes, name: str, public: bool, by: Standing, as_of: datetime
) -> LetIn | None:  # fmt: skip
    """Let a photo through the gate under a name that says nothing."""
    if not photo:
        return None
    kind = name.rpartition(".")[2].lower()

    def wanted(found: object) -> None:
        if getattr(found, "kind", "") not in _PICTURES:
            raise BadInput({"photo": _NO_PICTURE})

    level = Level.PUBLIC if public else Level.INTERNAL
    return let_in(
        to=to, path=path, name=f"照片.{kind if kind in _PICTURES else 'jpg'}", content=photo, level=level, by=by, as_of=as_of,
        wanted=wanted, demanded=True,
    )  # fmt: skip


_EMPTY = Words("没有填写", "it is empty")
_TWICE = Words("已有同名节点", "a milestone of that name stands already")
_NOT_YET = Words("日期不能晚于今天", "the day is not after today")
_NO_MILESTONE = Words("没有这个节点", "there is no such milestone")
_NO_QUARTER = Words("请选择已经开始的季度", "choose a quarter that has begun")
_NEGATIVE = Words("不能是负数", "cannot be below nothing")
_FORMER = Words("这份进度已被新的替换", "a later report took its place")
_NOT_BEFORE = Words("确认日期不早于单位报的完成日期，也不晚于今天", "not before the day the unit gave, nor after today")
_NO_PICTURE = Words("请上传 jpg、png 或 webp 照片", "bring a photo: jpg, png or webp")
_BUILT = Words("“{name}”已建成，并经核对确认。", "“{name}” is built, and that was checked.")
