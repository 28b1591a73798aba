"""A twin as a workbook for one body: ids locked, every row marked as what it left as (离线表文件)."""

from collections.abc import Mapping
from datetime import date

from guantong.apps.components.locked_workbook import is_marked, mark_of, workbook_of
from guantong.apps.components.twins import BLANK_ROWS, Asked, Twin
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import sm3

ID = {"row_id": "编号", "row_version": "版本", "row_mark": "核对码", "row_of": "单位标识"}
_WIDTHS = {"row_id": 8, "row_version": 8, "row_mark": 10, "row_of": 10}
_TOLD = (
    "只填白色的格。编号、版本、核对码、单位标识和灰色各列已锁定，改动后整份不能录入。",
    "可以删去不填的行，不能增加行、不能合并单元格、不能另加列。空着的行不录入。",
    "填好后由单位负责人签字，经 OA 或纸质送回，由人大工作人员预览、录入；填表人、签字人的姓名随表保存。",
    "下载以后有变动的行不能录入，请重新下载。不得填写国家秘密、工作秘密。",
)


def heads_of(twin: Twin) -> dict[str, str]:
    """Return the words above the columns, by field: what is locked first."""
    return {**ID, **twin.shown, **twin.filled}


def rows_for(twin: Twin, standing: Standing, today: date) -> list[Asked]:
    """Return what of a twin goes out, body by body: what waits, or blank rows for the body's own words."""
    if twin.waiting:
        return twin.waiting(standing, today)
    bodies = twin.blank(standing, today) if twin.blank else []
    return [Asked(str(n), today.isoformat(), path, body, {}) for path, body in bodies for n in range(1, BLANK_ROWS + 1)]


def sheet_of(twin: Twin, body: str, rows: list[Asked]) -> bytes:
    """Return the sheet of one body."""
    return workbook_of(
        f"{body}　{twin.words.zh}", heads_of(twin), [_row(twin, one) for one in rows], locked=(*ID, *twin.shown), offered=twin.offered,
        widths={**_WIDTHS, **twin.widths}, told=(*twin.told, *_TOLD), name=twin.words.zh, frozen=4,
    )  # fmt: skip


def is_whole(twin: Twin, row: Mapping[str, str]) -> bool:
    """True when a row left here as it names itself."""
    return is_marked(_kind(twin), row["row_mark"], row["row_id"], row["row_version"], row["row_of"])


def version_of(*said: object) -> str:
    """Return what a thing says, in few characters, for things without a number of their version."""
    return sm3("\n".join(map(str, said)).encode())[:8]


def _row(twin: Twin, one: Asked) -> dict[str, str]:
    return {
        "row_id": one.id, "row_version": one.version, "row_of": one.path,
        "row_mark": mark_of(_kind(twin), one.id, one.version, one.path), **one.cells,
    }  # fmt: skip


def _kind(twin: Twin) -> str:
    return f"twins.{twin.name}"
