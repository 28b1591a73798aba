"""The published layouts of a department: budget in 元 with nine tables, final account in 万元 with nine (版式)."""

from collections.abc import Callable
from itertools import groupby

from guantong.domain.money import Unit, format_fen
from guantong.gateways.demo.figures import OFFICE, PERSONNEL, WAN, Books, Item
from guantong.gateways.demo.forms import projects, target_forms
from guantong.gateways.demo.paper import Head, Paper, Sheet, Text

_ORDINALS = "一二三四五六七八九十"
_FUNCTION_HEAD: list[list[Head]] = [
    [("项目", 4, 1), ("{book}", 3, 1)],
    [("功能分类科目编码", 3, 1), ("功能分类科目名称", 1, 2), ("合计", 1, 2), ("基本支出", 1, 2), ("项目支出", 1, 2)],
    [("类", 1, 1), ("款", 1, 1), ("项", 1, 1)],
]
_WIDTHS = (0.6, 0.5, 0.5, 3.2, 1.7, 1.7, 1.7)


def yuan(fen: int) -> str:
    """Print fen in whole 元; nothing for zero."""
    return format_fen(fen, Unit.YUAN, 0) if fen else ""


def wan(fen: int) -> str:
    """Print fen in 万元 with two decimals; nothing for zero."""
    return format_fen(fen, Unit.TEN_THOUSAND) if fen else ""


def budget(books: Books, last: Books) -> Paper:
    """Return the department budget of `books`, its text compared with `last` year's budget."""
    paper = Paper(books.body, books.year, "预算", "编制部门")
    paper.parts = [
        Text("部门预算编制说明", _budget_text(books, last)),
        _two_sided("income_expenditure", f"{books.year}年部门财务收支预算总表", books, ("本年收入", "本年支出"), "财政拨款收入"),
        _income(f"{books.year}年部门收入预算总表", books),
        *(_function(key, f"{books.year}年部门{name}", books, book) for key, name, book in (
            ("expenditure", "支出预算总表", "支出预算"),)),
        _grants(f"{books.year}年部门财政拨款收支预算总表", books),
        _function("general_public", f"{books.year}年部门一般公共预算支出功能分类预算表", books, "一般公共预算支出"),
        _nothing("government_fund", f"{books.year}年部门政府性基金预算支出功能分类预算表", books, "政府性基金预算"),
        _nothing("state_capital", f"{books.year}年部门国有资本经营预算支出功能分类预算表", books, "国有资本经营预算"),
        _economic(f"{books.year}年部门一般公共预算基本支出部门预算经济分类预算表", books),
        _three_public(f"{books.year}年部门“三公”经费和机关运行经费预算表", books),
        Text("其他相关情况说明", _other_text(books, last)),
        *target_forms(books),
    ]  # fmt: skip
    return paper


def _budget_text(books: Books, last: Books) -> list[str]:
    year, total = books.year, f"{wan(books.total)}万元"
    change = _change(books.total, last.total)
    lines = [
        f"{year}年，{books.body}收入预算{total}，其中：财政拨款收入{total}，比{year - 1}年预算{change}；事业收入0万元；事业单位经营收入0万元；其他收入0万元。",
        f"支出预算{total}，其中：财政拨款支出预算{total}，比{year - 1}年预算{change}。财政拨款支出预算中，一般公共预算拨款支出预算{total}，比{year - 1}年预算{change}；"
        f"政府性基金拨款支出预算0万元，与{year - 1}年预算持平；国有资本经营预算拨款支出预算0万元，与{year - 1}年预算持平。",
        "财政拨款支出主要内容如下：",
    ]
    for at, (item, before) in enumerate(zip(books.items, last.items, strict=True), 1):
        klass, group, name = item.names
        lines.append(
            f"{at}. “{klass}（类）{group}（款）{name}（项）”{wan(item.total)}万元，主要用于{name}。{year - 1}年当年预算执行数为{wan(before.total)}万元，"
            f"{year}年预算安排{wan(item.total)}万元，比{year - 1}年预算执行数{_rate(item.total, before.total)}。主要原因是：工作量和标准变化。"
        )
    return lines


def _change(now: int, before: int) -> str:
    now, before = round(now / 10_000), round(before / 10_000)
    if now == before:
        return "持平"
    return f"{'增加' if now > before else '减少'}{wan(abs(now - before) * 10_000)}万元"


