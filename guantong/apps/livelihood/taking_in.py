"""The verbs of lists: take one in as history, whole or not at all; withdraw one that was a mistake (民生实事历史导入)."""

from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.db import IntegrityError, transaction

from guantong.apps.components.search import searchable
from guantong.apps.execution.sight import paths_of
from guantong.apps.files.examining import Examined
from guantong.apps.files.operations import Stopped, hang, let_in
from guantong.apps.findings.reading_lists import MARKED, sheets_in
from guantong.apps.findings.returning import EMPTY, XLSX
from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.apps.livelihood.models import ListFile, Project
from guantong.apps.livelihood.reading import Line, lines_in
from guantong.apps.livelihood.workflow import LIST
from guantong.apps.opinions.whose import desk_of
from guantong.domain.roles import Standing
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

_MOST_TOLD = 12


def take_in_list(*, file_name: str, raw: bytes, level: Level, by: Standing, as_of: datetime) -> ListFile:
    """Take in every project of a workbook as history, or none: what is wrong is told row by row at `file`.

    The file is kept and hangs on the list. Asks nobody for anything and measures nothing.
    """
    LIST.demand("take_in_list", by, NEW, "")
    desk, lines = desk_of(by), list[Line]()

    def wanted(found: Examined) -> None:
        if found.kind != "xlsx":
            raise BadInput({"file": XLSX})
        lines.extend(lines_in(sheets_in(found.content), paths_of(by), as_of.date()))
        _demand_sound(lines)

    try:
        file = let_in(
            to="livelihood.listfile", path=desk, name=PurePath(file_name).name, content=raw, level=level, by=by, as_of=as_of,
            wanted=wanted,
        )  # fmt: skip
    except Stopped as stopped:
        raise BadInput({"file": MARKED}) from stopped
    with transaction.atomic():
        row = ListFile.objects.create(
            name=file.name, sm3=file.given, path=desk, count=len(lines), taken_in_by=by.person, taken_in_at=as_of
        )
        hang(file=file, to=row, by=by, as_of=as_of)
        _recorded(row, row, "take_in_list", by, as_of, sm3=row.sm3, count=row.count)
        for line in lines:
            _recorded(_made(line, row), row, "take_in_list", by, as_of)
    return row


@transaction.atomic
def withdraw_list(*, of: ListFile, reason: str, by: Standing, as_of: datetime) -> ListFile:
    """Withdraw a list with the reason: its projects stand in the ledger no more and stay on record."""
    row = ListFile.objects.select_for_update().get(pk=of.pk)
    row.state, row.reason = LIST.demand("withdraw_list", by, row.state, row.path), reason.strip()
    if not row.reason:
        raise BadInput({"reason": _WHY})
    row.save()
    for one in row.projects.filter(standing=True):
        one.standing = False
        one.save()
        _recorded(one, row, "withdraw_list", by, as_of)
    _recorded(row, row, "withdraw_list", by, as_of, reason=row.reason)
    return row


def _demand_sound(lines: list[Line]) -> None:
    if not lines:
        raise BadInput({"file": EMPTY})
    wrong = [(line, words) for line in lines for words in line.wrong]
    if not wrong:
        return
    told = [_AT.filled(**line.place, why=words) for line, words in wrong[:_MOST_TOLD]]
    left = len(wrong) - len(told)
    more = [_MORE.filled(count=left)] if left else []
    raise BadInput({"file": Words("；".join(w.zh for w in [*told, *more]), "; ".join(w.en for w in [*told, *more]))})


def _made(line: Line, of: ListFile) -> Project:
    facts = line.facts
    try:
        with transaction.atomic():
            return Project.objects.create(
                of=of,
                **facts,
                place=dict(line.place),
                search=searchable(facts["name"], facts["unit"], facts["target"][:200]),
            )
    except IntegrityError as error:
        raise BadInput({"file": _THERE.filled(year=facts["year"], number=facts["number"])}) from error


def _recorded(thing: Journaled, of: ListFile, verb: str, by: Standing, as_of: datetime, **content: Any) -> None:
    words = LIST.row(verb).words
    record(
        by=by, as_of=as_of, room="livelihood", verb=verb, path=of.path, of=thing,
        says=Words(f"{words.zh}：{type(thing).CALLED.zh} {thing.pk}", f"{words.en}: {type(thing).CALLED.en} {thing.pk}"),
        content={"list": of.pk, **content},
    )  # fmt: skip


_AT = Words("“{sheet}”第 {row} 行{why}", "{sheet}, row {row}: {why}")
_MORE = Words("另有 {count} 处", "{count} more")
_THERE = Words(
    "{year} 年第 {number} 项已经登记，一项也没有导入。登记有误的，先撤回那份清单",
    "number {number} of {year} is registered already, nothing was taken in: withdraw that list if it was wrong",
)
_WHY = Words("请写明原因", "say why")
