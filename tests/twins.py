"""Forms of bodies without logins for tests: as they go out, filled in by hand, brought, taken down (离线表测试)."""

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl

from guantong.apps.components.twins import twins
from guantong.apps.findings import taking_twins
from guantong.apps.findings.models import ReturnedTwin
from guantong.apps.findings.returned_rows import plan_of
from guantong.apps.findings.twin_file import heads_of, rows_for, sheet_of
from guantong.apps.findings.twin_preview import Line, compared
from guantong.domain.secrecy import Level
from tests.world import World

Change = Callable[[Any], None]


def column(kind: str, name: str) -> int:
    """The number of the column of a field, from 1."""
    return list(heads_of(twins()[kind])).index(name) + 1


def sheet(
    world: World, kind: str, code: str, filled: Sequence[Mapping[str, Any]] = (), change: Change | None = None, who: str = "shen"
) -> bytes:  # fmt: skip
    """The form of a body as it goes out, its rows filled in from the first on; `change` is what a hand did to it beside."""
    twin, path = twins()[kind], world.body(code).path
    rows = [one for one in rows_for(twin, world.standing(who), world.now.date()) if one.path == path]
    book = openpyxl.load_workbook(io.BytesIO(sheet_of(twin, str(world.body(code)), rows)))
    page = book.worksheets[0]
    for number, facts in enumerate(filled, 3):
        for name, value in facts.items():
            page.cell(number, column(kind, name)).value = value
    if change:
        change(page)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def brought(world: World, kind: str, code: str, raw: bytes, who: str = "shen", **facts: Any) -> ReturnedTwin:
    """Bring it, filled in by 秦会计 and signed by 程局长 today."""
    given = {
        "file_name": "表.xlsx", "level": Level.INTERNAL, "path": world.body(code).path, "typed_by": "秦会计", "signed_by": "程局长",
        "signed_on": world.now.date(), **facts,
    }  # fmt: skip
    return taking_twins.bring(kind=kind, raw=raw, by=world.standing(who), as_of=world.now, **given)


def lines(world: World, of: ReturnedTwin, who: str = "shen") -> list[Line]:
    """What the preview says."""
    return compared(of, world.standing(who), world.now.date())


def told(world: World, of: ReturnedTwin, who: str = "shen") -> list[tuple[str, str]]:
    """Outcomes and sentences of the preview."""
    return [(line.outcome, line.says.zh) for line in lines(world, of, who)]


def taken_down(world: World, of: ReturnedTwin, who: str = "shen") -> ReturnedTwin:
    """Take down what the preview says now."""
    plan = plan_of(lines(world, of, who))
    return taking_twins.take_down(of=of, plan=plan, by=world.standing(who), as_of=world.now)
