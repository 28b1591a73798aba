"""Faults planted into papers, each with the rule that should speak; the labels stay apart from the documents (植入差错)."""

from collections.abc import Callable
from dataclasses import dataclass

from guantong.gateways.demo.paper import Paper


@dataclass(frozen=True)
class Fault:
    """One planted fault: its name, the rules of which at least one must report it, and what it does to a paper.

    `also` are rules that may speak because of the same fault: a wrong total also differs from other tables.
    """

    name: str
    rules: tuple[str, ...]
    kind: str
    plant: Callable[[Paper], None]
    also: tuple[str, ...] = ()


def _cell(key: str, row: str, column: int, change: Callable[[str], str]) -> Callable[[Paper], None]:
    def plant(paper: Paper) -> None:
        cells = paper.sheet(key).row(row)
        cells[column] = change(cells[column])

    return plant


def _more(units: int) -> Callable[[str], str]:
    """Return a change that adds `units` of the last printed place before the decimals."""

    def change(printed: str) -> str:
        whole, dot, decimals = printed.replace(",", "").partition(".")
        return f"{int(whole) + units:,}{dot}{decimals}"

    return change


def _drop(key: str) -> Callable[[Paper], None]:
    def plant(paper: Paper) -> None:
        paper.parts.remove(paper.sheet(key))

    return plant


def _note(key: str, note: str) -> Callable[[Paper], None]:
    def plant(paper: Paper) -> None:
        paper.sheet(key).note = note

    return plant


def _rewrite(old: str, new: str) -> Callable[[Paper], None]:
    return lambda paper: paper.rewrite(old, new)


def _first_rate(paper: Paper) -> None:
    text = next(p for t in paper.texts() for p in t.paragraphs if "%。" in p)
    rate = text.rpartition("%。主要原因")[0].rpartition("加")[2].rpartition("少")[2]
    paper.rewrite(f"{rate}%。主要", f"{float(rate) + 12:.2f}%。主要")


def _wrong_share(paper: Paper) -> None:
    text = next(p for t in paper.texts() for p in t.paragraphs if p.startswith("本年支出合计"))
    share = text.partition("，占")[2].partition("%")[0]
    paper.rewrite(f"，占{share}%", f"，占{float(share) + 3:.2f}%")


def _swapped_codes(paper: Paper) -> None:
    rows = paper.sheet("economic").rows
    first, second = (next(r for r in rows if name in r) for name in ("基本工资", "津贴补贴"))
    first[2], second[2] = second[2], first[2]


def _duplicate(paper: Paper) -> None:
    paper.parts.insert(4, paper.sheet("expenditure"))


def _old_year(paper: Paper) -> None:
    sheet = paper.sheet("expenditure")
    sheet.title = sheet.title.replace(str(paper.year), str(paper.year - 1))


def _unbudgeted(paper: Paper) -> None:
    old = next(p for t in paper.texts() for p in t.paragraphs if p.startswith("4、"))
    planned = old.partition("年初预算为")[2].partition("万元")[0]
    paper.rewrite(old, old.replace(f"年初预算为{planned}万元", "年初预算为0万元").replace("决算数小于", "决算数大于"))


def _raise_total(paper: Paper) -> None:
    cells = paper.sheet("three_public").rows[0]
    cells[0] = f"{float(cells[0].replace(',', '')) + 1:,.2f}"


def _item_amount(paper: Paper) -> None:
    text = next(p for t in paper.texts() for p in t.paragraphs if p.startswith("5. "))
    amount = text.partition("（项）”")[2].partition("万元")[0]
    paper.rewrite(f"（项）”{amount}万元，主要用于行政单位离退休", f"（项）”9{amount}万元，主要用于行政单位离退休")


def _direction(paper: Paper) -> None:
    text = next(p for t in paper.texts() for p in t.paragraphs if p[:1].isdigit() and "执行数增加" in p)
    paper.rewrite(text, text.replace("执行数增加", "执行数减少"))


def _projects_money(paper: Paper) -> None:
    text = next(p for t in paper.texts() for p in t.paragraphs if p.startswith("本部门编报绩效目标"))
    money = text.partition("资金")[2].partition("万元")[0]
    paper.rewrite(f"资金{money}万元", f"资金1{money}万元")


def _completion(paper: Paper) -> None:
    text = next(p for t in paper.texts() for p in t.paragraphs if "完成年初预算的" in p)
    rate = text.partition("完成年初预算的")[2].partition("%")[0]
    paper.rewrite(f"完成年初预算的{rate}%", f"完成年初预算的{10_000 / float(rate):.2f}%")


def _from_zero(paper: Paper) -> None:
    old = next(p for t in paper.texts() for p in t.paragraphs if p.startswith("3. "))
    base = old.partition("预算执行数为")[2].partition("万元")[0]
    tail = old.partition("比")[2].partition("执行数")[2].partition("。")[0]
    paper.rewrite(
        old, old.replace(f"执行数为{base}万元", "执行数为0万元").replace(f"执行数{tail}。", "执行数增加100.00%。")
    )


def _reception_grew(paper: Paper) -> None:
    cells = paper.sheet("three_public").rows[0]
    cells[11] = f"{float(cells[10]) + 1:.2f}"


def _no_reason(paper: Paper) -> None:
    old = next(p for t in paper.texts() for p in t.paragraphs if p.startswith("2、"))
    planned = old.partition("年初预算为")[2].partition("万元")[0]
    told = old.partition("决算数小于")[0].replace(f"年初预算为{planned}万元", f"年初预算为1{planned}万元")
    paper.rewrite(old, told)


def _paragraph(paper: Paper, words: str) -> str:
    return next(p for t in paper.texts() for p in t.paragraphs if words in p)


