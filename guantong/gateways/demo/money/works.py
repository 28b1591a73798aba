"""Public works: large construction projects, their estimates, progress, bonds and funds in place (政府投资)."""

from datetime import date
from random import Random

from guantong.gateways.demo.money.background import contracts, spent
from guantong.gateways.demo.money.lines import Project, parts
from guantong.gateways.demo.money.parameters import STEP, WAN, parameter, table
from guantong.gateways.demo.money.units import Unit
from guantong.gateways.demo.money.world import World

NODES = ("初步设计批复", "施工招标", "主体完工", "竣工验收")


def works_unit(world: World) -> Unit:
    """Return the unit that builds: the bureau of public works, or the last of the institutions of a small district."""
    named = [unit for unit in world.units if "建筑工务署" in unit.name]
    return (named or [unit for unit in world.units if unit.kind == "public_institution"])[-1]


def build(world: World) -> None:
    """Add the construction projects with their yearly lines."""
    facts, unit = parameter("works"), works_unit(world)
    draw = Random(f"{world.seed}/works")  # noqa: S311 - figures, not secrets
    count, base = facts[world.size], facts["base"][world.size] * WAN
    places = draw.sample(range(count), count)
    for at in range(count):
        words = draw.choice(table("patterns")["capital"]["words"])
        begun = date(world.years[0], 1, 5)
        project = world.project(
            unit, f"{words}{at + 1}标", kind="investment", key=at % 4 == 0, start_on=begun, started_on=begun,
            budget_source="bond" if at % parameter("bonded") == 0 else "budget",
        )  # fmt: skip
        tail = (
            places[at] + draw.random()
        ) / count  # one from every part of the tail, so that a small district has its giant too
        yearly = min(int(base / (1 - tail) ** (100 / facts["alpha"])), facts["most"] * WAN)
        for year in world.years:
            _year(world, project, year, yearly // STEP * STEP, draw)
            yearly = yearly * draw.randrange(96, 104) // 100


def _year(world: World, project: Project, year: int, approved: int, draw: Random) -> None:
    fund = "government_fund" if project.budget_source == "bond" else "general"
    months = parameter("months")["capital"]
    approved = approved // STEP * STEP
    function = table("funds")[fund] if fund != "general" else "2120303"
    line = world.line(
        project.unit, year, approved, project, function=function, economic="31005", fund_kind=fund,
        months=spent(approved, months, draw, draw.randrange(*parameter("execution"))), planned=parts(approved, months),
    )  # fmt: skip
    line.recipients = contracts(world, line, draw, line.unit.code)
    if fund == "government_fund":
        world.rows["bond"].append(
            {
                "bond_code": f"ZX{year}{world.number('bond'):04}", "project_code": project.code, "kind": "special",
                "issued_on": date(year, 1, draw.randrange(15, 28)), "amount": approved * 7 // 10 // STEP * STEP,
                "rate_bp": draw.randrange(195, 310),
            }
        )  # fmt: skip


def progress(world: World) -> None:
    """Give every investment project that has none yet its estimate, milestones, yearly investment and funds in place."""
    draw = Random(f"{world.seed}/progress")  # noqa: S311 - figures, not secrets
    known = {row["project_code"] for row in world.rows["investment"]}
    lines: dict[str, list[tuple[int, int, int]]] = {}
    for line in world.lines:
        if line.project and line.project.kind == "investment":
            lines.setdefault(line.project.code, []).append((line.year, line.approved, line.paid()))
    for project in world.projects:
        if project.kind != "investment" or project.code in known or project.code not in lines:
            continue
        years = [entry for entry in lines[project.code] if entry[1]]
        whole = sum(paid for _, _, paid in years)
        project.estimate = whole * draw.randrange(112, 160) // 100 // STEP * STEP
        project.total_investment = project.estimate
        project.finish_on = date(world.last + 1, draw.randrange(3, 12), 28)
        for year, approved, paid in years:
            done = paid * draw.randrange(97, 104) // 100 // STEP * STEP
            world.rows["investment"].append(
                {
                    "project_code": project.code,
                    "year": year,
                    "planned": approved,
                    "completed": done,
                    "on": date(year, 12, 31),
                }
            )
            if project.key:
                in_place(world, project, year, approved, approved * draw.randrange(92, 101) // 100)
        milestones(world, project, draw)


def milestones(world: World, project: Project, draw: Random) -> None:
    """Set the milestones of a project between its beginning and its end, those before the ledger's end done in time."""
    if project.start_on is None or project.finish_on is None:
        return
    days = (project.finish_on - project.start_on).days
    for at, name in enumerate(NODES, 1):
        due = date.fromordinal(project.start_on.toordinal() + days * at // len(NODES))
        done = date.fromordinal(due.toordinal() - draw.randrange(0, 9))
        world.rows["milestone"].append(
            {
                "project_code": project.code,
                "name": name,
                "due_on": due,
                "done_on": done if done.year <= world.last else None,
            }
        )


def in_place(world: World, project: Project, year: int, planned: int, allotted: int, source: str = "") -> None:
    """Record what of the money due in `year` has arrived for a key project."""
    world.rows["project_funds"].append(
        {
            "project_code": project.code, "source": source or project.budget_source, "due_on": date(year, 6, 30), "planned": planned,
            "allotted_on": date(year, 5, 20) if allotted else None, "allotted": allotted,
        }
    )  # fmt: skip
