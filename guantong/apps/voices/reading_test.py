"""Real files of two systems: their columns are known, their days read, no column of a person is taken."""

from datetime import date
from pathlib import Path

import pytest

from guantong.apps.actors.sheets import Unreadable
from guantong.apps.voices.reading import day_of, needs_in
from guantong.apps.voices.words import field_called

REAL = Path(__file__).parents[4] / "shared" / "data" / "cn_citizen_messages_tipdm2020" / "raw"


@pytest.mark.parametrize("written", ["2019/2/8 11:25:05", "2019-02-08 17:31:20", "2019-02-08T09:32", "2019年2月8日"])
def test_days_are_read_as_systems_write_them(written: str) -> None:
    assert day_of(written) == date(2019, 2, 8)


@pytest.mark.parametrize("written", ["", "昨天", "2019/13/40", "11"])
def test_what_is_no_day_is_none(written: str) -> None:
    assert day_of(written) is None


def test_columns_of_the_district_platform_are_known() -> None:
    raw = (
        "REC_ID,CREATE_TIME,COMMUNITY_NAME,SUB_TYPE_NAME,OCCUR_PLACE,MAIN_TYPE_NAME,DISPOSE_UNIT_NAME\n"
        "1,2019/3/1 8:00,碧岭社区,上水井盖,新沙路,市政设施,城市管理\n"
    ).encode("utf-8-sig")

    source, rows = needs_in("诉求.csv", raw)

    assert (source, rows[0]["title"], field_called(rows[0]["field"])) == ("appeal_platform", "上水井盖", "urban")


def test_an_answer_of_an_interface_is_read() -> None:
    raw = '{"code": 0, "data": [{"编号": 7, "日期": "2026-03-01", "内容": "路灯不亮", "电话": "138"}]}'.encode()

    assert needs_in("a.json", raw) == (
        "own", [{"line": 1, "number": "7", "day": "2026-03-01", "title": "", "text": "路灯不亮", "place": "", "field": ""}],
    )  # fmt: skip


@pytest.mark.parametrize("raw", [b"", b"{}", b"[[]]", b"nul\0", b'{"a": 1}'])
def test_what_is_no_list_of_needs_is_refused_with_a_sentence(raw: bytes) -> None:
    with pytest.raises(Unreadable):
        needs_in("a.json", raw)


@pytest.mark.skipif(not REAL.is_dir(), reason="not run: the messages of citizens are not beside the checkout")
def test_real_messages_are_read_from_their_workbook() -> None:
    found = {name: needs_in(name, (REAL / name).read_bytes()) for name in ("附件2.xlsx", "附件3.xlsx", "附件4.xlsx")}

    assert {name: (source, len(rows)) for name, (source, rows) in found.items()} == {
        "附件2.xlsx": ("message_board", 495), "附件3.xlsx": ("message_board", 30), "附件4.xlsx": ("message_board", 120),
    }  # fmt: skip
    assert all(day_of(row["day"]) and row["text"] for _, rows in found.values() for row in rows)
    assert {key for _, rows in found.values() for row in rows for key in row} == {
        "line",
        "number",
        "day",
        "title",
        "text",
        "field",
    }
