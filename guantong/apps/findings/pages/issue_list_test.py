"""The wizard on its page: columns confirmed, bodies named, rows previewed, taken in (导入向导)."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guantong.apps.findings.models import IssueList, Matter
from tests.issue_lists import FEES, HEAD, LIGHTS, brought, mapped, workbook
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def does(client: Client, of: IssueList, verb: str, **typed: str) -> tuple[int, str]:
    of.refresh_from_db()
    facts = {f"{verb}-{name}": value for name, value in typed.items()}
    answer = client.post(f"/findings/lists/{of.pk}/", {"verb": verb, "version": of.version, **facts})
    return answer.status_code, answer.content.decode()


def page(client: Client, of: IssueList, query: str = "") -> str:
    return client.get(f"/findings/lists/{of.pk}/{query}").content.decode()


def plan(client: Client, of: IssueList) -> str:
    return re.findall(r'name="take_in_list-plan" value="(\w+)"', page(client, of))[0]


COLUMNS = {
    f"c{at}": name
    for at, name in enumerate(
        ("serial", "body", "sort", "says", "amount", "due_on", "audit_state", "pace", "responsible")
    )
}


def test_a_person_confirms_the_columns_looks_at_every_row_and_takes_it_in(world: World) -> None:
    client, of = world.signed_in("shen"), brought(world, LIGHTS, FEES)
    assert ("第 1 行" in page(client, of), "公共照明项目资金闲置" in page(client, of)) == (True, True)

    assert does(client, of, "map_columns", **COLUMNS, unit="万元", pace="staged")[0] == 302
    assert re.findall(r"<dt>新增</dt><dd><a[^>]*>(\d+)", page(client, of)) == ["2"]
    assert does(client, of, "take_in_list", plan=plan(client, of))[0] == 302

    assert Matter.objects.count() == 2
    assert ("已导入" in page(client, of), "take_in_list" in page(client, of)) == (True, False)


def test_a_column_that_is_missing_or_chosen_twice_is_told(world: World) -> None:
    client, of = world.signed_in("shen"), brought(world, LIGHTS)

    status, text = does(client, of, "map_columns", c4="amount", c5="amount", unit="", pace="staged")
    assert (status, "已选为另一列：E" in text) == (422, True)
    status, text = does(client, of, "map_columns", c3="says", unit="", pace="staged")
    assert (status, "请指明“被审计单位”是哪一列" in text) == (422, True)


def test_wrong_rows_stand_first_and_keep_everything_out(world: World) -> None:
    client = world.signed_in("shen")
    of = mapped(world, brought(world, LIGHTS, (*FEES[:4], "约三百万", *FEES[5:])))

    text = page(client, of, "?outcome=wrong")

    assert ("E3“涉及金额（万元）”：“约三百万”不是金额" in text, "有 1 行不能导入" in text, "登记为新事项" in text) == (
        True,
        True,
        False,
    )
    assert does(client, of, "take_in_list", plan="x")[0] == 422
    assert Matter.objects.count() == 0


def test_a_body_nobody_is_called_is_asked_and_named(world: World) -> None:
    client, of = world.signed_in("shen"), mapped(world, brought(world, ("1", "市容局", *LIGHTS[2:])))
    assert 'name="name_bodies-b0"' in page(client, of)

    assert does(client, of, "name_bodies", b0=world.body("CG").path)[0] == 302
    assert does(client, of, "take_in_list", plan=plan(client, of))[0] == 302
    assert Matter.objects.get().body == "明湖区城市管理局"


def test_two_who_confirm_columns_at_once_do_not_overwrite_each_other(world: World) -> None:
    client, of = world.signed_in("shen"), brought(world, LIGHTS)
    stale = {f"map_columns-{name}": value for name, value in {**COLUMNS, "unit": "元", "pace": "staged"}.items()}
    mapped(world, of)

    answer = client.post(f"/findings/lists/{of.pk}/", {"verb": "map_columns", "version": 1, **stale})

    of.refresh_from_db()
    assert (answer.status_code, of.unit) == (409, "万元")


@pytest.mark.parametrize(("who", "status"), [("gu", 200), ("he", 200), ("qin", 403), ("lin", 403)])
def test_a_list_is_read_by_who_follows_matters(world: World, who: str, status: int) -> None:
    of = brought(world, LIGHTS)

    answer = world.signed_in(who).get(f"/findings/lists/{of.pk}/")

    assert (answer.status_code, of.report in answer.content.decode()) == (status, status == 200)


def test_a_leader_takes_nothing_in(world: World) -> None:
    of = mapped(world, brought(world, LIGHTS))

    assert (does(world.signed_in("he"), of, "take_in_list", plan="x")[0], Matter.objects.count()) == (403, 0)


def test_a_preview_costs_the_same_however_long_the_list_is(world: World) -> None:
    client, costs = world.signed_in("shen"), []
    for count in (1, 30):
        rows = [(str(n), "CG", "甲", f"问题{n}。", "1", "", "", "", "") for n in range(count)]
        of = mapped(world, brought(world, raw=workbook([HEAD, *rows]), file_name=f"{count}.xlsx"))
        page(client, of)
        with CaptureQueriesContext(connection) as asked:
            page(client, of)
        costs.append(len(asked))

    assert costs[0] == costs[1]
