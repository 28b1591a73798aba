"""A reason belongs to the change it follows, up to the next numbered point."""

from re import compile as pattern

from guantong.domain.fiscal.document import Document, documents_of
from guantong.domain.fiscal.drawing import page
from guantong.domain.fiscal.narrative.explanations import CHANGED, changes, reason_of_growth
from guantong.domain.fiscal.pages import PrintedFile


def budget(*lines: str) -> Document:
    cover, text = page(1, ["明湖区城市管理局", "2025年部门预算"]), page(2, list(lines))
    table = page(
        3, ["2025年支出预算总表", "编制部门：明湖区城市管理局", "单位：元"], [["科目", "合计"], ["合计", "980"]]
    )
    (document,) = documents_of(PrintedFile("budget", (cover, text, table)))
    return document


def told(*lines: str) -> list[tuple[str, bool]]:
    return [(c.reason, c.explained) for c in changes(budget(*lines), pattern("机关运行经费"), CHANGED)]


def test_the_reason_may_stand_in_the_sentence_or_in_the_one_after_it() -> None:
    change = "机关运行经费172.38万元，比2024年增加3.12万元"

    assert told(f"{change}，主要原因是添置除湿机。") == [("添置除湿机", True)]
    assert told(f"{change}。", "主要原因是添置除湿机。") == [("添置除湿机", True)]
    assert told(f"因添置除湿机，{change}。") == [("", True)]


def test_a_reason_of_the_next_point_is_none_of_this_one() -> None:
    change = "二、机关运行经费172.38万元，比2024年增加3.12万元。"

    assert told(change, "三、政府采购预算增加，主要原因是项目增加。") == [("", False)]
    assert told(change, "主要用于办公费、印刷费。") == [("", False)]


def test_a_whole_is_explained_by_its_parts_and_covers_them() -> None:
    parts = budget("（一）公务接待费5万元，比2024年预算增加2万元，主要原因是承办现场会。")
    whole = budget("“三公”经费5万元，比2024年预算增加2万元，主要原因是承办现场会。")

    explained = {reason_of_growth(d, e) for d in (parts, whole) for e in ("three_public", "reception")}

    assert {words.zh if words else "" for words in explained} == {"文中写明的原因是“承办现场会”"}
