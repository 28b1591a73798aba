"""A target can be judged by a number with its unit, a threshold, or a level; a word of movement cannot."""

from pathlib import Path

import pytest
import yaml

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.forms import Indicator
from guantong.domain.fiscal.judgeable import judgeable
from guantong.domain.law.catalogue import cite


def indicator(name: str, target: str) -> Indicator:
    return Indicator(("产出指标", "质量指标", name), Evidence("明湖区.pdf", 1, "绩效表", printed=target))


@pytest.mark.parametrize(
    "target",
    ["≥12(条)", "90.00(度)", "百分之九十五", "第二季度", "全覆盖", "不超预算", "比上年下降", "无", "零投诉", "符合养护标准", "优", "达成", "验收合格", "按期完成"],
)  # fmt: skip
def test_a_number_a_threshold_or_a_level_can_be_judged(target: str) -> None:
    assert judgeable(indicator("整修巷道", target), 2025)


@pytest.mark.parametrize(
    "target",
    ["", "≥85", "提升", "有效", "是", "有", "高", "不断提升", "显著增强", "满意度", "完成率", "平稳有序", "通过宣传提升意识", "无障碍环境提升"],
)  # fmt: skip
def test_words_of_movement_bare_answers_and_names_cannot(target: str) -> None:
    assert not judgeable(indicator("整修巷道", target), 2025)


def test_every_list_of_level_words_has_a_date_and_a_source() -> None:
    groups = yaml.safe_load((Path(__file__).parent / "level_words.yaml").read_text("utf-8"))

    assert all(group["from"] and ("cite" in group) != ("proposal" in group) for group in groups)
    assert all(cite(group["cite"]) for group in groups if "cite" in group)
