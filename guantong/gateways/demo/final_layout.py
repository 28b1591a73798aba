"""The published layout of a final account: nine tables in 万元 and numbered explanations (决算版式)."""

from guantong.gateways.demo.figures import OFFICE, PERSONNEL, WAN, Books, Item
from guantong.gateways.demo.forms import self_evaluations
from guantong.gateways.demo.layouts import coded_rows, wan
from guantong.gateways.demo.paper import Head, Paper, Sheet, Text

_CODED: list[Head] = [("项目", 4, 1)]
_BELOW: list[list[Head]] = [
    [("支出功能分类科目编码", 3, 1), ("科目名称", 1, 2)],
    [("类", 1, 1), ("款", 1, 1), ("项", 1, 1)],
]


def final_accounts(books: Books, initial: Books, opening: int) -> Paper:
    """Return the final account: `books` was spent, `initial` was the budget, `opening` came over from last year."""
    paper = Paper(books.body, books.year, "决算", "编制部门")
    income = initial.total
    closing = opening + income - books.total
    paper.parts = [
        Text("第一部分 单位概况", [f"{books.body}主管本区城市管理相关工作，纳入部门决算编制范围的单位共1家。"]),
        Text("第二部分 部门决算表", ["决算表附后，金额单位为万元，因四舍五入可能存在尾差。"]),
        _two_sided(books, income, opening, closing),
        _coded(
            "income",
            "收入决算表",
            ("本年收入合计", "财政拨款收入", "其他收入"),
            initial,
            lambda items: [wan(_sum(items)), wan(_sum(items)), ""],
        ),
        _coded("expenditure", "支出决算表", ("本年支出合计", "基本支出", "项目支出"), books, _amounts),
        _grants(books, income, opening, closing),
        _coded("general_public", "一般公共预算财政拨款支出决算表", ("合计", "基本支出", "项目支出"), books, _amounts),
        _economic(books),
        _three_public(books, initial),
        _nothing("government_fund", "政府性基金预算财政拨款收入支出决算表", books, "政府性基金预算"),
        _nothing("state_capital", "国有资本经营预算财政拨款收入支出决算表", books, "国有资本经营预算"),
        Text("第三部分 部门决算情况说明", _explained(books, initial, income, opening)),
        *self_evaluations(books, initial),
        Text("第四部分 名词解释", ["一、财政拨款收入：指本年度从本级财政部门取得的财政拨款。"]),
    ]
    return paper


def _sum(items: list[Item]) -> int:
    return sum(item.total for item in items)


def _amounts(items: list[Item]) -> list[str]:
    return [wan(_sum(items)), wan(sum(i.basic for i in items)), wan(sum(i.project for i in items))]


def _coded(key: str, title: str, columns: tuple[str, ...], books: Books, cells) -> Sheet:  # type: ignore[no-untyped-def]
    header = [[*_CODED, *((name, 1, 3) for name in columns)], *_BELOW]
    rows = coded_rows(books, cells)
    rows.append(["", "", "", "合计", *cells(list(books.items))])
    return Sheet(key, title, "万元", 7, header, rows, widths=(0.6, 0.5, 0.5, 3.2, 1.7, 1.7, 1.7))


def _two_sided(books: Books, income: int, opening: int, closing: int) -> Sheet:
    classes = _class_totals(books)
    left = [
        ["一、一般公共预算财政拨款收入", wan(income)],
        ["二、政府性基金预算财政拨款收入", ""],
        ["三、事业收入", ""],
        ["四、其他收入", ""],
    ]
    right = [[f"{mark}、{name}", wan(fen)] for mark, (name, fen) in zip("一二三四五六", classes, strict=False)]
    rows = [[*a, *b] for a, b in zip(left, right, strict=True)]
    rows += [
        ["本年收入合计", wan(income), "本年支出合计", wan(books.total)],
        ["使用非财政拨款结余（含专用结余）", "", "结余分配", ""],
        ["年初结转和结余", wan(opening), "年末结转和结余", wan(closing)],
        ["总计", wan(income + opening), "总计", wan(books.total + closing)],
    ]
    header: list[list[Head]] = [
        [("收入", 2, 1), ("支出", 2, 1)],
        [("项目", 1, 1), ("决算数", 1, 1), ("项目", 1, 1), ("决算数", 1, 1)],
    ]
    return Sheet("income_expenditure", "收入支出决算总表", "万元", 4, header, rows)


def _class_totals(books: Books) -> list[tuple[str, int]]:
    names = sorted({(item.codes[0], item.names[0]) for item in books.items})
    return [(name, sum(i.total for i in books.items if i.codes[0] == code)) for code, name in names]


def _grants(books: Books, income: int, opening: int, closing: int) -> Sheet:
    right = [
        [f"{mark}、{name}", wan(fen), wan(fen), "", ""]
        for mark, (name, fen) in zip("一二三四五六", _class_totals(books), strict=False)
    ]
    left = [
        ["一、一般公共预算财政拨款", wan(income)],
        ["二、政府性基金预算财政拨款", ""],
        ["三、国有资本经营预算财政拨款", ""],
        ["", ""],
    ]
    rows = [[*a, *b] for a, b in zip(left, right, strict=True)]
    rows += [
        ["本年收入合计", wan(income), "本年支出合计", wan(books.total), wan(books.total), "", ""],
        ["年初财政拨款结转和结余", wan(opening), "年末财政拨款结转和结余", wan(closing), wan(closing), "", ""],
        ["一、一般公共预算财政拨款", wan(opening), "", "", "", "", ""],
        ["总计", wan(income + opening), "总计", wan(books.total + closing), wan(books.total + closing), "", ""],
    ]
    header: list[list[Head]] = [
        [("收入", 2, 1), ("支出", 5, 1)],
        [
            (w, 1, 1)
            for w in (
                "项目",
                "决算数",
                "项目",
                "合计",
                "一般公共预算财政拨款",
                "政府性基金预算财政拨款",
                "国有资本经营预算财政拨款",
            )
        ],
    ]
    return Sheet("grants", "财政拨款收入支出决算总表", "万元", 7, header, rows)


