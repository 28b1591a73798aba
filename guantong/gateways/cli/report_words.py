"""The words of the reports, Chinese and English side by side (报告用词)."""

from collections.abc import Mapping
from typing import Any

from guantong.domain.words import Language, Words

MARKS = {"verify_first": "◆", "verify": "▲", "note": "△"}
"""The shape of each severity, first look first; every report says shape, word, then colour."""

STATES = {"found": "●", "stated_absent": "○", "empty": "△", "missing": "×", "unreadable": "×"}
"""The shape of each state of an expected table."""

WORDS = {
    "title": Words("预算决算公开文件核对", "Check of published budgets and final accounts"),
    "lead": Words(
        "先看读到了多少，再看哪些话不能同时成立。关注事项由机器提出，只指出两处不能同时成立；属实与否由人核实。",
        "How much was read comes first, then what cannot hold together. A machine points at two places; people verify.",
    ),
    "skip": Words("跳到正文", "skip to the text"),
    "documents": Words("文件", "documents"),
    "file": Words("文件", "file"),
    "body": Words("单位", "body"),
    "nameless": Words("（未写明单位）", "(body not named)"),
    "kind": Words("文种", "kind"),
    "year": Words("年度", "year"),
    "tables": Words("公开表 找到 / 应有", "tables found / expected"),
    "tables_of": Words("公开表 {found}/{expected} 张", "tables {found}/{expected}"),
    "computed": Words("核对已计算", "identities computed"),
    "held": Words("{held} 项成立", "{held} hold"),
    "not_computed": Words("没有条件计算", "not computed"),
    "not_passed": Words("未执行不等于通过", "not computed is not passed"),
    "rounding": Words("四舍五入差", "rounding differences"),
    "in_step": Words("都在印出位数的舍入范围内", "all within what printing explains"),
    "images": Words("只有图像的页", "pages that are pictures"),
    "no_text": Words("没有文字，未读", "no text: not read"),
    "unmapped": Words("未识别的栏", "columns not recognised"),
    "codes": Words("科目目录未收录的编码（照样保留）", "codes not in our tables (kept as printed)"),
    "unknown": Words("未识别的表", "tables not recognised"),
    "to_map": Words("其中的数字未参加核对", "their figures took no part"),
    "coverage": Words("覆盖情况", "Coverage"),
    "expected_tables": Words("各张公开表", "The published tables"),
    "state": Words("状态", "state"),
    "found": Words("已找到", "found"),
    "stated_absent": Words("空表，已说明", "empty, and said so"),
    "empty": Words("空表，没有说明", "empty, nothing said"),
    "missing": Words("没有找到", "not found"),
    "unreadable": Words("没有读出", "not read"),
    "signals": Words("关注事项", "signals"),
    "first": Words("先核实这 {count} 项", "To verify first: {count}"),
    "first_more": Words("另有 {count} 项优先核实，见各文件", "more to verify first, in their documents: {count}"),
    "errors": Words("不能读取", "not read"),
    "partly": Words("有不能读取之处", "partly not read"),
    "verify_first": Words("优先核实", "verify first"),
    "verify": Words("一般核实", "verify"),
    "note": Words("知悉", "note"),
    "severity": Words("程度", "severity"),
    "question": Words("六问", "question"),
    "rule": Words("规则", "rule"),
    "find": Words("文件或单位", "file or body"),
    "shown": Words("显示", "showing"),
    "clear": Words("清除筛选", "clear filters"),
    "items": Words("项", "items"),
    "places": Words("处", "places"),
    "pages": Words("共 {count} 页", "pages: {count}"),
    "page_column": Words("页", "page"),
    "page": Words("第 {page} 页", "page {page}"),
    "sheet": Words("第 {page} 个工作表", "sheet {page}"),
    "sheet_named": Words("工作表“{sheet}”", "sheet “{sheet}”"),
    "row": Words("第 {row} 行", "row {row}"),
    "table": Words("表或章节", "table or section"),
    "at_row": Words("行", "row"),
    "column": Words("栏", "column"),
    "printed": Words("所印", "as printed"),
    "blank": Words("（空白）", "(blank)"),
    "page_picture": Words("{file} {page}，圈出 {count} 处", "{file}, {page}; places outlined: {count}"),
    "before": Words("上一处：{page}", "before: {page}"),
    "next": Words("下一处：{page}", "next: {page}"),
    "of_page": Words("{page}：{count} 项", "{page} · to verify: {count}"),
    "elsewhere": Words("这一页圈出的格子属于别页的关注事项", "The outlined cells belong to items on other pages"),
    "no_page": Words("不对应某一页的 {count} 项", "to verify, on no page: {count}"),
    "not_drawn": Words(
        "为控制文件大小，这一页没有附图；单独核对这一份文件即可看到。",
        "No picture, to keep the file small; check this document alone to see it.",
    ),
    "more_places": Words("另 {count} 处", "more places: {count}"),
    "rule_page": Words("规则 {rule} 与例证", "rule {rule} and its examples"),
    "rules": Words("用到的规则", "The rules behind these items"),
    "limit": Words("阈值 {limit}（{source}）", "limit {limit} ({source})"),
    "value": Words("本项 {value}", "here {value}"),
    "verified": Words("法条已核对原文", "article checked against its text"),
    "title-verified": Words("法规题名已核对，条文为转述", "title checked, the article is paraphrased"),
    "from-knowledge": Words("凭业内常识，原文待核", "from knowledge of the field, text to be checked"),
    "undated": Words("未核实施行日期", "date of force not verified"),
    "unknown_status": Words("原文待核", "text to be checked"),
    "none": Words(
        "没有发现需要核实的事项；这不等于没有问题：{computed} 项已计算，未执行 {count} 项。",
        "Nothing to verify was found. That is not the same as nothing wrong: {computed} computed, {count} not computed.",
    ),
    "filtered": Words("按当前筛选，没有可显示的事项。", "No item fits the filters."),
    "do": Words("怎么办", "what to do"),
    "where": Words("位置", "where"),
    "made": Words(
        "由贯通 {version} 生成；数字与页面图像均取自所给文件。机器只提出关注事项，不下结论。",
        "Made by Guantong {version}; figures and pictures come from the files given. A machine points, it concludes nothing.",
    ),
    "no_file": Words("没有给出任何文件。", "No file was given."),
    "total": Words(
        "共 {documents} 份文件：关注事项 {signals} 项（{marks}），未执行 {not_computed} 项，不能读取 {errors} 处",
        "documents: {documents} · signals: {signals} ({marks}) · not computed: {not_computed} · not read: {errors}",
    ),
    "total_left_out": Words("{total}，没有查看 {count} 个", "{total} · not looked at: {count}"),
    "left_out": Words("没有查看或没有用上", "not looked at, or not used"),
    "left_out_fact": Words("没有查看的文件", "files not looked at"),
    "all_seen": Words("所给的都看了", "all that was given"),
    "see_below": Words("逐个列在下面", "each is named below"),
    "files_read": Words("文件 读出 / 所给", "files read / given"),
    "not_read_at_all": Words("不能读取 {count} 个", "not read: {count}"),
    "read_in_part": Words("部分未读 {count} 个", "in part: {count}"),
    "more_left_out": Words("另 {count} 个，见 JSON 或 xlsx", "more, in the JSON or the workbook: {count}"),
    "zoom": Words("放大", "enlarge"),
    "mark": Words("标记", "mark"),
    "register": Words("应公开清单", "register of what is due"),
    "register_lines": Words(
        "清单核对 {computed} 行（{held} 行没有要问的），未执行 {missed}",
        "register lines checked: {computed} (nothing to ask: {held}), not computed: {missed}",
    ),
    "budget": Words("预算", "budget"),
    "final_accounts": Words("决算", "final accounts"),
    "government_budget": Words("政府预算", "government budget"),
    "government_final_accounts": Words("政府决算", "government final accounts"),
    "department": Words("部门", "department"),
    "unit": Words("单位", "unit"),
    "government": Words("", ""),
}


