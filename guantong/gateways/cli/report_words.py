"""The words of the HTML and xlsx reports, Chinese and English side by side (报告用词)."""

from guantong.domain.words import Language, Words

WORDS = {
    "title": Words("预算决算公开文件核对", "Check of published budgets and final accounts"),
    "lead": Words(
        "先看覆盖情况，再看哪些话不能同时成立。关注事项由机器提出，只指出两处不能同时成立，不说是谁的错；属实与否由人核实。",
        "Coverage first, then which statements cannot both hold. A machine points, it blames no one; people verify.",
    ),
    "documents": Words("文件", "documents"),
    "file": Words("文件", "file"),
    "body": Words("单位", "body"),
    "kind": Words("文种", "kind"),
    "year": Words("年度", "year"),
    "tables": Words("公开表 找到 / 应有", "tables found / expected"),
    "computed": Words("已计算", "computed"),
    "held": Words("项，其中 {held} 项成立", "of which {held} hold"),
    "not_computed": Words("没有条件计算", "not computed"),
    "not_passed": Words("未执行不等于通过", "not computed is not passed"),
    "rounding": Words("四舍五入差", "rounding differences"),
    "in_step": Words("都在印出位数的舍入范围内", "all within what printing explains"),
    "signals": Words("关注事项", "signals"),
    "errors": Words("不能读取", "not read"),
    "verify_first": Words("优先核实", "verify first"),
    "verify": Words("一般核实", "verify"),
    "note": Words("知悉", "note"),
    "all": Words("全部", "all"),
    "severity": Words("程度", "severity"),
    "question": Words("六问", "question"),
    "shown": Words("显示", "showing"),
    "items": Words("项", "items"),
    "places": Words("处", "places"),
    "page": Words("第 {page} 页", "page {page}"),
    "row": Words("第 {row} 行", "row {row}"),
    "rule_page": Words("规则与例证", "the rule and its examples"),
    "law_note": Words("依据为本项目转述，状态：{status}", "paraphrased by this project, status: {status}"),
    "none": Words(
        "没有关注事项。这不等于没有问题：有 {count} 项没有条件计算。",
        "Nothing to ask. That is not the same as nothing wrong: {count} checks could not be computed.",
    ),
    "do": Words("怎么办", "what to do"),
    "unmapped": Words("未识别的列（需要人工对应）", "columns not recognised (to be mapped)"),
    "codes": Words("科目目录未收录的编码（照样保留）", "codes not in our tables (kept as printed)"),
    "unknown": Words("未识别的表", "tables not recognised"),
    "images": Words("只有图像、没有文字的页", "pages that are pictures without text"),
    "limit": Words("阈值 {limit}（{source}）", "limit {limit} ({source})"),
    "missing": Words("未找到", "not found"),
    "no_page": Words("本项没有对应的页面", "no page belongs to this item"),
    "made": Words(
        "由贯通 {version} 生成；数据与页面图像均取自所给文件。",
        "Made by Guantong {version}; figures and pictures come from the files given.",
    ),
    "empty": Words("没有给出任何文件。", "No file was given."),
    "budget": Words("预算", "budget"),
    "final_accounts": Words("决算", "final accounts"),
    "government_budget": Words("政府预算", "government budget"),
    "government_final_accounts": Words("政府决算", "government final accounts"),
    "department": Words("部门", "department "),
    "unit": Words("单位", "unit "),
    "government": Words("", ""),
}
MARKS = {"verify_first": "◆", "verify": "▲", "note": "△"}


def said(name: str, language: Language, **facts: object) -> str:
    """Return the report word `name` in `language`, its `{names}` filled."""
    return WORDS[name].filled(**facts).in_(language) if facts else WORDS[name].in_(language)


def kind_said(document: dict[str, object], language: Language) -> str:
    """Return a document's kind as people call it: 部门决算."""
    if not document["kind"]:
        return "—"
    level = WORDS[str(document["level"])].in_(language) if document["level"] else ""
    return level + WORDS[str(document["kind"])].in_(language)
