"""A rule's page is read by four sentences only; what it cannot read stops it."""

import pytest

from guantong.domain.rule_engine.examples import ExampleError, examples_of
from guantong.domain.rulebook.shelf import rule_named

PAGE = """# 行合计与分项不符
## 例
给定 明湖区城市管理局 2025 年部门预算《支出预算总表》(元):
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
|---|---|---|---|---|
| 2120101 | 行政运行 | {total} | 600 | 400 |

{expectation}
"""


def failure(total: str, expectation: str) -> str:
    rule = rule_named("row_total")
    (example,) = examples_of(PAGE.format(total=total, expectation=expectation))
    assert rule is not None
    return example.failure(rule)


def test_a_line_of_no_known_sentence_stops_the_page() -> None:
    with pytest.raises(ExampleError, match="大概会报"):
        list(examples_of(PAGE.format(total="1,010", expectation="大概会报。")))


def test_a_changed_figure_turns_the_example_red() -> None:
    assert failure("1,010", "应报 1 处:“相差10元”。") == ""
    assert failure("1,000", "应报 1 处:“相差10元”。") != ""
    assert failure("1,010", "不应报。") != ""


def test_the_sentence_must_be_the_one_the_page_promises() -> None:
    assert "no signal says" in failure("1,010", "应报 1 处:“相差99元”。")


def test_not_computed_needs_its_reason() -> None:
    assert "expected not computed" in failure("1,010", "未执行:“缺表”。")
