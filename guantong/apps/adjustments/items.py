"""The verbs of a plan's items: a workbook brought, looked at, taken in whole or not at all; typed one by one; taken back (调整明细办理)."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.db import transaction

from guantong.apps.adjustments.item_rows import FUNDS, MONEY, SIDES, Read, key_of, rows_in
from guantong.apps.adjustments.models import Edition, Item, Plan
from guantong.apps.adjustments.moving import current, held, kept, move
from guantong.apps.components.keys import row_numbered
from guantong.apps.components.search import searchable
from guantong.apps.execution.sight import Sight, sight_of
from guantong.apps.files.examining import Examined
from guantong.apps.files.operations import Stopped, hang, let_in
from guantong.apps.findings.reading_lists import MARKED, Sheet, sheets_in, unkept
from guantong.apps.findings.reading_lists import kept as plain_sheets
from guantong.domain.roles import Standing
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput


def bring_items(
    *, plan: Plan, file_name: str, raw: bytes, level: Level, version: int, by: Standing, as_of: datetime
) -> Plan:
    """Bring the items of the latest version as xlsx: the file is kept, nothing of it counts yet.

    Raises BadInput at `file` for what is no workbook, bears a secrecy mark, or has no header.
    """
    with transaction.atomic():
        held(plan, "bring_items", version, by)
    read: list[Sheet] = []

    def wanted(found: Examined) -> None:
        if found.kind != "xlsx":
            raise BadInput({"file": _XLSX})
        read.extend(sheets_in(found.content))
        rows_in(read, file_name)

    try:
        file = let_in(
            to="adjustments.plan", path=plan.path, name=PurePath(file_name).name, content=raw, level=level, by=by, as_of=as_of,
            wanted=wanted,
        )  # fmt: skip
    except Stopped as stopped:
        raise BadInput({"file": MARKED}) from stopped
    with transaction.atomic():
        row = held(plan, "bring_items", version, by)
        edition = current(row)
        edition.content, edition.file, edition.sm3 = plain_sheets(read), file.name[:120], file.given
        edition.save()
        hang(file=file, to=row, by=by, as_of=as_of)
        kept(edition, row, "bring_items", by, as_of)
        return move(row, "bring_items", by, as_of, edition=edition.number, sm3=edition.sm3)


def preview(edition: Edition) -> list[Read]:
    """Return the rows that were brought for a version and are not yet taken in, what is wrong first told at each."""
    return rows_in(unkept(edition.content), edition.file) if edition.content else []


@transaction.atomic
def take_in_items(*, plan: Plan, version: int, by: Standing, as_of: datetime) -> Plan:
    """Take in every row that was brought, in the place of what the version held; none if one cannot be read."""
    row = held(plan, "take_in_items", version, by)
    edition = current(row)
    rows = preview(edition)
    if not any(not one.total for one in rows):
        raise BadInput({"": _NOTHING})
    if any(one.wrong for one in rows):
        raise BadInput({"": _IS_WRONG})
    for item in edition.items.filter(dropped=False):
        _drop(item, row, "take_in_items", by, as_of)
    sight = whose()
    for one in rows:
        if not one.total:
            _made(row, edition, one.number, one.facts, one.place, sight, "take_in_items", by, as_of)
    edition.totals = [_total(one) for one in rows if one.total]
    edition.content = []
    edition.save()
    kept(edition, row, "take_in_items", by, as_of)
    return move(row, "take_in_items", by, as_of, edition=edition.number, items=sum(not one.total for one in rows))


@transaction.atomic
def set_items_aside(*, plan: Plan, version: int, by: Standing, as_of: datetime) -> Plan:
    """Do not use what was brought; the file stays."""
    row = held(plan, "set_items_aside", version, by)
    edition = current(row)
    edition.content = []
    edition.save()
    kept(edition, row, "set_items_aside", by, as_of)
    return move(row, "set_items_aside", by, as_of, edition=edition.number)


@transaction.atomic
def type_item(*, plan: Plan, version: int, by: Standing, as_of: datetime, **typed: Any) -> Plan:
    """Type one item of the latest version; the same line again takes the place of the earlier one. Amounts in fen.

    `change` is what is typed: after is before and change.
    """
    row = held(plan, "type_item", version, by)
    edition = current(row)
    facts = {**_BLANK, **{name: value for name, value in typed.items() if value is not None}}
    if facts["side"] not in SIDES or facts["fund_kind"] not in FUNDS:
        raise BadInput({"fund_kind": _NO_SUCH})
    if not any(key_of(facts)[2:]):
        raise BadInput({"unit": _NAMELESS})
    facts["after"] = facts["before"] + facts["change"]
    kept_lines = list(edition.items.filter(dropped=False))
    place = max((item.row for item in kept_lines), default=0) + 1
    for item in kept_lines:
        if item.key == key_of(facts):
            place = item.row
            _drop(item, row, "type_item", by, as_of)
    _made(row, edition, place, facts, {}, whose(), "type_item", by, as_of)
    return move(row, "type_item", by, as_of, edition=edition.number)


@transaction.atomic
def drop_item(*, plan: Plan, item: str, version: int, by: Standing, as_of: datetime) -> Plan:
    """Take one item of the latest version back; it stays in the journal."""
    row = held(plan, "drop_item", version, by)
    edition = current(row)
    found = row_numbered(edition.items.filter(dropped=False), item)
    if found is None:
        raise BadInput({"item": _NO_ITEM})
    _drop(found, row, "drop_item", by, as_of)
    return move(row, "drop_item", by, as_of, edition=edition.number)


def copied(plan: Plan, earlier: Edition, later: Edition, verb: str, by: Standing, as_of: datetime) -> None:
    """Begin a version with the lines of the one before, where each stands kept."""
    for item in earlier.items.filter(dropped=False):
        facts = {
            field.name: getattr(item, field.name)
            for field in Item._meta.concrete_fields
            if field.name not in ("id", "edition", "row")
        }
        made = Item.objects.create(edition=later, row=item.row, **facts)
        kept(made, plan, verb, by, as_of)


def whose() -> Sight:
    """Return whose each unit of the books is: what nobody bears is the whole district's."""
    return sight_of(Standing(""))