def _economic(books: Books) -> Sheet:
    header: list[list[Head]] = [[(w, 1, 1) for w in ("经济分类科目编码", "科目名称", "决算数") * 2]]
    left = _block(PERSONNEL, books.personnel)
    right = _block(OFFICE, books.office)
    deep = max(len(left), len(right))
    rows = [
        [*(left[at] if at < len(left) else [""] * 3), *(right[at] if at < len(right) else [""] * 3)]
        for at in range(deep)
    ]
    rows.append(["", "人员经费合计", wan(sum(books.personnel)), "", "公用经费合计", wan(sum(books.office))])
    return Sheet(
        "economic", "一般公共预算财政拨款基本支出决算表", "万元", 6, header, rows, widths=(1, 2.4, 1.4, 1, 2.4, 1.4)
    )


def _block(codes: tuple[tuple[str, str, str, str], ...], amounts: tuple[int, ...]) -> list[list[str]]:
    rows: list[list[str]] = []
    for klass in dict.fromkeys(code[0] for code in codes):
        members = [(code, fen) for code, fen in zip(codes, amounts, strict=True) if code[0] == klass]
        rows.append([klass, members[0][0][2], wan(sum(fen for _, fen in members))])
        rows += [[klass + code[1], code[3], wan(fen)] for code, fen in members]
    return rows


def _three_public(books: Books, initial: Books) -> Sheet:
    top = "财政拨款“三公”经费"
    header: list[list[Head]] = [
        [(top, 12, 1)],
        [("合计", 2, 2), ("因公出国（境）费", 2, 2), ("公务用车购置及运行费", 6, 1), ("公务接待费", 2, 2)],
        [("小计", 2, 1), ("公务用车购置费", 2, 1), ("公务用车运行费", 2, 1)],
        [(w, 1, 1) for w in ("预算数", "决算数") * 6],
    ]
    pairs = [(b.reception + b.vehicles, 0, b.vehicles, 0, b.vehicles, b.reception) for b in (initial, books)]
    cells = [wan(fen) or "0.00" for pair in zip(*pairs, strict=True) for fen in pair]
    return Sheet("three_public", f"{top}支出决算表", "万元", 12, header, [cells])


def _nothing(key: str, title: str, books: Books, book: str) -> Sheet:
    header: list[list[Head]] = [
        [*_CODED, ("年初结转和结余", 1, 3), ("本年收入", 1, 3), ("合计", 1, 3), ("年末结转和结余", 1, 3)],
        *_BELOW,
    ]
    return Sheet(
        key,
        title,
        "万元",
        8,
        header,
        [["", "", "", "合计", "", "", "", ""]],
        f"注：{books.body}无{book}财政拨款收入和支出，故本表无数据。",
    )


def _explained(books: Books, initial: Books, income: int, opening: int) -> list[str]:
    total, spent, year = wan(income + opening), wan(books.total), books.year
    lines = [
        "一、收入支出决算总体情况说明",
        f"{books.body}{year}年度收入支出总计{total}万元。",
        "二、收入决算情况说明",
        f"本年收入合计{wan(income)}万元，其中：财政拨款收入{wan(income)}万元，占100.00%。",
        "三、支出决算情况说明",
        f"本年支出合计{spent}万元，其中：基本支出{wan(books.basic)}万元，占{_share(books.basic, books.total)}；项目支出{wan(books.project)}万元，占{_share(books.project, books.total)}。",
        "四、财政拨款收入支出决算总体情况说明",
        f"{books.body}{year}年度财政拨款收入支出总计{total}万元。",
        "五、一般公共预算财政拨款支出决算情况说明",
        f"一般公共预算财政拨款支出年初预算为{wan(initial.total)}万元，支出决算为{spent}万元，完成年初预算的{_share(books.total, initial.total)}。决算数小于预算数的主要原因：厉行节约。其中：",
    ]
    for at, (item, planned) in enumerate(zip(books.items, initial.items, strict=True), 1):
        klass, group, name = item.names
        word = "小于" if wan(item.total) != wan(planned.total) else "等于"
        lines.append(
            f"{at}、{klass}（类）{group}（款）{name}（项）。主要用于：{name}。年初预算为{wan(planned.total)}万元，支出决算为{wan(item.total)}万元。"
            f"决算数{word}预算数的主要原因：按实际需要支出。"
        )
    lines += [
        "六、政府采购支出情况",
        f"{books.body}{year}年度政府采购金额为{wan(251 * WAN)}万元，其中：货物采购金额{wan(5 * WAN)}万元、工程采购金额{wan(0) or '0'}万元、服务采购金额{wan(246 * WAN)}万元。",
        f"截至{year}年12月31日，{books.body}共有车辆3辆，其中：一般公务用车1辆、执法执勤用车2辆、其他用车0辆。",
    ]
    return lines


def _share(part: int, whole: int) -> str:
    return f"{round(part / 10_000) * 100 / round(whole / 10_000):.2f}%"
