"""Planting drafts whose basis is wanting: estimates, standards, targets, repeated matters, undistributed shares, control figures (依据)."""

from datetime import date
from typing import Any

from guantong.gateways.demo.money.drafts import ask, asked, estimate, open_drafts, propose, targets
from guantong.gateways.demo.money.kinds import Case, kind
from guantong.gateways.demo.money.kinds.asking import drafted, named
from guantong.gateways.demo.money.labels import Label
from guantong.gateways.demo.money.lines import Project
from guantong.gateways.demo.money.parameters import WAN, WHOLE
from guantong.gateways.demo.money.units import Unit
from guantong.gateways.demo.money.world import HOSTS, World

STANDARD = 45_000
"""Of training a person a day: the register's B02, in fen."""
CROWD = ("school", "hospital")
"""Kinds of unit whose whole draft a case shapes; projects of the others stand in larger units."""


def _bare(world: World, words: str, unit: Unit | None = None, **facts: Any) -> Project:
    """Found a project of the coming year with nothing asked yet."""
    open_drafts(world)
    return world.project(unit or world.host(), named(world, words), **facts)


def _whole(world: World) -> Unit:
    open_drafts(world)
    return world.take("drafting", world.last, CROWD)


def _of_unit(world: World, case: Case, unit: Unit, words: str, **facts: Any) -> Label:
    return case.label("budget_line", {"unit_code": unit.code}, world.last + 1, date(world.last, 12, 31), words, **facts)


@kind("price_standard", turn=10)
def above_standard(world: World, case: Case) -> Label:
    """Reckon with a price of such a share of its standard."""
    project = _bare(world, "网格员岗位轮训")
    price = STANDARD * case.value // WHOLE
    standard = {0: "B09", 1: ""}.get(-1 if case.look is None else case.look, "B02")
    ask(world, project, price * 100)
    estimate(
        world, project, price * 100, item="培训费", quantity=100, measure="人·天", unit_price=price, standard=standard
    )
    targets(world, project)
    words = "测算单价与执行中的标准相比"
    if case.look is not None:
        words = ("采用的标准已经废止", "测算没有写明采用哪项标准")[case.look]
    label = drafted(world, case, project, words)
    label.subject["item"] = "培训费"
    return label


@kind("product_differs", turn=10)
def product(world: World, case: Case) -> Label:
    """Write an amount that lies so far from quantity times price."""
    project, price, count = _bare(world, "小区垃圾桶点更换"), 1_230_00, 40
    amount = price * count + (case.value if case.look is None else 0)
    facts: dict[str, Any] = {"quantity": count, "unit_price": price, "measure": "个"}
    if case.look == 0:
        facts, amount = {"quantity": "", "unit_price": None, "measure": ""}, price * count + 77_700
    if case.look == 1:
        facts, amount = {"quantity": "12.5", "unit_price": price, "measure": "天"}, price * 25 // 2
    ask(world, project, amount)
    estimate(world, project, amount, item="更换费", **facts)
    targets(world, project)
    words = "数量乘单价与金额之差"
    if case.look is not None:
        words = ("没有写数量和单价", "数量有半天，乘积等于金额")[case.look]
    label = drafted(world, case, project, words)
    label.subject["item"] = "更换费"
    return label


