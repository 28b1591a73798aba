"""A sheet of items is brought, looked at, taken in whole or not at all (导入当年民生实事表)."""

from datetime import date, datetime
from pathlib import PurePath

from django.db import transaction

from guantong.apps.files.examining import Examined
from guantong.apps.files.operations import Stopped, hang, let_in
from guantong.apps.findings.reading_lists import MARKED, sheets_in
from guantong.apps.findings.returned_rows import rows_in
from guantong.apps.findings.returning import CHANGED, EMPTY, XLSX
from guantong.apps.livelihood.item_list import EXAMPLE, HEADS
from guantong.apps.livelihood.item_rows import Line, lines_of
from guantong.apps.livelihood.models import ItemFile
from guantong.apps.livelihood.operations import take_over
from guantong.apps.livelihood.recording import noted
from guantong.apps.livelihood.workflow import ITEM_FILE
from guantong.apps.opinions.whose import desk_of
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


def bring_items(
    *, file_name: str, raw: bytes, level: Level, decision: str, decided_on: date, by: Standing, as_of: datetime
) -> ItemFile:  # fmt: skip
    """Bring a sheet; nothing of it stands yet. Raises BadInput at `file` for another file, and for one without a row."""
    desk, rows = desk_of(by), list[dict[str, str]]()
    state = ITEM_FILE.demand("bring_items", by, NEW, desk)
    if decided_on > as_of.date():
        raise BadInput({"decided_on": _NOT_YET})

    def wanted(found: Examined) -> None:
        if found.kind != "xlsx":
            raise BadInput({"file": XLSX})
        told = rows_in(sheets_in(found.content), HEADS)
        rows.extend(row for row in told if row["year"] != EXAMPLE and any(row[name] for name in HEADS))
        if not rows:
            raise BadInput({"file": EMPTY})

    try:
        file = let_in(
            to="livelihood.itemfile", path=desk, name=PurePath(file_name).name, content=raw, level=level, by=by, as_of=as_of,
            wanted=wanted,
        )  # fmt: skip
    except Stopped as stopped:
        raise BadInput({"file": MARKED}) from stopped
    with transaction.atomic():
        row = ItemFile.objects.create(
            name=file.name, sm3=file.given, path=desk, decision=decision.strip(), decided_on=decided_on, rows=rows, state=state,
            brought_by=by.person, brought_at=as_of,
        )  # fmt: skip
        hang(file=file, to=row, by=by, as_of=as_of)
        noted(row, ITEM_FILE, "bring_items", desk, by, as_of, sm3=row.sm3, rows=len(rows))
    return row


@transaction.atomic
def take_in_items(*, of: ItemFile, plan: str, by: Standing, as_of: datetime) -> ItemFile:
    """Take in exactly what was previewed, or nothing at all: raises BadInput where a row is wrong or things changed since."""
    row = ItemFile.objects.select_for_update().get(pk=of.pk)
    row.state = ITEM_FILE.demand("take_in_items", by, row.state, row.path)
    lines = lines_of(row.rows)
    if any(line.wrong for line in lines):
        raise BadInput({"": _IS_WRONG})
    if plan_of(lines) != plan:
        raise BadInput({"": CHANGED})
    for line in lines:
        place = {"file": row.name, "row": line.number}
        take_over(
            **line.facts, decision=row.decision, decided_on=row.decided_on, origin="sheet", key=row.journal_key, place=place, by=by,
            as_of=as_of,
        )  # fmt: skip
    row.rows, row.count = [], len(lines)
    row.save()
    noted(row, ITEM_FILE, "take_in_items", row.path, by, as_of, count=row.count)
    return row


@transaction.atomic
def set_items_aside(*, of: ItemFile, by: Standing, as_of: datetime) -> ItemFile:
    """Do not use a sheet; the file stays with it."""
    row = ItemFile.objects.select_for_update().get(pk=of.pk)
    row.state = ITEM_FILE.demand("set_items_aside", by, row.state, row.path)
    row.rows = []
    row.save()
    noted(row, ITEM_FILE, "set_items_aside", row.path, by, as_of)
    return row


def plan_of(lines: list[Line]) -> str:
    """Return what a preview comes to, in few characters: what is taken in is what was looked at."""
    told = [[line.number, *(words.zh for words in line.wrong)] for line in lines]
    return sm3(canonical({"lines": told}).encode())[:16]


_NOT_YET = Words("日期不能晚于今天", "the day is not after today")
_IS_WRONG = Words(
    "有的行不能导入，一行也没有导入：请按说明改正后重新上传",
    "some rows cannot be taken in, so none was: mend them first",
)