def _opposed_reason(paper: Paper) -> None:
    old = next(p for t in paper.texts() for p in t.paragraphs if p[:1].isdigit() and "执行数增加" in p)
    name = old.partition("（款）")[2].partition("（项）")[0]
    paper.rewrite(old, old.replace("工作量和标准变化", f"{name}经费减少"))


def _unexplained_costs(paper: Paper) -> None:
    old = _paragraph(paper, "机关运行经费预算为")
    paper.rewrite(old, f"{old.partition('，比')[0]}，比{paper.year - 1}年预算增加5.00万元。")


def _second_share(paper: Paper) -> None:
    old = _paragraph(paper, "；项目支出")
    share = old.rpartition("占")[2].rstrip("%。")
    paper.rewrite(f"占{share}%。", f"占{float(share) + 0.5:.2f}%。")


def _told_again(paper: Paper) -> None:
    (*_, last) = paper.texts()
    last.paragraphs.append(f"{paper.body}{paper.year}年度政府采购金额为215.00万元。")


FAULTS = (
    Fault("row_total", ("B01",), "预算", _cell("expenditure", "行政运行", 4, _more(1_000)), ("B02",)),
    Fault("table_total", ("B03",), "预算", _cell("income", "合计", 4, _more(50_000)), ("B01", "B04")),
    Fault("two_tables", ("B04", "B05"), "预算", _cell("grants", "收入总计", 3, _more(20_000)), ("B01", "B03", "B20")),
    Fault("balance", ("B05", "B03"), "预算", _cell("income_expenditure", "收入总计", 3, _more(8_000)), ("B04", "B20")),
    Fault("economic", ("B06", "B01", "B02"), "预算", _cell("economic", "合计", 3, _more(600)), ("B03",)),
    Fault("three_public", ("B07",), "预算", _raise_total, ("B20",)),
    Fault("table_missing", ("B10",), "预算", _drop("three_public")),
    Fault("table_twice", ("B11",), "预算", _duplicate),
    Fault("empty_unexplained", ("B12",), "预算", _note("state_capital", "")),
    Fault("full_called_empty", ("B12",), "预算", _note("three_public", "注：本部门无“三公”经费预算，故本表为空表。")),
    Fault("placeholder", ("B13",), "预算", _rewrite("共有车辆3辆", "共有车辆XX辆")),
    Fault("old_year", ("B14",), "预算", _old_year),
    Fault("codes", ("B16",), "预算", _swapped_codes),
    Fault("empty_reason", ("B17",), "预算", _rewrite("主要原因是：工作量和标准变化。", "主要原因是。")),
    Fault("text_total", ("B20",), "决算", _rewrite("财政拨款收入支出总计", "财政拨款收入支出总计1")),
    Fault("text_item", ("B21", "B23"), "预算", _item_amount),
    Fault("direction", ("B22",), "预算", _direction),
    Fault("growth_rate", ("B23",), "预算", _first_rate),
    Fault("share", ("B23",), "决算", _wrong_share, ("B34",)),
    Fault("parts", ("B26",), "预算", _rewrite("政府采购服务预算150.00万元", "政府采购服务预算160.00万元")),
    Fault("vehicles", ("B26",), "预算", _rewrite("执法执勤用车2辆", "执法执勤用车4辆")),
    Fault("unbudgeted", ("D01",), "决算", _unbudgeted),
    Fault("sections", ("B15",), "决算", lambda paper: paper.parts.insert(1, paper.parts.pop())),
    Fault(
        "cut_off",
        ("B14",),
        "决算",
        lambda paper: paper.rewrite(f"截至{paper.year}年12月31日", f"截至{paper.year - 1}年12月31日"),
    ),
    Fault("form_money", ("P01",), "预算", _cell("target1", "其中：当年财政拨款", 3, _more(40_000))),
    Fault("bare_indicator", ("P02",), "预算", _cell("target1", "居民满意度", 3, lambda _: "满意度")),
    Fault("perfect_satisfaction", ("P03",), "预算", _cell("target2", "居民满意度", 3, lambda _: "=100.00(%)")),
    Fault("forms_and_text", ("P05",), "预算", _projects_money),
    Fault("low_execution", ("P04",), "决算", _cell("evaluation1", "年度资金总额", 2, lambda _: "1.00")),
    Fault("completion", ("P06",), "决算", _completion),
    Fault("from_zero", ("B25",), "预算", _from_zero, ("B22", "B23")),
    Fault("undescribed", ("B24",), "预算", lambda paper: paper.forget("4. ")),
    Fault("three_public_grew", ("D04",), "决算", _reception_grew, ("B07",)),
    Fault("no_reason", ("D02",), "决算", _no_reason),
    Fault("book", ("B30",), "政府预算", _cell("fund_balance", "收入总计", 1, _more(100)), ("B03",)),
    Fault("fund_revenue_missing", ("B10",), "政府预算", _drop("fund_revenue")),
    Fault("transfers", ("B31",), "政府预算", _cell("capital_balance", "调出资金", 3, _more(100)), ("B03",)),
    Fault("opposed_reason", ("B33",), "预算", _opposed_reason),
    Fault("borrowed_words", ("C05",), "预算", _rewrite("主要用于住房公积金。", "主要用于购房补贴。")),
    Fault("running_costs", ("C04",), "预算", _unexplained_costs),
    Fault("shares", ("B34",), "决算", _second_share, ("B23",)),
    Fault("listed_parts", ("B26",), "预算", _rewrite("其他收入0万元", "其他收入30.00万元")),
    Fault("told_again", ("B35",), "决算", _told_again),
)