@kind("basis_missing", turn=10)
def no_basis(world: World, case: Case) -> Label:
    """Ask for a project with so many items of an estimate."""
    project, amount = _bare(world, "健身路径器材维护"), 9 * WAN if case.look == 0 else 30 * WAN
    ask(world, project, amount)
    for part in range(0 if case.look == 0 else 1 if case.look == 1 else case.value):
        estimate(world, project, amount // max(case.value, 1), item=f"维护费{part + 1}")
    targets(world, project)
    if case.look == 1:
        other = next(unit for unit in world.units if unit.kind in HOSTS and unit is not project.unit)
        row = next(r for r in reversed(world.rows["budget_line"]) if r["project_code"] == project.code)
        world.rows["budget_line"].append(row | {"unit_code": other.code, "unit": other.name, "amount": 20 * WAN})
        world.rows["basis"][-1] |= {"quantity": 1, "unit_price": 50 * WAN, "amount": 50 * WAN}
    words = "申报的项目没有测算依据" if case.margin == "over" else "申报的项目有测算依据"
    if case.look is not None:
        words = ("金额较小的项目", "两个单位共用编码，测算合在一起报")[case.look]
    return drafted(world, case, project, words)


@kind("basis_differs", turn=10)
def off_sum(world: World, case: Case) -> Label:
    """Ask so much more than the estimate comes to."""
    project, amount = _bare(world, "沿街店招安全检测"), 24 * WAN
    more = case.value if case.look is None else 0
    ask(world, project, amount + more, amount + more)
    if case.look == 0:
        for at, part in enumerate((10, 9, 5)):
            estimate(world, project, part * WAN, item=f"检测费{at + 1}")
    elif case.look == 1:
        estimate(world, project, amount + 60_00, quantity=1, unit_price=amount + 60_00)
    else:
        estimate(world, project, amount)
    targets(world, project)
    words = "申报数与测算合计之差"
    if case.look is not None:
        words = ("三项测算相加等于申报数", "相差在四舍五入以内")[case.look]
    return drafted(world, case, project, words, amounts={"ask": amount + more})


@kind("target_missing", turn=10)
def no_target(world: World, case: Case) -> Label:
    """Ask for a project with so many performance targets."""
    project, amount = _bare(world, "口袋公园绿化养护"), 30 * WAN
    ask(world, project, amount)
    estimate(world, project, amount)
    count = 5 if case.look == 0 else 1 if case.look == 1 else case.value
    targets(world, project, count=count, past=0)
    words = "申报的项目没有绩效目标" if case.margin == "over" else "申报的项目有绩效目标"
    if case.look is not None:
        words = ("新增项目，上一年没有目标", "只有一个目标，但有")[case.look]
    return drafted(world, case, project, words)


@kind("target_copied", turn=10)
def copied(world: World, case: Case) -> Label:
    """Give a project so many targets, all of them those of the year before."""
    project, amount = _bare(world, "道路照明节能巡检"), 30 * WAN
    ask(world, project, amount)
    estimate(world, project, amount)
    if case.look == 0:
        targets(world, project, same=4, count=5)
    elif case.look == 1:
        targets(world, project, same=4, count=4, past=5)
    else:
        targets(world, project, same=case.value, count=case.value)
    words = "全部指标和目标值与上一年相同"
    if case.look is not None:
        words = ("有一个目标值改过", "上一年还多一个指标")[case.look]
    return drafted(world, case, project, words)


@kind("asked_twice", turn=10)
def twice(world: World, case: Case) -> Label:
    """Ask for the same matter under so many projects of one unit."""
    open_drafts(world)
    unit, matter = world.host(), f"背街小巷{world.number('twice')}片区环境整治提升"
    names = [f"{matter}项目", f"{world.last + 1}年{matter}", f"{matter}（专项）经费"][: case.value]
    if case.look == 0:
        names = [f"{matter}一期", f"{matter}二期"]
    if case.look == 1:
        names = [f"{matter}项目"]
    projects = [propose(world, unit, name, 20 * WAN) for name in names]
    if case.look == 1:
        ask(world, projects[0], 10 * WAN, economic_code="31003")
        estimate(world, projects[0], 10 * WAN, item="设备")
    words = "同一单位几个项目名称说的是一件事"
    if case.look is not None:
        words = ("写明一期和二期", "同一项目分两个科目申报")[case.look]
    subject = {"unit_code": unit.code, "matter": matter}
    return case.label("budget_line", subject, world.last + 1, date(world.last, 12, 31), words)


@kind("asked_by_units", turn=10)
def by_units(world: World, case: Case) -> Label:
    """Ask for the same matter in so many units."""
    open_drafts(world)
    matter = f"环湖{world.number('units')}片区慢行步道贯通"
    offices = [unit for unit in world.units if unit.kind == "subdistrict"]
    bureaus = [unit for unit in world.units if unit.kind in HOSTS and unit.kind != "subdistrict"]
    count = {0: 5, 1: 3}.get(-1 if case.look is None else case.look, case.value)
    for unit in (offices if case.look == 1 else bureaus)[:count]:
        propose(world, unit, matter, 20 * WAN)
    words = "几个单位申报名称相同的一件事"
    if case.look is not None:
        words = ("五个单位都有的通用名称", "各街道在自己辖区分别办理")[case.look]
    return case.label("budget_line", {"matter": matter}, world.last + 1, date(world.last, 12, 31), words)


@kind("running_project", turn=10)
def running(world: World, case: Case) -> Label:
    """Ask for a project of which such a share stands under subjects of running an office."""
    project, amount = _bare(world, "窗口服务综合保障"), 40 * WAN
    daily = amount * case.value // WHOLE
    code = "30226" if case.look == 0 else "30201"
    ask(world, project, daily, economic_code=code, **({"spending_kind": "running"} if case.look == 1 else {}))
    ask(world, project, amount - daily, economic_code="31003")
    estimate(world, project, amount)
    targets(world, project)
    words = "项目中办公等日常运转科目的占比"
    if case.look is not None:
        words = ("主要是劳务费，不是日常运转科目", "办公费部分列在公用经费")[case.look]
    return drafted(world, case, project, words)


@kind("three_public_ask", turn=10)
def three_public(world: World, case: Case) -> Label:
    """Ask such a share of the year's budget for one of the three public expenses."""
    open_drafts(world)
    unit, item = (
        world.take("three_public_ask", world.last, HOSTS),
        ("reception", "vehicle_running")[world.number("asked3") % 2],
    )
    line = next(one for one in world.lines_of(unit, world.last) if one.three_public == item)
    given = line.approved + line.adjusted
    rows = [r for r in world.rows["budget_line"] if (r["unit_code"], r["three_public"]) == (unit.code, item)]
    for row in rows:
        if case.look != 1 or row["version"] == "first_submission":
            row["amount"] = given * (9900 if case.look == 0 else case.value) // WHOLE
    if case.look == 0:
        bought = rows[-1] | {
            "three_public": "vehicle_purchase",
            "economic_code": "31013",
            "government_economic_code": "50601",
            "amount": 18 * WAN,
        }
        world.rows["budget_line"].append(bought)
    words = "三公经费申报与上一年预算相比"
    if case.look is not None:
        words = ("另有经批准的公务用车更新", "一上多报，二上已减下来")[case.look]
    subject = {"unit_code": unit.code, "three_public": item}
    return case.label("budget_line", subject, world.last + 1, date(world.last, 12, 31), words, amounts={"last": given})


@kind("undistributed", turn=10)
def undistributed(world: World, case: Case) -> Label:
    """Leave such a share of a unit's draft without a unit or project."""
    unit = _whole(world)
    rest = asked(world, unit)
    amount = rest * case.value // (WHOLE - case.value)
    name = "预留预备费" if case.look == 0 else "待分配专项"
    facts = {"spending_kind": "personnel"} if case.look == 1 else {}
    propose(world, unit, named(world, name), amount, pre_evaluated=True, **facts)
    words = "待分配占单位申报数"
    if case.look is not None:
        words = ("预备费依法单列", "人员经费中统一预留的增资")[case.look]
    return _of_unit(world, case, unit, words, amounts={"open": amount, "whole": rest + amount}, also=("ask_growth",))


@kind("over_control", turn=10)
def over_control(world: World, case: Case) -> Label:
    """Ask so much more in the second submission than the control figures give."""
    unit = _whole(world)
    asked_ = asked(world, unit)
    world.control[unit.code] = asked_ - (case.value if case.look is None else 0)
    if case.look == 0:
        propose(world, unit, named(world, "食堂自营补充"), 20 * WAN, fund_kind="own")
    if case.look == 1:
        world.control[unit.code] = asked_ - 8 * WAN
        lines = world.rows["budget_line"]
        lines[:] = [r for r in lines if (r["unit_code"], r["version"]) != (unit.code, "first_submission")]
        for row in lines:
            if row["unit_code"] == unit.code:
                row["version"] = "first_submission"
    words = "二上合计与控制数相比"
    if case.look is not None:
        words = ("多出的是单位自有资金", "只报了一上，控制数下达以前")[case.look]
    return _of_unit(world, case, unit, words)


@kind("ask_growth", turn=10)
def growth(world: World, case: Case) -> Label:
    """Ask such a growth over the running budget of a unit."""
    unit = _whole(world)
    built = {
        line.of_project.code
        for line in world.lines_of(unit, world.last)
        if line.project and line.project.kind == "investment"
    }
    lines = [line for line in world.lines_of(unit, world.last) if line.listed and line.fund_kind == "general"]
    last = sum(line.approved + line.adjusted for line in lines if not line.project or line.project.code not in built)
    now = sum(
        row["amount"] for row in world.rows["budget_line"]
        if (row["unit_code"], row["version"], row["fund_kind"]) == (unit.code, "second_submission", "general") and row["project_code"] not in built
    )  # fmt: skip
    amount = last + last * case.value // WHOLE - now
    facts: dict[str, Any] = {
        0: {"kind": "investment", "start_on": date(world.last + 1, 3, 1)},
        1: {"fund_kind": "own"},
    }.get(-1 if case.look is None else case.look, {})
    propose(world, unit, named(world, "新校区开办准备"), amount, pre_evaluated=True, **facts)
    words = "单位申报数与上一年预算相比"
    if case.look is not None:
        words = ("增加的是政府投资项目", "增加的是单位自有资金")[case.look]
    return _of_unit(world, case, unit, words, amounts={"last": last})
