"""A slow project: a signal with its vouchers, the unit's reason, what follows from it, its money offered, answered, moved (慢项目与统筹).

Every step is a page of who does it. Amounts are 万元 here and yuan on the pages.
"""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from guantong.apps.diagnosis.models import Signal
from guantong.apps.execution.models import Cause, Offer
from guantong.apps.journal.queries import drifted
from tests.books import judged
from tests.execution import CITY, JUNE, LINE, SCHOOL, Rows, delivered, kept, pay
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
WAN = 1_000_000
"""One 万元 in fen."""
PATH = {"project_code": "P01", "project": "湖滨步道改造"}
LAMPS = {"project_code": "P20", "project": "步道路灯安装"}
SLOW: Rows = {
    "unit": [{**CITY, "kind": "行政单位", "year": 2026}, {**SCHOOL, "kind": "学校", "year": 2026}],
    "budget_line": [
        {**LINE, **CITY, **PATH, "amount": 1000 * WAN}, {**LINE, **CITY, **LAMPS, "amount": 200 * WAN}, {**LINE, **SCHOOL, "amount": 300 * WAN},
    ],
    "project": [
        {**PATH, "unit_code": "CG", "start_on": "2026-01-05", "started_on": "2026-01-20"},
        {**LAMPS, "unit_code": "CG", "start_on": "2026-05-31"},
    ],
    "project_link": [{"project_code": "P20", "needs_project": "P01"}],
    "project_plan": [
        {"year": 2026, "month": f"2026-{month:02}", **PATH, "unit_code": "CG", "planned": (100 if month <= 6 else 50) * WAN}
        for month in range(1, 13)
    ],
    "payment": [
        pay("2026-03-09", 180 * WAN, **PATH, voucher_no="0007", payee="明湖建工有限公司", purpose="工程进度款"),
        pay("2026-06-20", 120 * WAN, **PATH, voucher_no="0008", payee="明湖建工有限公司", purpose="工程进度款"),
        pay("2026-06-21", 90 * WAN, SCHOOL, voucher_no="0009", payee="明湖书店", purpose="图书"),
    ],
}  # fmt: skip
LEFT = 1000 - 300 - 6 * 50
"""Allowed, less paid, less what the unit itself still plans for July to December."""
DOCUMENT = "明财调〔2026〕17号"
MOVED = {
    "document_no": DOCUMENT, "approved_on": "2026-11-10", "year": 2026, "unit_code": "CG", "from_project": "P01", "to_project": "P20",
    "reason": "统筹用于本年可实施的项目", "amount": 300 * WAN,
}  # fmt: skip
LIST = f"/execution/reusable/?on={JUNE}"
WHY = f"/execution/why/P01/?on={JUNE}"


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return unescape(answer.content.decode())


def does(client: Client, address: str, verb: str, version: int | None = None, **said: Any) -> tuple[int, str, str]:
    """Do a verb of a page; returns the status, where it leads, and what the page says."""
    facts = {f"{verb}-{name}": value for name, value in said.items()}
    answer = client.post(address, {"verb": verb, **({} if version is None else {"version": version}), **facts})
    return answer.status_code, answer.headers.get("Location", ""), unescape(answer.content.decode())


def yuan(wan: int) -> str:
    return f"{wan * WAN // 100:,}.00"


def explained(world: World, unit: Client) -> None:
    """The signal leads to its vouchers; the unit chooses a reason; what follows stands beside it with its arithmetic."""
    kept(world, SLOW)
    judged(world)
    signal = Signal.objects.get(rule="E02", keys__project_code="P01")
    page = read(world.signed_in("shen"), f"/diagnosis/signals/{signal.pk}/")
    vouchers = re.findall(r'href="(/feeds/deliveries/\d+/rows/[^"]+)"', page[page.index('aria-label="支付明细"') :])
    lines = [read(world.signed_in("shen"), address) for address in dict.fromkeys(vouchers)]
    assert (
        signal.says
        == "项目“湖滨步道改造”截至2026-06-30计划用款600.00万元，实际支出300.00万元，少300.00万元，为全年计划的33.33%。"
    )
    assert [any(text in line for line in lines) for text in (yuan(180), yuan(120), yuan(90))] == [True, True, False]

    (form,) = re.findall(r'href="(/execution/causes/state/[^"]+)"', read(unit, WHY))
    unsaid = does(unit, form, "state_cause", words="两户未签约")
    status, there, _ = does(unit, form, "state_cause", cause="slow.land", words="步道北段两户未签约")
    assert (unsaid[0], status, Cause.objects.get().words) == (422, 302, "步道北段两户未签约")
    assert "征地拆迁" in read(unit, there)

    why = read(world.signed_in("shen"), WHY)
    arithmetic = f"可支出 {yuan(1000)} − 已支付 {yuan(300)} − 计划年内再支付 {yuan(300)}"
    assert [text in why for text in ("征地拆迁", "步道北段两户未签约", f"{yuan(LEFT)} 元", arithmetic)] == [True] * 4
    assert ("步道路灯安装" in why, "已过计划开工日 30 天" in why) == (True, True)  # 31 May to 30 June


