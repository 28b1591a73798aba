"""Growing the district's money, planting into it, and writing the files and, apart from them, the labels (生成与植入)."""

from datetime import date
from pathlib import Path

from guantong.gateways.demo.money import background, books, drafts, payments, works
from guantong.gateways.demo.money.kinds import kinds
from guantong.gateways.demo.money.labels import Label, Labels
from guantong.gateways.demo.money.layouts import layouts
from guantong.gateways.demo.money.lines import Line
from guantong.gateways.demo.money.parameters import table
from guantong.gateways.demo.money.world import Row, World
from guantong.gateways.demo.money.writing import Writing

SOURCES, LABELS = "sources", "labels.jsonl"


def plant(into: Path, size: str, seed: int) -> Labels:
    """Write the files of a district of `size` into `into`/sources and what was planted into `into`/labels.jsonl.

    The same size and seed give the same bytes. Raises FileExistsError when `into` already holds sources.
    """
    folder = into / SOURCES
    folder.mkdir(parents=True)
    world, planted = grown(size, seed)
    writing = Writing(folder)
    count = _pay(world, writing)
    for name, rows in sorted(_tables(world).items()):
        for row in rows:
            writing.add(name, row)
        writing.close(name)
    writing.end()
    file = into / LABELS
    file.write_text("".join(f"{label.as_json()}\n" for label in planted), "utf-8")
    return Labels(folder, file, planted, count)


def grown(size: str, seed: int, ordinary: bool = False) -> tuple[World, list[Label]]:
    """Return a world with everything planted into it, not yet written, and its labels; or only its `ordinary` money."""
    world = World(size, seed)
    books.open_books(world)
    planted = background.grow(world)
    world.lasting = frozenset(project.code for project in world.projects)
    works.build(world)
    for project in world.projects:
        project.linked = project.kind == "investment"
    world.payees.settle({name for known in world.known.values() for name in known})
    for kind in () if ordinary else kinds():
        planted += [kind.plant(world, case) for case in kind.cases(world.repeats)]
    drafts.close_drafts(world)
    works.progress(world)
    books.close_books(world)
    planted += world.beside
    return world, [label for label in planted if not _without_its_plan(label, world)]


def _without_its_plan(label: Label, world: World) -> bool:
    """Tell of a label of what left the crowd by itself whether it was held against a plan that was never handed over."""
    return label.kind == "pace_plan" and (label.subject["unit_code"], label.year) in world.planless


def _pay(world: World, writing: Writing) -> int:
    count = 0
    for year in world.years:
        for number in range(1, 13):
            for row in payments.month(world, year, number):
                writing.add("payment", row)
                count += 1
        writing.close("payment")
    return count


def _tables(world: World) -> dict[str, list[Row]]:
    rows = {name: list(found) for name, found in world.rows.items()}
    rows["unit"] = [
        {"year": year, "unit_code": u.code, "unit": u.name, "kind": u.kind, "parent_code": u.parent, "staff": u.staff}
        for year in world.years for u in world.units
    ]  # fmt: skip
    rows["project"] = [
        {
            "project_code": p.code, "project": p.name, "unit_code": p.unit.code, "kind": p.kind, "key": p.key, "start_on": p.start_on,
            "started_on": p.started_on, "finish_on": p.finish_on, "finished_on": p.finished_on, "estimate": p.estimate,
            "total_investment": p.total_investment, "budget_source": p.budget_source, "one_off": p.one_off, "pre_evaluated": p.pre_evaluated,
        } for p in world.projects if p.pooled
    ]  # fmt: skip
    rows["project_link"] = [
        {"project_code": later.code, "needs_project": earlier.code}
        for earlier, later in zip(*[[p for p in world.projects if p.linked][at::2] for at in (0, 1)], strict=False)
    ]
    rows["budget_line"] = [row for line in world.lines for row in _versions(line, world)] + rows.get("budget_line", [])
    rows["quota"] = [_initial(line) for line in world.lines if line.listed] + rows.get("quota", [])
    rows["unit_plan"], rows["project_plan"] = _plans(world)
    return {name: found for name, found in rows.items() if name in layouts()}


def _versions(line: Line, world: World) -> list[Row]:
    row = {
        "year": line.year, "unit_code": line.unit.code, "unit": line.unit.name, "project_code": line.project.code if line.project else "",
        "project": line.project.name if line.project else "", "function_code": line.function, "economic_code": line.economic,
        "government_economic_code": table("economics")[line.economic], "fund_kind": line.fund_kind, "spending_kind": line.spending_kind,
        "three_public": line.three_public,
    }  # fmt: skip
    found = []
    if line.listed:
        found.append(row | {"version": "approved", "version_no": 1, "amount": line.approved})
        found.append(row | {"version": "adjusted", "version_no": 2, "amount": line.approved + line.adjusted})
    if line.year != world.last and (
        line.listed or line.paid()
    ):  # final accounts of the latest year are not approved yet
        found.append(row | {"version": "final", "version_no": 3, "amount": line.paid()})
    return found


def _initial(line: Line) -> Row:
    return {
        "quota_no": line.quota_no, "issued_on": date(line.year, 2, 20), "year": line.year, "unit_code": line.unit.code,
        "project_code": line.project.code if line.project else "", "function_code": line.function, "economic_code": line.economic,
        "fund_kind": line.fund_kind, "kind": "initial", "amount": line.approved, "document_no": f"明财预〔{line.year}〕1号",
    }  # fmt: skip


def _plans(world: World) -> tuple[list[Row], list[Row]]:
    units: dict[tuple[int, str], list[int]] = {}
    projects: dict[tuple[int, str, str], list[int]] = {}
    for line in world.lines:
        if (line.unit.code, line.year) in world.planless:
            continue
        plan = line.plan()
        _add(units.setdefault((line.year, line.unit.code), [0] * 12), plan)
        if line.project and line.project.has_plan:
            _add(projects.setdefault((line.year, line.project.code, line.unit.code), [0] * 12), plan)
    return (
        [{"year": y, "month": m, "unit_code": u, "planned": p} for (y, u), plan in units.items() for m, p in enumerate(plan, 1)],
        [
            {"year": y, "month": m, "project_code": code, "unit_code": u, "planned": p}
            for (y, code, u), plan in projects.items() if any(plan) for m, p in enumerate(plan, 1)
        ],
    )  # fmt: skip


def _add(whole: list[int], plan: list[int]) -> None:
    for at, amount in enumerate(plan):
        whole[at] += amount
