"""Lists of audit issues: recognised, confirmed, previewed row by row, taken in whole or not at all (审计问题导入)."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.files.models import Attachment
from guantong.apps.findings import list_operations as operations
from guantong.apps.findings.models import Handler, HeaderMapping, IssueList, Matter
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted, entries_of
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.findings import does
from tests.issue_lists import FEES, HEAD, LIGHTS, brought, mapped, previewed, taken_in, workbook
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def outcomes(world: World, of: IssueList) -> Counter[str]:
    return Counter(line.outcome for line in previewed(world, of))


def sentences(world: World, of: IssueList) -> list[str]:
    return [line.says.zh for line in previewed(world, of) if line.outcome == "wrong"]


def test_a_list_is_recognised_and_taken_in_with_the_place_of_every_amount(world: World) -> None:
    of = taken_in(world, mapped(world, brought(world, LIGHTS, FEES)))

    lights, fees = Matter.objects.order_by("pk")
    assert (of.state, of.counts["new"], of.content) == ("taken_in", 2, [])
    assert (lights.body, lights.amount, lights.due_on, lights.audit_state, lights.pace, lights.state) == (
        "明湖区城市管理局", 120_000_000, date(2026, 12, 31), "正在整改", "at_once", "registered",
    )  # fmt: skip
    assert (fees.path, fees.amount, fees.pace, fees.responsible) == (
        world.body("CZ").path,
        3_500_500_000,
        "staged",
        "办公室主任",
    )
    place = lights.evidence[0]
    file = Attachment.objects.get(key=of.journal_key)
    assert (place["sm3"], place["sheet"], place["row"], place["column"], place["header"], place["printed"]) == (
        file.given_sm3, "清单", 2, "E", "涉及金额（万元）", "120.00",
    )  # fmt: skip
    assert (lights.origin, [h.part for h in lights.handlers.all()]) == ("《2025年度审计工作报告》", ["lead"])
    assert list(drifted()) == []


def test_the_same_file_brings_nothing_twice(world: World) -> None:
    raw = workbook([HEAD, LIGHTS, FEES])
    first = brought(world, raw=raw)
    assert brought(world, raw=raw).pk == first.pk
    taken_in(world, mapped(world, first))

    again = mapped(world, brought(world, raw=raw))

    assert outcomes(world, again) == {"same": 2}
    with pytest.raises(BadInput, match="没有要导入的"):
        taken_in(world, again)
    assert Matter.objects.count() == 2


def test_a_newer_list_changes_the_recognition_alone(world: World) -> None:
    taken_in(world, mapped(world, brought(world, LIGHTS, FEES)))
    lights = Matter.objects.get(sort="资金闲置")
    does(world, "conclude", lights, "gu", conclusion="follow", words="继续跟踪")
    before = Matter.objects.filter(pk=lights.pk).values().get()
    newer = (*LIGHTS[:4], "999", LIGHTS[5], "已整改", *LIGHTS[7:])

    of = mapped(world, brought(world, newer, FEES))
    assert [(line.outcome, line.says.zh) for line in previewed(world, of)][0] == (
        "update", "审计认定：正在整改 → 已整改；人大跟踪结论不变",
    )  # fmt: skip
    taken_in(world, of)

    after = Matter.objects.filter(pk=lights.pk).values().get()
    changed = {name for name in after if after[name] != before[name]}
    assert (changed, after["audit_state"], after["conclusion"]) == ({"audit_state", "version"}, "已整改", "follow")
    assert [note.words for note in lights.notes.filter(verb="note_audit_state")] == [
        "正在整改 → 已整改（2025年度审计工作报告）"
    ]
    assert list(drifted()) == []


def test_a_blank_recognition_takes_none_away(world: World) -> None:
    taken_in(world, mapped(world, brought(world, LIGHTS)))

    of = mapped(world, brought(world, (*LIGHTS[:6], "", *LIGHTS[7:])))

    assert outcomes(world, of) == {"same": 1}


def test_an_issue_with_a_number_is_known_by_it_however_it_is_worded(world: World) -> None:
    head = ("问题编号", *HEAD[1:])
    taken_in(world, mapped(world, brought(world, raw=workbook([head, ("A-1", *LIGHTS[1:])]))))

    reworded = ("A-1", *LIGHTS[1:3], "公共照明项目资金闲置一年以上。", *LIGHTS[4:])
    of = mapped(world, brought(world, raw=workbook([head, reworded])))

    assert outcomes(world, of) == {"same": 1}


def test_one_wrong_cell_keeps_every_row_out(world: World) -> None:
    wrong = ("3", "明湖区财政局", "其他", "账实不符。", "约三百万", "六月底", "已整改", "看情况", "某某")
    of = mapped(world, brought(world, LIGHTS, wrong))

    (said,) = sentences(world, of)
    assert ("E3“涉及金额（万元）”：“约三百万”不是金额" in said, "F3“整改期限”：“六月底”不是日期" in said, "H3“整改类型”" in said) == (
        True, True, True,
    )  # fmt: skip
    with pytest.raises(BadInput, match="一行也没有导入"):
        taken_in(world, of)
    assert (Matter.objects.count(), IssueList.objects.get().state) == (0, "mapped")


def test_a_failure_half_way_leaves_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    of = mapped(world, brought(world, LIGHTS, FEES))
    before = Entry.objects.count()

    def fails(*_: Any, **__: Any) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(operations, "record_all", fails)
    with pytest.raises(OSError):
        taken_in(world, of)

    assert (Matter.objects.count(), Handler.objects.count(), Entry.objects.count()) == (0, 0, before)


def test_a_preview_that_is_no_longer_true_is_not_taken_in(world: World) -> None:
    first, second = (
        mapped(world, brought(world, LIGHTS)),
        mapped(world, brought(world, LIGHTS, file_name="另一份.xlsx", year=2024)),
    )
    from guantong.apps.findings.list_preview import plan_of

    plan = plan_of(previewed(world, second))
    taken_in(world, first)

    with pytest.raises(BadInput, match="预览之后台账有变动"):
        operations.take_in(of=second, plan=plan, by=world.standing("shen"), as_of=world.now)
    assert Matter.objects.count() == 1


def test_a_body_is_found_by_code_and_names_and_asked_where_several_bear_one(world: World) -> None:
    from guantong.apps.actors.models import Organisation

    Organisation.objects.filter(code__in=("CZ", "SJ")).update(short_name="综合局")
    rows = [("1", name, *LIGHTS[2:3], f"问题{at}。", *LIGHTS[4:]) for at, name in enumerate(("CG", "综合局", "市容局"))]
    of = mapped(world, brought(world, *rows))

    assert [line.outcome for line in previewed(world, of)] == ["wrong", "wrong", "new"]
    assert ["对应多个机构" in said or "没有“市容局”这个机构" in said for said in sentences(world, of)] == [True, True]
    meant = {"综合局": world.body("CZ").path, "市容局": world.body("CG").path}
    of = operations.name_bodies(of=of, bodies=meant, version=of.version, by=world.standing("shen"), as_of=world.now)
    taken_in(world, of)
    assert sorted(Matter.objects.values_list("path", flat=True)) == sorted(
        [world.body("CG").path] * 2 + [world.body("CZ").path]
    )


def test_a_unit_that_nobody_wrote_is_asked_and_never_guessed(world: World) -> None:
    head = (*HEAD[:4], "涉及金额", *HEAD[5:])
    of = brought(world, raw=workbook([head, LIGHTS]))

    with pytest.raises(BadInput) as bad:
        mapped(world, of)
    assert list(bad.value.reasons) == ["unit"]

    taken_in(world, mapped(world, of, unit="万元"))
    assert Matter.objects.get().amount == 120_000_000


@pytest.mark.parametrize(
    ("head", "amount", "above", "fen"),
    [
        ("涉及金额（元）", "1,234.50", "", 123_450), ("涉及金额", "1,234.50万元", "", 1_234_500_000), ("金额", "12", "单位：亿元", 120_000_000_000),
        ("涉及金额(万元)", "（３．５）", "", -3_500_000), ("涉及金额（万元）", "5000元", "", 500_000), ("涉及金额（万元）", 12.5, "", 12_500_000),
        ("涉及金额（万元）", "—", "", None), ("涉及金额（元）", "1 200", "", 120_000),
    ],
)  # fmt: skip
def test_amounts_come_to_fen_by_the_unit_that_is_written(
    world: World, head: str, amount: Any, above: str, fen: int | None
) -> None:
    rows = [("审计查出问题清单",), (above,), (*HEAD[:4], head, *HEAD[5:]), (*LIGHTS[:4], amount, *LIGHTS[5:])]

    taken_in(world, mapped(world, brought(world, raw=workbook(rows))))

    assert Matter.objects.get().amount == fen


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026/6/5", date(2026, 6, 5)), ("２０２６年６月５日", date(2026, 6, 5)), ("2026.06.05", date(2026, 6, 5)), (46178, date(2026, 6, 5)),
        ("2026年6月5日前", date(2026, 6, 5)), ("长期坚持", None), ("", None),
    ],
)  # fmt: skip
def test_days_as_people_and_spreadsheets_write_them(world: World, typed: Any, day: date | None) -> None:
    taken_in(world, mapped(world, brought(world, (*LIGHTS[:5], typed, *LIGHTS[6:]))))

    assert Matter.objects.get().due_on == day


def test_a_day_that_is_a_cell_of_days(world: World) -> None:
    def dressed(book: Any, sheet: Any) -> None:
        sheet.write_datetime(1, 5, date(2026, 6, 5), book.add_format({"num_format": "yyyy-mm-dd"}))

    taken_in(world, mapped(world, brought(world, raw=workbook([HEAD, LIGHTS], dressed))))

    assert Matter.objects.get().due_on == date(2026, 6, 5)


def test_two_rows_of_header_with_merged_cells_are_one_header(world: World) -> None:
    def dressed(_book: Any, sheet: Any) -> None:
        sheet.merge_range("A1:G1", "审计查出问题整改台账")
        for column in "ABCF":
            sheet.merge_range(
                f"{column}2:{column}3", {"A": "序号", "B": "责任单位", "C": "存在的问题", "F": "审计认定"}[column]
            )
        sheet.merge_range("D2:E2", "整改要求")
        sheet.write("D3", "整改类型")
        sheet.write("E3", "整改期限")
        sheet.merge_range("B4:B5", "明湖区城市管理局")

    rows = [
        (),
        (),
        (),
        (1, None, "照明资金闲置。", "立行立改", "2026-06-30", "已整改"),
        (2, None, "招标不合规。", "持续整改", "长期", "未整改"),
    ]
    of = brought(world, raw=workbook(rows, dressed))

    assert (of.header, operations.offered(of).columns) == (
        [2, 3], {"serial": 0, "body": 1, "says": 2, "pace": 3, "due_on": 4, "audit_state": 5}
    )  # fmt: skip
    taken_in(world, mapped(world, of))
    assert list(Matter.objects.order_by("pk").values_list("body", "pace")) == [
        ("明湖区城市管理局", "at_once"), ("明湖区城市管理局", "lasting"),
    ]  # fmt: skip


def test_an_amount_merged_over_two_issues_is_no_ones(world: World) -> None:
    of = mapped(
        world,
        brought(
            world,
            raw=workbook(
                [HEAD, LIGHTS, ("2", *FEES[1:4], "", *FEES[5:])], lambda _b, s: s.merge_range("E2:E3", "120.00")
            ),
        ),
    )

    assert ["合并了第 2 至 3 行，不知道各占多少" in said for said in sentences(world, of)] == [True, True]


def test_what_is_hidden_or_a_formula_without_result_is_told(world: World) -> None:
    def dressed(_book: Any, sheet: Any) -> None:
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.write_formula(3, 4, "=1+", None, "")

    of = mapped(
        world,
        brought(world, raw=workbook([HEAD, LIGHTS, FEES, ("3", "CZ", "甲", "乙。", "", "", "", "", "")], dressed)),
    )

    told = sentences(world, of)
    assert ("第 3 行是隐藏的" in told[0], len(told) <= 2, outcomes(world, of)["new"]) == (
        True,
        True,
        2 if len(told) == 1 else 1,
    )


def test_totals_examples_and_headers_printed_again_are_no_issues(world: World) -> None:
    rows = [LIGHTS, HEAD, ("例", *FEES[1:]), ("合计", "", "", "", "120.00"), ("注：以上数据截至年底。",)]

    of = mapped(world, brought(world, *rows))

    assert outcomes(world, of) == {"new": 1, "left": 4}


def test_one_issue_twice_in_a_list_is_told_with_both_rows(world: World) -> None:
    of = mapped(world, brought(world, LIGHTS, ("9", *LIGHTS[1:])))

    assert sentences(world, of) == ["第 3 行与第 2 行是同一问题"]


def test_the_columns_a_person_confirmed_are_offered_again(world: World) -> None:
    head = ("号", "谁家", "何事", "金额（万元）")
    rows = [head, ("1", "CG", "照明资金闲置。", "120")]
    of = brought(world, raw=workbook(rows))
    assert operations.offered(of).columns == {"amount": 3}
    mapped(world, of, body=1, says=2)

    again = brought(world, raw=workbook([*rows, ("2", "CZ", "会议费。", "1")]))

    offer = operations.offered(again)
    assert (offer.columns, offer.unit, offer.known) == ({"amount": 3, "body": 1, "says": 2}, "万元", True)
    assert HeaderMapping.objects.count() == 1
    assert list(drifted()) == []


def test_another_header_is_chosen_by_hand(world: World) -> None:
    of = brought(world, raw=workbook([HEAD, ("一", "二", "三", "四"), LIGHTS]))

    of = operations.find_header(of=of, sheet=0, row=2, version=of.version, by=world.standing("shen"), as_of=world.now)

    assert (of.header, of.state, operations.offered(of).columns) == ([2, 2], "read", {})


def test_a_column_is_one_thing_and_what_must_be_there_is_asked(world: World) -> None:
    of = brought(world, LIGHTS)
    give = {
        "of": of,
        "unit": "万元",
        "pace": "staged",
        "version": of.version,
        "by": world.standing("shen"),
        "as_of": world.now,
    }

    with pytest.raises(BadInput) as bad:
        operations.map_columns(columns={"amount": 4, "sort": 4, "nonsense": 1, "due_on": 77}, **give)

    assert sorted(bad.value.reasons) == ["", "body", "due_on", "says", "sort"]


def test_of_two_who_work_on_a_list_one_is_told(world: World) -> None:
    of = brought(world, LIGHTS)
    mapped(world, of)

    with pytest.raises(Stale):
        mapped(world, of)


@pytest.mark.parametrize("who", ["he", "qin", "cao", "lin", "xi"])
def test_only_those_who_prepare_bring_lists(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        brought(world, LIGHTS, who=who)


@pytest.mark.parametrize(
    ("raw", "name", "told"),
    [
        (b"", "清单.xlsx", "文件是空的"), (b"PK\x03\x04nonsense", "清单.xlsx", ""), (b"%PDF-1.7 x", "清单.xlsx", ""), (b"a,b\n1,2\n", "清单.csv", "只能读 xlsx"),
        (b"\xd0\xcf\x11\xe0 old", "清单.xls", ""), (workbook([("甲",)]), "清单.xlsx", ""), (workbook([HEAD, ("1", "CG", "", "机密★一年")]), "清单.xlsx", "密级标志"),
        (workbook([HEAD, LIGHTS]), "清单.pdf", ""),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused_in_words_and_nothing_is_kept(
    world: World, raw: bytes, name: str, told: str
) -> None:
    with pytest.raises(BadInput) as bad:
        brought(world, raw=raw, file_name=name)

    assert (list(bad.value.reasons), told in bad.value.reasons["file"].zh, bad.value.reasons["file"].en != "") == (
        ["file"],
        True,
        True,
    )
    assert (IssueList.objects.count(), Attachment.objects.count()) == (0, 0)


def test_a_hundred_thousand_empty_rows_are_no_rows(world: World) -> None:
    def dressed(book: Any, sheet: Any) -> None:
        grey = book.add_format({"bg_color": "#EEEEEE"})
        for row in range(2, 100_000):
            sheet.write_blank(row, 0, None, grey)

    of = mapped(world, brought(world, raw=workbook([HEAD, LIGHTS], dressed)))

    assert outcomes(world, of) == {"new": 1}


def test_a_district_s_list_costs_a_query_a_dozen_rows_and_not_a_dozen_a_row(world: World) -> None:
    costs = []
    for count in (3, 300):
        rows = [(str(n), "CG", "甲", f"问题{count}之{n}。", "1.5", "", "未整改", "", "") for n in range(count)]
        of = mapped(world, brought(world, *rows, file_name=f"{count}.xlsx"))
        with CaptureQueriesContext(connection) as asked:
            taken_in(world, of)
        costs.append(len(asked))

    assert (costs[1] - costs[0] < 297 / 8, Matter.objects.count(), list(drifted())) == (True, 303, [])
    assert entries_of(Matter.objects.first()).count() == 1