def _made(
    plan: Plan, edition: Edition, row: int, facts: Mapping[str, Any], place: Mapping[str, Any], sight: Sight, verb: str,
    by: Standing, as_of: datetime,
) -> Item:  # fmt: skip
    made = Item.objects.create(
        edition=edition, row=row, **facts, place=dict(place), path=sight.path_of(facts["unit_code"], facts["unit"]),
        search=searchable(facts["unit"], facts["project"], facts["function"], facts["unit_code"], facts["project_code"]),
    )  # fmt: skip
    kept(made, plan, verb, by, as_of)
    return made


def _drop(item: Item, plan: Plan, verb: str, by: Standing, as_of: datetime) -> None:
    item.dropped = True
    item.save()
    kept(item, plan, verb, by, as_of)


def _total(one: Read) -> dict[str, Any]:
    return {**{name: one.facts[name] for name in ("side", "fund_kind", *MONEY)}, "row": one.number}


_BLANK = {
    "side": "expense", "fund_kind": "general", "unit_code": "", "unit": "", "project_code": "", "project": "", "function_code": "",
    "function": "", "before": 0, "change": 0, "after": 0, "reason": "", "reason_class": "", "urgency": "", "necessity": "", "nature": "",
    "measures": "", "debt": False,
}  # fmt: skip
_XLSX = Words(
    "只能读 xlsx 文件。请在 WPS 或 Excel 中另存为 xlsx；扫描件、PDF 可以作为附件上传，明细逐项录入",
    "only xlsx can be read: save it as xlsx, or attach it and type its items",
)
_NOTHING = Words("还没有上传明细", "no items were brought")
_IS_WRONG = Words(
    "有的行读不出来，一行也没有导入：请按说明改好文件重新上传",
    "some rows cannot be read, so none was taken in: mend the file and bring it anew",
)
_NO_SUCH = Words("请选择收支和预算", "choose the side and the budget")
_NAMELESS = Words("请写明单位、项目或科目", "name a unit, project or subject")
_NO_ITEM = Words("这一版没有这一项", "this version has no such item")