def _rate(now: int, before: int) -> str:
    now, before = round(now / 10_000), round(before / 10_000)
    return "持平" if now == before else f"{'增加' if now > before else '减少'}{abs(now - before) * 100 / before:.2f}%"


def _other_text(books: Books, last: Books) -> list[str]:
    planned = projects(books)
    total, before = books.reception + books.vehicles, last.reception + last.vehicles
    return [
        f"一、{books.year}年“三公”经费预算情况说明",
        f"{books.year}年“三公”经费预算数为{wan(total)}万元，比{books.year - 1}年预算{_change(total, before)}。",
        "二、机关运行经费预算",
        f"{books.year}年{books.body}财政拨款的机关运行经费预算为{wan(sum(books.office))}万元，比{books.year - 1}年预算{_change(sum(books.office), sum(last.office))}，"
        "主要原因是定额人数变化。",
        "三、政府采购情况",
        f"{books.year}年度本部门政府采购预算{wan(300 * WAN)}万元，其中：政府采购货物预算{wan(100 * WAN)}万元、政府采购工程预算{wan(50 * WAN)}万元、政府采购服务预算{wan(150 * WAN)}万元。",
        "四、绩效目标设置情况",
        f"本部门编报绩效目标的项目{len(planned)}个，涉及项目预算资金{wan(sum(fen for _, fen in planned))}万元。",
        "五、国有资产占有使用情况",
        f"截至{books.year - 1}年12月31日，{books.body}共有车辆3辆，其中：一般公务用车1辆、执法执勤用车2辆、其他用车0辆。",
    ]


def _two_sided(key: str, title: str, books: Books, sides: tuple[str, str], income: str) -> Sheet:
    classes = _classes(books)
    left = [
        [f"一、{income}", yuan(books.total)],
        ["1. 一般公共预算", yuan(books.total)],
        ["2. 政府性基金", ""],
        ["二、事业收入", ""],
        ["三、其他收入", ""],
    ]
    right = [[f"{_ORDINALS[at]}、{name}", yuan(fen)] for at, (name, fen) in enumerate(classes)]
    rows = _beside(left, right, 2)
    rows.append(["收入总计", yuan(books.total), "支出总计", yuan(books.total)])
    header: list[list[Head]] = [
        [(sides[0], 2, 1), (sides[1], 2, 1)],
        [("项目", 1, 1), ("预算数", 1, 1), ("项目", 1, 1), ("预算数", 1, 1)],
    ]
    return Sheet(key, title, "元", 4, header, rows)


def _grants(title: str, books: Books) -> Sheet:
    left = [["一、一般公共预算资金", yuan(books.total)], ["二、政府性基金", ""], ["三、国有资本经营预算", ""]]
    right = [
        [f"{_ORDINALS[at]}、{name}", yuan(fen), yuan(fen), "", ""] for at, (name, fen) in enumerate(_classes(books))
    ]
    rows = _beside(left, right, 5)
    rows.append(["收入总计", yuan(books.total), "支出总计", yuan(books.total), yuan(books.total), "", ""])
    header: list[list[Head]] = [
        [("财政拨款收入", 2, 1), ("财政拨款支出", 5, 1)],
        [
            (words, 1, 1)
            for words in ("项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算")
        ],
    ]
    return Sheet("grants", title, "元", 7, header, rows)


def _beside(left: list[list[str]], right: list[list[str]], width: int) -> list[list[str]]:
    deep = max(len(left), len(right))
    left += [["", ""]] * (deep - len(left))
    right += [[""] * width] * (deep - len(right))
    return [[*a, *b] for a, b in zip(left, right, strict=True)]


def _classes(books: Books) -> list[tuple[str, int]]:
    ordered = sorted(books.items, key=lambda item: item.codes)
    return [(name, sum(i.total for i in group)) for name, group in groupby(ordered, key=lambda item: item.names[0])]


def coded_rows(books: Books, cells: Callable[[list[Item]], list[str]]) -> list[list[str]]:
    """Return 类, 款 and 项 rows in code order; `cells` prints the amounts of a list of items."""
    rows: list[list[str]] = []
    ordered = sorted(books.items, key=lambda item: item.codes)
    for klass, in_class in groupby(ordered, key=lambda item: (item.codes[0], item.names[0])):
        members = list(in_class)
        rows.append([klass[0], "", "", klass[1], *cells(members)])
        for group, in_group in groupby(members, key=lambda item: (item.codes[1], item.names[1])):
            inner = list(in_group)
            rows.append([klass[0], group[0], "", group[1], *cells(inner)])
            rows += [[*item.codes, item.names[2], *cells([item])] for item in inner]
    return rows


