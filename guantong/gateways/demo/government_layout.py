"""The published layout of a government budget: revenue, expenditure, three balances, transfers, debt (政府预算版式)."""

from guantong.domain.money import Unit, format_fen
from guantong.gateways.demo.figures import WAN
from guantong.gateways.demo.paper import Head, Paper, Sheet, Text

_SIDES: list[list[Head]] = [[("收入", 2, 1), ("支出", 2, 1)], [(w, 1, 1) for w in ("项目", "预算数", "项目", "预算数")]]


def government_budget(district: str, year: int, seed: int) -> Paper:
    """Return the budget of a district government; the four books balance, transfers between them net out."""
    tax, other, grants = (800_000 + seed % 977) * WAN, 90_000 * WAN, 310_000 * WAN
    from_fund, from_capital = 40_000 * WAN, 1_200 * WAN
    total = tax + other + grants + from_fund + from_capital
    up, carried = 60_000 * WAN, 12_000 * WAN
    own = total - up - carried
    paper = Paper(f"{district}财政局", year, "政府预算", "编制部门")
    paper.parts = [
        Text("政府预算说明", ["社会保险基金预算由市级统筹，本区不单独编列。本区各项数字均为虚构。"]),
        _plain("revenue", f"{year}年{district}一般公共预算收入预算表", [("税收收入", tax), ("非税收入", other)]),
        _functions(f"{year}年{district}一般公共预算本级支出预算表", own),
        _economic(f"{year}年{district}一般公共预算本级基本支出预算表", own // 3 // WAN * WAN),
        _balance(
            "general_balance", f"{year}年{district}一般公共预算收支平衡表",
            [("本级收入", tax + other), ("上级补助收入", grants), ("从政府性基金预算调入", from_fund), ("从国有资本经营预算调入", from_capital)],
            [("本级支出", own), ("上解上级支出", up), ("结转下年支出", carried)],
        ),
        _plain("fund_revenue", f"{year}年{district}政府性基金预算收入预算表", [("国有土地使用权出让收入", 250_000 * WAN), ("城市基础设施配套费收入", 10_000 * WAN)]),
        _classes("fund_expenditure", f"{year}年{district}政府性基金预算本级支出预算表", [("212", "城乡社区支出", 200_000 * WAN), ("229", "其他支出", 20_000 * WAN)]),
        _balance(
            "fund_balance", f"{year}年{district}政府性基金预算收支平衡表",
            [("本级收入", 260_000 * WAN)], [("本级支出", 220_000 * WAN), ("调出资金", from_fund)],
        ),
        _plain("capital_revenue", f"{year}年{district}国有资本经营预算收入预算表", [("利润收入", 4_200 * WAN), ("股利、股息收入", 1_000 * WAN)]),
        _classes("capital_expenditure", f"{year}年{district}国有资本经营预算本级支出预算表", [("223", "国有资本经营预算支出", 4_000 * WAN)]),
        _balance(
            "capital_balance", f"{year}年{district}国有资本经营预算收支平衡表",
            [("本级收入", 5_200 * WAN)], [("本级支出", 4_000 * WAN), ("调出资金", from_capital)],
        ),
        _plain("transfers", f"{year}年{district}税收返还和转移支付预算表", [("一般性转移支付", 250_000 * WAN), ("专项转移支付", 60_000 * WAN)]),
        _debt(f"{year}年{district}政府债务限额和余额情况表"),
    ]  # fmt: skip
    return paper


def _wan(fen: int) -> str:
    return format_fen(fen, Unit.TEN_THOUSAND, 0)


def _plain(key: str, title: str, items: list[tuple[str, int]]) -> Sheet:
    rows = [[name, _wan(fen)] for name, fen in [*items, ("合计", sum(fen for _, fen in items))]]
    return Sheet(key, title, "万元", 2, [[("项目", 1, 1), ("预算数", 1, 1)]], rows)


def _functions(title: str, own: int) -> Sheet:
    education, community = own * 3 // 10 // WAN * WAN, own * 2 // 10 // WAN * WAN
    items = [
        ("201", "一般公共服务支出", own - education - community),
        ("205", "教育支出", education),
        ("212", "城乡社区支出", community),
    ]
    return _classes("functions", title, items)


def _economic(title: str, basic: int) -> Sheet:
    goods, aid = basic * 2 // 10 // WAN * WAN, basic // 10 // WAN * WAN
    items = [
        ("501", "机关工资福利支出", basic - goods - aid),
        ("502", "机关商品和服务支出", goods),
        ("509", "对个人和家庭的补助", aid),
    ]
    return _classes("economic", title, items)


def _classes(key: str, title: str, items: list[tuple[str, str, int]]) -> Sheet:
    total = ("", "合计", sum(fen for _, _, fen in items))
    rows = [[code, name, _wan(fen)] for code, name, fen in [*items, total]]
    return Sheet(key, title, "万元", 3, [[(w, 1, 1) for w in ("科目编码", "科目名称", "预算数")]], rows)


def _balance(key: str, title: str, income: list[tuple[str, int]], spent: list[tuple[str, int]]) -> Sheet:
    deep = max(len(income), len(spent))
    left = [[name, _wan(fen)] for name, fen in income] + [["", ""]] * (deep - len(income))
    right = [[name, _wan(fen)] for name, fen in spent] + [["", ""]] * (deep - len(spent))
    totals = ["收入总计", _wan(sum(f for _, f in income)), "支出总计", _wan(sum(f for _, f in spent))]
    return Sheet(key, title, "万元", 4, _SIDES, [*([*a, *b] for a, b in zip(left, right, strict=True)), totals])


def _debt(title: str) -> Sheet:
    rows = [
        ["一般债务", _wan(90_000 * WAN), _wan(81_000 * WAN)],
        ["专项债务", _wan(400_000 * WAN), _wan(388_000 * WAN)],
    ]
    return Sheet("debt", title, "万元", 3, [[(w, 1, 1) for w in ("项目", "债务限额", "债务余额")]], rows)