def proposed(unit: Client) -> str:
    """It stands in the list by the unit's own plan; no more is proposed than is not spent, and once."""
    listed = read(unit, LIST)
    (form,) = re.findall(r'href="(/execution/reusable/propose/[^"]+P01[^"]*)"', listed)
    assert (yuan(LEFT) in listed, "明湖区教育局" in listed) == (True, False)
    reason = {"reason": "征地拆迁未完，年内不能再支付"}
    status, _, page = does(unit, form, "propose", amount=f"{yuan(700)[:-1]}1", **reason)
    assert (status, "不超过可支出减已支付的余额" in page, Offer.objects.count()) == (422, True, 0)

    status, there, _ = does(unit, form, "propose", amount=yuan(350), **reason)

    assert (status, Offer.objects.get().amount) == (302, 350 * WAN)
    assert f'href="{there}"' in read(unit, LIST)  # the line leads to its proposal now
    status, _, page = does(unit, form, "propose", amount="1.00", **reason)
    assert (status, "已经提出过建议" in page) == (422, True)
    return there


ANSWER = {"answer": "同意统筹三百二十万元", "answered_on": "2026-11-09"}


def answered(world: World, unit: Client, there: str) -> None:
    """Nothing is answered before it was sent, nothing sent by the unit; finance agrees to less than was proposed, never to more."""
    commission, finance = world.signed_in("shen"), world.signed_in("cao")
    early = does(finance, there, "answer", 1, agreed=yuan(320), **ANSWER)
    own = does(unit, there, "send", 1)
    assert (early[0], "建议送财政之后登记答复" in early[2], own[0]) == (409, True, 403)

    assert does(commission, there, "send", 1)[0] == 302
    assert f'href="{there}"' in read(finance, "/notices/")
    assert does(unit, there, "withdraw", 2)[0] == 409  # it is with finance
    moved = does(finance, there, "reallocate", 2, moved=yuan(300), document=DOCUMENT, moved_on="2026-11-10")
    much = does(finance, there, "answer", 2, agreed=f"{yuan(350)[:-1]}1", **ANSWER)
    ahead = does(finance, there, "answer", 2, agreed=yuan(320), answer="同意", answered_on="2999-01-01")
    assert (moved[0], "财政答复之后" in moved[2]) == (409, True)
    assert (much[0], "金额不超过建议的金额" in much[2], ahead[0], "日期不晚于今天" in ahead[2]) == (
        422,
        True,
        422,
        True,
    )

    assert does(finance, there, "answer", 2, agreed=yuan(320), **ANSWER)[0] == 302


def reallocated(world: World, there: str) -> None:
    """By a document of 调剂 less is moved than was agreed; the page, the list and the ledger of changes tell the same."""
    commission, finance = world.signed_in("shen"), world.signed_in("cao")
    facts = {"document": DOCUMENT, "moved_on": "2026-11-10"}
    much = does(finance, there, "reallocate", 3, moved=f"{yuan(350)[:-1]}1", **facts)
    done = does(finance, there, "reallocate", 3, moved=yuan(300), **facts)
    assert (much[0], "金额不超过建议的金额" in much[2], done[0]) == (422, True, 302)
    assert "账册中还没有这个文号" in read(commission, there)

    delivered(world, "reallocation", [MOVED])

    page, changes = read(commission, there), read(commission, "/execution/changes/?of=reallocation&on=2026-11-12")
    assert (f"账上同一文号调出</dt><dd>{yuan(300)} 元" in page, "与登记的数不同" in page) == (True, False)
    row = changes.partition("<tbody>")[2].partition("</tbody>")[0]
    assert [text in row for text in (DOCUMENT, "湖滨步道改造", "步道路灯安装", yuan(300))] == [True] * 4
    (line,) = re.findall(r'href="(/feeds/deliveries/\d+/rows/[^"]+)"', row)
    assert DOCUMENT in read(commission, line)
    assert (
        DOCUMENT not in read(commission, "/execution/changes/?on=2026-11-12").partition("<main")[2]
    )  # 调剂 is no 调整


def test_from_the_signal_to_what_was_really_moved(world: World) -> None:
    unit = world.signed_in("qin")

    explained(world, unit)
    there = proposed(unit)
    answered(world, unit, there)
    reallocated(world, there)

    sums = [read(world.signed_in("shen"), address) for address in (LIST, "/execution/offers/")]
    for page in sums:
        told = dict(re.findall(r"<dt>([^<]+)</dt><dd>([0-9,.]+)", page))
        steps = [told[name] for name in ("单位提出", "已送财政", "财政同意", "实际统筹")]
        assert steps == [yuan(350), yuan(350), yuan(320), yuan(300)]
    after = read(world.signed_in("shen"), "/execution/reusable/?on=2026-11-12")
    assert yuan(1000 - 300) in after.partition("<tbody>")[2]  # what is still allowed
    assert yuan(1000 - 300 - 300 - 2 * 50) in after.rpartition("<tfoot>")[2]  # less paid, less November and December
    assert list(drifted()) == []


def test_another_unit_a_sub_district_and_a_deputy_see_nothing_of_it(world: World) -> None:
    unit = world.signed_in("qin")
    explained(world, unit)
    there = proposed(unit)
    cause = f"/execution/causes/{Cause.objects.get().pk}/"

    for who, status in (("tao", 404), ("ye", 404), ("lin", 403)):
        other = world.signed_in(who)
        alone = {address: other.get(address).status_code for address in (WHY, there, cause)}
        assert (who, alone) == (who, dict.fromkeys(alone, status))
        for address in (LIST, "/execution/offers/", "/execution/vouchers/", "/execution/"):
            assert "湖滨步道" not in other.get(address).content.decode()
        assert does(other, there, "send", 1)[0] == status
    assert Offer.objects.get().state == "proposed"