def _amounts(items: list[Item]) -> list[str]:
    return [yuan(sum(i.total for i in items)), yuan(sum(i.basic for i in items)), yuan(sum(i.project for i in items))]


def _function(key: str, title: str, books: Books, book: str) -> Sheet:
    header = [[(words.format(book=book), cs, rs) for words, cs, rs in row] for row in _FUNCTION_HEAD]
    rows = coded_rows(books, _amounts)
    rows.append(["", "", "", "合计", *_amounts(list(books.items))])
    return Sheet(key, title, "元", 7, header, rows, widths=_WIDTHS)


def _income(title: str, books: Books) -> Sheet:
    header: list[list[Head]] = [
        [("项目", 4, 1), ("收入预算", 5, 1)],
        [
            ("功能分类科目编码", 3, 1),
            ("功能分类科目名称", 1, 2),
            *((w, 1, 2) for w in ("合计", "财政拨款收入", "事业收入", "事业单位经营收入", "其他收入")),
        ],
        [("类", 1, 1), ("款", 1, 1), ("项", 1, 1)],
    ]

    def cells(items: list[Item]) -> list[str]:
        fen = yuan(sum(item.total for item in items))
        return [fen, fen, "", "", ""]

    rows = coded_rows(books, cells)
    rows.append(["", "", "", "合计", *cells(list(books.items))])
    return Sheet("income", title, "元", 9, header, rows, widths=(0.6, 0.5, 0.5, 3, 1.7, 1.7, 1, 1, 1))


def _nothing(key: str, title: str, books: Books, book: str) -> Sheet:
    header = [[(words.format(book=f"{book}支出"), cs, rs) for words, cs, rs in row] for row in _FUNCTION_HEAD]
    return Sheet(
        key,
        title,
        "元",
        7,
        header,
        [["", "", "", "合计", "", "", ""]],
        f"注：本部门{books.year}年无{book}财政拨款安排的预算，故本表为空表。",
        _WIDTHS,
    )


def _economic(title: str, books: Books) -> Sheet:
    header: list[list[Head]] = [
        [("项目", 3, 1), ("一般公共预算基本支出", 3, 1)],
        [
            ("部门预算经济分类科目编码", 2, 1),
            ("经济分类科目名称", 1, 2),
            ("合计", 1, 2),
            ("人员经费", 1, 2),
            ("公用经费", 1, 2),
        ],
        [("类", 1, 1), ("款", 1, 1)],
    ]
    lines = [(*code, fen, True) for code, fen in zip(PERSONNEL, books.personnel, strict=True)]
    lines += [(*code, fen, False) for code, fen in zip(OFFICE, books.office, strict=True)]
    rows = []
    for klass, group in groupby(sorted(lines), key=lambda line: (line[0], line[2], line[5])):
        members = list(group)
        for code, name, fen in [("", klass[1], sum(m[4] for m in members)), *((m[1], m[3], m[4]) for m in members)]:
            rows.append([klass[0], code, name, yuan(fen), yuan(fen) if klass[2] else "", "" if klass[2] else yuan(fen)])
    rows.append(["", "", "合计", yuan(books.basic), yuan(sum(books.personnel)), yuan(sum(books.office))])
    return Sheet("economic", title, "元", 6, header, rows, widths=(0.6, 0.5, 3.2, 1.8, 1.8, 1.8))


def _three_public(title: str, books: Books) -> Sheet:
    header: list[list[Head]] = [
        [("“三公”经费预算数", 6, 1), ("机关运行经费预算数", 1, 3)],
        [("合计", 1, 2), ("因公出国(境)费", 1, 2), ("公务接待费", 1, 2), ("公务用车购置及运行费", 3, 1)],
        [("小计", 1, 1), ("购置费", 1, 1), ("运行费", 1, 1)],
    ]
    cells = [
        wan(books.reception + books.vehicles),
        "0",
        wan(books.reception),
        wan(books.vehicles),
        "0",
        wan(books.vehicles),
        wan(sum(books.office)),
    ]
    return Sheet("three_public", title, "万元", 7, header, [cells])
