"""Tables of the ledger brought into the books by the real verbs: rows as people would type them, a file a table (测试账册)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from guantong.apps.diagnosis.book_runs import start_books
from guantong.apps.diagnosis.models import Run, Signal
from guantong.apps.feeds.models import Delivery
from guantong.domain.fiscal.records import mapping
from guantong.domain.fiscal.records.table import table
from guantong.domain.money import Unit
from guantong.domain.roles import Standing
from tests import feeds
from tests.figures import work_off
from tests.once import once
from tests.world import World

Rows = Iterable[Mapping[str, Any]]
SLOW, FAST = "P01", "P02"
UNIT, CALLED = "001001", "明湖区城市管理局"


def entered(world: World, name: str, rows: Rows, period: str = "2026", edition: int | None = None) -> Delivery:
    """Bring `rows` of table `name` as a file in 万元 with the columns' own words as headers, and publish them; the same after the same history is put back."""
    given = list(rows)
    columns = list(dict.fromkeys(column for row in given for column in row))
    headers = tuple(table(name).columns[column].words.zh for column in columns)
    lines = [",".join(headers), *(",".join(str(row.get(column, "")) for column in columns) for row in given), ""]
    said = mapping.Mapping(name, headers, {column: at for at, column in enumerate(columns)}, Unit.TEN_THOUSAND)

    def done() -> Delivery:
        return feeds.published(
            world, "\n".join(lines).encode(), mapping=said, of=feeds.feed(world, of=name), period=period, edition=edition,
            name=f"{table(name).words.zh}{period}.csv",
        )  # fmt: skip

    found: Delivery = once(("entered", name, tuple(lines), period, edition), done)
    return found


def plans(planned: int = 20, months: int = 10) -> list[dict[str, Any]]:
    """Return the plans of two projects of one unit: 20 万元 a month each."""
    names = {SLOW: "湖滨步道改造", FAST: "垃圾分类"}
    return [
        {"month": f"2026-{n:02}", "project_code": code, "project": name, "unit_code": UNIT, "planned": planned}
        for code, name in names.items() for n in range(1, months + 1)
    ]  # fmt: skip


def payment(day: str, amount: object, project: str = SLOW, **facts: object) -> dict[str, Any]:
    """Return one payment in 万元."""
    return {
        "voucher_no": f"{day}-{amount}-{project}", "paid_on": day, "unit_code": UNIT, "unit": CALLED, "project_code": project,
        "payee": "明湖建工有限公司", "amount": amount, "purpose": "工程款", **facts,
    }  # fmt: skip


def payments(slow: Sequence[int] = (25, 15)) -> list[dict[str, Any]]:
    """Return a year until October: the slow project some payments in spring, the other 20 万元 a month."""
    return [
        *(payment(f"2026-{month:02}-09", amount) for month, amount in enumerate(slow, 2)),
        *(payment(f"2026-{n:02}-16", 20, FAST) for n in range(1, 11)),
    ]


def slow_project(world: World) -> tuple[Delivery, Delivery]:
    """Bring plans and payments by which one project was to spend 200 万元 by October and spent 40."""
    return entered(world, "project_plan", plans()), entered(world, "payment", payments())


def judged(world: World, by: Standing | None = None, **facts: Any) -> Run:
    """Have the rules run over the books."""
    run = start_books(by=by or world.standing("shen"), as_of=world.now, **facts)
    work_off(world)
    run.refresh_from_db()
    return run


def slow_signal() -> Signal:
    """Return the signal about the slow project."""
    return Signal.objects.get(over_books=True, rule="E02", keys__project_code=SLOW)