def said(name: str, language: Language, **facts: object) -> str:
    """Return the report word `name` in `language`, its `{names}` filled."""
    return WORDS[name].filled(**facts).in_(language) if facts else WORDS[name].in_(language)


def body_said(document: Mapping[str, Any], language: Language) -> str:
    """Return whose a document is; a register is nobody's."""
    return document["body"] or ("" if document["kind"] == "register" else said("nameless", language))


def kind_said(document: Mapping[str, Any], language: Language) -> str:
    """Return a document's kind as people call it (部门决算), a dash when it is not known."""
    if not document["kind"]:
        return "—"
    level = WORDS[document["level"]].in_(language) if document["level"] else ""
    gap = " " if level and language == "en" else ""
    return level + gap + WORDS[document["kind"]].in_(language)


def page_said(file: str, page: int | str, language: Language, sheets: Mapping[str, str]) -> str:
    """Return a page's name: 第 12 页 of a PDF, a workbook's by the name in `sheets`; several as 第 12、13 页."""
    gap = "、" if language == "zh" else ", "
    names = [name for number in str(page).split(gap) if (name := sheets.get(number))]
    if names:
        return said("sheet_named", language, sheet=gap.join(names))
    return said("sheet" if ".xls" in file.lower()[-6:] else "page", language, page=page)


def status_said(status: str, language: Language) -> str:
    """Return how far the wording of a cited article was checked."""
    return said(
        status if status in ("verified", "title-verified", "from-knowledge", "undated") else "unknown_status", language
    )


def plain(text: str) -> str:
    """Return `text` without control and direction characters, which could disguise what is printed."""
    return text.translate(_CONTROLS)


_CONTROLS = dict.fromkeys(
    [*range(9), 11, 12, *range(13, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], None
) | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
