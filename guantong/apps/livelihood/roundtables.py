"""A roundtable about why an item is liked or not; only after it a person opens a matter or writes a lesson (原因座谈会)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from guantong.apps.components.search import searchable
from guantong.apps.findings import operations as findings
from guantong.apps.livelihood.judging import attention_on, results_of
from guantong.apps.livelihood.models import Item, Lesson, Roundtable
from guantong.apps.livelihood.recording import held, moved, noted
from guantong.apps.livelihood.terms import SIDES, causes_on
from guantong.apps.livelihood.workflow import ROUNDTABLE
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@transaction.atomic
def call_roundtable(
    *, item: Item, side: str, held_on: date, venue: str, invited: str, by: Standing, as_of: datetime
) -> Roundtable:  # fmt: skip
    """Call a roundtable because satisfaction is low or high; raises BadInput where no result lies beyond the line of that side."""
    state = ROUNDTABLE.demand("call_roundtable", by, NEW, item.path)
    wrong = {name: _EMPTY for name, said in (("venue", venue), ("invited", invited)) if not said.strip()}
    if side not in SIDES:
        wrong["side"] = _EMPTY
    elif side not in {one.side for one in attention_on(item, results_of(item), as_of.date())}:
        wrong["side"] = _NOT_SO.filled(side=SIDES[side])
    if wrong:
        raise BadInput(wrong)
    row = Roundtable.objects.create(
        item=item, side=side, held_on=held_on, venue=venue.strip(), invited=invited.strip(), state=state, called_by=by.person,
        called_at=as_of,
    )  # fmt: skip
    noted(row, ROUNDTABLE, "call_roundtable", item.path, by, as_of, item=item.pk, side=side)
    return row


@transaction.atomic
def hold_roundtable(
    *, roundtable: Roundtable, held_on: date, minutes: str, causes: Sequence[str], version: int, by: Standing, as_of: datetime
) -> Roundtable:  # fmt: skip
    """Note that it was held: its minutes and the causes it named, of those in force on its day."""
    row = _held(roundtable, "hold_roundtable", version, by)
    wrong = {} if minutes.strip() else {"minutes": _EMPTY}
    if held_on > as_of.date():
        wrong["held_on"] = _NOT_YET
    if not causes or set(causes) - set(causes_on(held_on)):
        wrong["causes"] = _NO_CAUSE
    if wrong:
        raise BadInput(wrong)
    row.held_on, row.minutes, row.causes = held_on, minutes.strip(), list(dict.fromkeys(causes))
    return _moved(row, "hold_roundtable", by, as_of, causes=row.causes)


@transaction.atomic
def open_matter(
    *, roundtable: Roundtable, title: str, says: str, version: int, by: Standing, as_of: datetime
) -> Roundtable:
    """A person opens a matter of the responsible unit, after the talk; it goes its own way in the ledger of matters."""
    row = _held(roundtable, "open_matter", version, by)
    if not row.item.path:
        raise BadInput({"": _NO_BODY})
    row.matter = findings.register(
        kind="problem", source="inspection_visit", title=title, says=says, path=row.item.path, year=row.item.year, pace="staged",
        origin=f"{row.item.name}：{Roundtable.CALLED.zh} {row.held_on:%Y-%m-%d}"[:200], source_key=row.journal_key, by=by, as_of=as_of,
    )  # fmt: skip
    return _moved(row, "open_matter", by, as_of, matter=row.matter.pk)


@transaction.atomic
def write_lesson(
    *, roundtable: Roundtable, title: str, words: str, version: int, by: Standing, as_of: datetime
) -> Roundtable:
    """A person writes down what is worth doing again, or not."""
    row = _held(roundtable, "write_lesson", version, by)
    if not (title.strip() and words.strip()):
        raise BadInput({"title" if not title.strip() else "words": _EMPTY})
    made = Lesson.objects.create(
        item=row.item, roundtable=row, title=title.strip(), words=words.strip(), written_by=by.person, written_on=as_of.date(),
        search=searchable(title, words[:200]),
    )  # fmt: skip
    noted(made, ROUNDTABLE, "write_lesson", row.item.path, by, as_of, roundtable=row.pk)
    return _moved(row, "write_lesson", by, as_of, lesson=made.pk)


@transaction.atomic
def end_roundtable(
    *, roundtable: Roundtable, conclusion: str, version: int, by: Standing, as_of: datetime
) -> Roundtable:
    """Nothing further follows, with the reason."""
    row = _held(roundtable, "end_roundtable", version, by)
    row.conclusion = conclusion.strip()
    if not row.conclusion:
        raise BadInput({"conclusion": _EMPTY})
    return _moved(row, "end_roundtable", by, as_of)


def _held(roundtable: Roundtable, verb: str, version: int, by: Standing) -> Roundtable:
    return held(roundtable, ROUNDTABLE, verb, version, by, roundtable.item.path)


def _moved(row: Roundtable, verb: str, by: Standing, as_of: datetime, **content: object) -> Roundtable:
    return moved(row, ROUNDTABLE, verb, row.item.path, by, as_of, **content)


_EMPTY = Words("没有填写", "it is empty")
_NOT_YET = Words("日期不能晚于今天", "the day is not after today")
_NO_CAUSE = Words("请至少选一个当日有效的原因", "choose at least one cause in force on that day")
_NOT_SO = Words("没有评价结果属于“{side}”", "no result is of that side ({side})")
_NO_BODY = Words("责任单位没有对应的机构，不能立为事项", "the unit is no body here, no matter can be opened")
