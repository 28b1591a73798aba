"""The grid: kept without script, weighed at every save, nothing typed is lost; nobody sees another's typing before both are done."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from guantong.apps.figures.models import Typing
from guantong.apps.journal.models import Entry
from tests.attachments import xlsx
from tests.figures import begun, scan, typed
from tests.printed import ROWS
from tests.promises.who_may_answers import came_back
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")
ROW = ("212", "ZX城乡社区支出", "1,200.00", "", "")


def send(
    world: World, typing: Typing, *rows: tuple[str, ...], who: str = "shen", verb: str = "save_first", **more: object
) -> HttpResponse:
    typing.refresh_from_db()
    cells = {f"r{n}c{at}": text for n, row in enumerate(rows, 1) for at, text in enumerate(row)}
    told = {"verb": verb, "version": typing.version, "page": "2", **cells, **more}
    return world.signed_in(who).post(f"/figures/typings/{typing.pk}/", told)


def test_what_is_typed_is_kept_and_weighed_and_goes_on_below(world: World) -> None:
    typing = begun(world, scan(world))

    answer = send(world, typing, *ROWS)

    page = world.signed_in("shen").get(answer.headers["Location"]).content.decode()
    assert ('value="1,600.00"' in page, "第 2 页第 6 行“合计”与各项之和差 100.00" in page) == (True, True)
    assert 'name="r16c0"' in page


def test_nobody_else_sees_a_typing_before_both_are_done_not_even_who_types_second(world: World) -> None:
    typing = typed(world, begun(world, scan(world)), [ROW])
    others = ("gu", "he", "su", "cao")

    before = [
        came_back(world.signed_in(who).get(f"/figures/typings/{typing.pk}/{tail}"))
        for who in others
        for tail in ("", "comparison/", "sheet/", "?as=xlsx")
    ]
    send(world, typing, who="gu", verb="take_second")
    typing.refresh_from_db()
    second = world.signed_in("gu").get(f"/figures/typings/{typing.pk}/").content.decode()
    own = world.signed_in("shen").get(f"/figures/typings/{typing.pk}/").content.decode()

    assert [text for text in (*before, second) if "ZX城乡" in text or "1,200.00" in text] == []
    assert ('name="r1c0"' in second, "ZX城乡" in own, 'name="r1c0"' in own) == (True, True, False)
    assert not [entry.text for entry in Entry.objects.filter(room="figures") if "ZX城乡" in entry.text]


def test_a_secret_line_is_refused_its_name_not_repeated_and_the_rest_stays_on_the_page(world: World) -> None:
    typing = begun(world, scan(world))

    answer = send(world, typing, ROWS[0], ("2040299", "涉密专项甲", "7.77", "", ""))

    page = answer.content.decode()
    assert (answer.status_code, "第 2 页第 2 行" in page, "涉密项目不得逐项录入" in page) == (422, True, True)
    assert ("涉密专项甲" in page, 'name="r2c0" value=""' in page, 'value="7.77"' in page) == (False, True, True)
    assert 'value="城乡社区支出"' in page


def test_the_masked_row_is_ticked_and_named_by_the_system(world: World) -> None:
    typing = begun(world, scan(world))

    send(world, typing, ROWS[0], ("", "", "7.77", "", ""), r2secret="1")  # noqa: S106 - a tick

    typing.refresh_from_db()
    assert typing.first["2"][1] == ["", "涉密项目（合并）", "7.77", "", ""]


def test_a_page_saved_elsewhere_loses_nothing_that_was_typed_here(world: World) -> None:
    typing = begun(world, scan(world))
    send(world, typing, ROWS[0])

    answer = send(world, typing, ROW, version="1")

    page = answer.content.decode()
    assert (answer.status_code, "ZX城乡社区支出" in page, "在别处保存过" in page) == (409, True, True)
    typing.refresh_from_db()
    assert typing.first["2"] == [list(ROWS[0])]


def test_of_two_who_want_to_type_second_the_later_is_told(world: World) -> None:
    typing = typed(world, begun(world, scan(world)))
    version = typing.version

    send(world, typing, who="gu", verb="take_second")
    late = send(world, typing, who="cao", verb="take_second", version=version)

    typing.refresh_from_db()
    assert (late.status_code, typing.second_by) == (409, "gu")


def test_a_workbook_that_is_not_its_form_is_told(world: World) -> None:
    typing = begun(world, scan(world))

    answer = send(world, typing, sheet=SimpleUploadedFile("录入.xlsx", xlsx("项目", "一")))

    assert (answer.status_code, "请先下载模板" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("who", "status"), [("qin", 404), ("ye", 404), ("lin", 403), ("shi", 403), ("su", 404), ("he", 200)]
)
def test_who_may_see_that_it_is_typed(world: World, who: str, status: int) -> None:
    typing = begun(world, scan(world), title="ZX支出表")

    answer = world.signed_in(who).get(f"/figures/typings/{typing.pk}/")

    assert (answer.status_code, "ZX支出表" in answer.content.decode()) == (status, status == 200)


def test_it_costs_the_same_with_one_row_and_with_many(world: World) -> None:
    typing, client = begun(world, scan(world)), world.signed_in("shen")

    def cost() -> int:
        client.get(f"/figures/typings/{typing.pk}/")
        with CaptureQueriesContext(connection) as counted:
            client.get(f"/figures/typings/{typing.pk}/")
        return len(counted)

    send(world, typing, ROWS[0])
    one = cost()
    Typing.objects.filter(pk=typing.pk).update(first={"2": [list(row) for row in ROWS]})

    assert cost() == one
