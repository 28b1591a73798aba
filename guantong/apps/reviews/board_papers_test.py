"""What the outline asks: of each signal its own question, of each other part one, with the place (询问提纲)."""

from guantong.apps.reviews.board_papers import asked_by_materials
from guantong.domain.reviews.packs import Depth, Head, Row, Section, Source, Unit
from guantong.domain.reviews.packs import Pack as Held


def test_a_signal_asks_its_own_question_with_its_place_and_every_other_part_one() -> None:
    signal = Section(
        "signals", "规则提示（待核实）", (Head("规则"), Head("提示"), Head("问")), "", "diagnosis", False,
        (Row("CG", Depth.PAGE, ("carry", "结转 200 万元又增列。", "为什么增列？"), 1), Row("CG", Depth.PAGE, ("pace", "进度慢。", ""), 1)),
    )  # fmt: skip
    strip = Section("strip", "五年对照（万元）", (Head("年度"),), "哪一年变化最大？", "execution", False, (Row("CG", Depth.PAGE, ("2025",), 2), Row("CG", Depth.PAGE, ("2024",), 2)))  # fmt: skip
    sources = (Source("关注事项7", how="规则提示，待核实"), Source("预算表.xlsx", "表1", 0, 5))
    held_pack = Held(2027, (Unit("CG", "区城管局", ""),), (signal, strip), sources, ())

    asked_of = [parts[0] for parts in asked_by_materials(held_pack)]

    assert [(one.said, one.source) for one in asked_of if not isinstance(one, str)] == [
        ("结转 200 万元又增列。　为什么增列？", "《关注事项7（规则提示，待核实）》"),
        ("五年对照：哪一年变化最大？", "《预算表.xlsx》工作表“表1”第5行"),
    ]
