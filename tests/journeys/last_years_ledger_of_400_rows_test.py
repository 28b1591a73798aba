"""Last year's ledger of 400 rows, as an office kept it, is in by the wizard: nine requests, a dozen cells mended, nobody is asked.

What an hour must hold is counted, not timed: the steps a person takes and the cells a person mends.
"""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guantong.apps.diagnosis.models import Signal
from guantong.apps.findings.models import IssueList, Matter
from guantong.apps.findings.queries import rates
from guantong.apps.journal.queries import drifted
from guantong.apps.notices.models import DueWork
from tests.findings import registered
from tests.issue_lists import workbook
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
ROWS = 400
HEAD = (
    "次序",
    "整改责任单位",
    "问题类别",
    "审计查出的问题",
    "问题金额(万元)",
    "整改时限",
    "是否整改",
    "整改情况",
    "完成整改时间",
    "审计局认定",
)
BODIES = ("明湖区城市管理局", "CZ", "区教育局", "市容所")
WRONG = {7: (4, "约三百万"), 90: (5, "去年底"), 211: (6, "基本完成"), 399: (4, "一百万上下")}
"""Row, column, and what stood there that no machine may guess at."""


def row(at: int, mended: bool) -> tuple[Any, ...]:
    open_still = at % 10 == 0  # forty of four hundred were still under way
    said = [
        str(at), BODIES[at % 2], "资金闲置", f"2024年度第{at}项：项目资金闲置超过一年。", f"{at}.50", "2025-06-30",
        "否" if open_still else "是", "已收回。", "" if open_still else "2025年5月20日", "正在整改" if open_still else "已整改",
    ]  # fmt: skip
    if not mended and at in WRONG:
        column, typed = WRONG[at]
        said[column] = typed
    return tuple(said)


def ledger(mended: bool) -> bytes:
    rows = [row(at, mended) for at in range(1, ROWS + 1)]
    return workbook(
        [
            ("明湖区2024年度审计查出问题整改台账",),
            ("截至2025年12月31日",),
            HEAD,
            *rows,
            ("合计", "", "", "", "80400.00"),
        ]
    )


class Person:
    """Somebody at the wizard: every request is counted."""

    def __init__(self, client: Client) -> None:
        self.client, self.requests = client, 0

    def brings(self, raw: bytes) -> str:
        asked = {
            "report": "2024年度审计工作报告", "year": "2024", "level": "internal", "history": "on",
            "file": SimpleUploadedFile("台账.xlsx", raw),
        }  # fmt: skip
        answer = self.does("/findings/lists/", "bring_list", **asked)
        return str(answer["Location"])

    def does(self, where: str, verb: str, **typed: Any) -> Any:
        self.requests += 1
        answer = self.client.post(where, {"verb": verb, **{f"{verb}-{name}": value for name, value in typed.items()}, **_version(where)})  # fmt: skip
        assert answer.status_code == 302, answer.content.decode()[:3000]
        return answer

    def reads(self, where: str) -> str:
        self.requests += 1
        return self.client.get(where).content.decode()

    def confirms(self, where: str) -> None:
        """Take the columns as the wizard offers them."""
        text = self.reads(where)
        offered = dict(
            re.findall(r'<select name="map_columns-(c\d+)".*?<option value="(\w*)" selected', text, re.DOTALL)
        )
        self.does(
            where, "map_columns", **{at: name for at, name in offered.items() if name}, unit="万元", pace="staged"
        )


def _version(where: str) -> dict[str, int]:
    found = re.search(r"/findings/lists/(\d+)/", where)
    return {"version": IssueList.objects.get(pk=found[1]).version} if found else {}


def test_four_hundred_rows_of_last_year_are_in_as_history(world: World) -> None:
    now = registered(world)
    asked, signals, before = (
        DueWork.objects.count(),
        Signal.objects.count(),
        rates(Matter.objects.all(), world.now.date()),
    )
    shen = Person(world.signed_in("shen"))

    first = shen.brings(ledger(mended=False))
    shen.confirms(first)
    told = shen.reads(f"{first}?outcome=wrong")
    shen.does(first, "set_list_aside")
    second = shen.brings(ledger(mended=True))
    shen.confirms(second)
    plan = re.findall(r'name="take_in_list-plan" value="(\w+)"', shen.reads(second))[0]
    shen.does(second, "take_in_list", plan=plan)

    assert all(typed in told for _, typed in WRONG.values())
    taken = Matter.objects.exclude(pk=now.pk)
    # 400 rows: 40 still under way (every tenth), 360 ended; the line of the total is no issue
    assert (taken.count(), taken.filter(history=True).count()) == (ROWS, ROWS)
    assert (taken.filter(state="concluded").count(), taken.filter(state="planned").count()) == (360, 40)
    assert (DueWork.objects.count(), Signal.objects.count()) == (asked, signals)
    assert rates(Matter.objects.all(), world.now.date()) == before
    assert "历史导入" in world.signed_in("shen").get(f"/findings/{taken.first().pk}/").content.decode()
    assert shen.requests <= 10
    assert list(drifted()) == []
