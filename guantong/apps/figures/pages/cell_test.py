"""A cell of a file: outlined on its page; a changed reader and a lost place are said; whoever may not see learns nothing."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guantong.apps.figures.models import Batch, Correction
from guantong.apps.figures.queries import facts_of
from guantong.apps.figures.spots import spot_of
from guantong.apps.journal.queries import drifted
from guantong.domain.fiscal.facts import Fact
from tests.figures import published, read, work_off
from tests.printed import corrected
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def address_of(batch: Batch, **changes: object) -> str:
    fact = next(f for f in facts_of(batch.documents.get()) if f.fen)
    place = {"page": fact.page, "table": fact.table, "row": fact.row, "header": fact.header, "printed": fact.printed}
    return reverse("figures:cell", args=[batch.pk]) + spot_of({**place, **changes})


def test_the_cell_is_outlined_on_the_picture_of_its_page(world: World) -> None:
    batch = read(world)

    page = world.signed_in("shen").get(address_of(batch)).content.decode()

    assert page.count('<rect class="cell"') == 2  # on the page, and enlarged beside it
    assert "读取器在这份文件读取之后更新过" not in page


def test_a_reader_that_has_changed_since_is_said_and_the_figure_compared(world: World) -> None:
    batch = read(world)
    Batch.objects.update(edition="of then")
    client = world.signed_in("shen")

    same, other = client.get(address_of(batch)), client.get(address_of(batch, printed="999"))

    assert "同一格印的是同一个数" in same.content.decode()
    assert "当时读出 999" in other.content.decode()


def test_a_place_that_is_not_found_any_more_is_said(world: World) -> None:
    batch = read(world)

    page = world.signed_in("shen").get(address_of(batch, row=999)).content.decode()

    assert ("找不到这一格" in page, '<rect class="cell"' in page) == (True, False)


@pytest.mark.parametrize("query", ["?page=x", "?page=99999", "?page=1&row=-1", "?page=1&row=x"])
def test_what_is_no_place_is_not_there(world: World, query: str) -> None:
    batch = read(world)

    assert world.signed_in("shen").get(f"/figures/batches/{batch.pk}/cell/{query}").status_code == 404


@pytest.mark.parametrize(("who", "status"), [("qin", 404), ("ye", 404), ("lin", 404), ("shi", 403)])
def test_who_may_not_see_the_batch_sees_none_of_its_cells(world: World, who: str, status: int) -> None:
    batch = read(world)

    assert world.signed_in(who).get(address_of(batch)).status_code == status


def typed(value: str, version: int = 0, verb: str = "correct") -> dict[str, object]:
    return {"verb": verb, "version": version, f"{verb}-value": value, f"{verb}-reason": "页面印的是这个数"}


def test_a_misread_cell_is_corrected_where_it_is_seen_and_the_page_says_by_whom(world: World) -> None:
    batch = read(world)
    client, address = world.signed_in("shen"), address_of(batch)
    form = client.get(address).content.decode()

    done = client.post(address, typed("1,284.50"))
    waiting = client.get(address).content.decode()
    work_off(world)
    page = client.get(address).content.decode()

    row = Correction.objects.get()
    assert ("更正读数" in form, f"单位是表上的{row.unit}" in form) == (True, True)
    assert (done.status_code, done.headers["Location"]) == (302, address)
    assert "正在按更正重新读取" in waiting
    assert f"机器读数 {row.printed}，更正为 1,284.50，沈经办，2026-11-" in page
    assert list(drifted()) == []


def test_what_was_corrected_of_a_published_file_says_where_it_counts(world: World) -> None:
    batch = published(world)
    client, address = world.signed_in("shen"), address_of(batch)

    client.post(address, typed("1,284.50"))

    after = Batch.objects.latest("pk")
    assert f'/figures/batches/{after.pk}/">批次 {after.pk}' in client.get(address).content.decode()
    assert "已另读一批" in client.get(f"/figures/batches/{batch.pk}/").content.decode()


def test_a_value_that_is_none_is_refused_at_the_field_and_stays_typed(world: World) -> None:
    batch = read(world)

    answer = world.signed_in("shen").post(address_of(batch), typed("很多"))

    page = answer.content.decode()
    assert (answer.status_code, "“很多”不是金额" in page, 'value="很多"' in page) == (422, True, True)
    assert Correction.objects.count() == 0


def test_whoever_looked_before_another_corrected_sees_both_values(world: World) -> None:
    batch = read(world)
    client, address = world.signed_in("shen"), address_of(batch)
    client.post(address, typed("1,284.50"))

    answer = world.signed_in("cao").post(address, typed("1,999.00"))

    page = answer.content.decode()
    assert (answer.status_code, "1,284.50" in page, "1,999.00" in page) == (409, True, True)
    assert Correction.objects.get().value == "1,284.50"


def test_of_another_file_the_earlier_correction_is_asked_on_its_page_and_let_go_at_the_cell(world: World) -> None:
    batch = read(world)
    client = world.signed_in("shen")
    client.post(address_of(batch), typed("1,284.50"))
    work_off(world)
    other = read(world, corrected("table_total"), name="另一份.pdf")

    page = client.get(f"/figures/batches/{other.pk}/").content.decode()
    link = re.search(rf'href="(/figures/batches/{other.pk}/cell/[^"]+)">对照页面', page)
    assert link is not None
    address = link[1].replace("&amp;", "&")
    cell = client.get(address).content.decode()
    done = client.post(address, {"verb": "let_go", "version": 0})

    assert ("请重新确认的更正" in page, "的这一格更正过" in cell, 'value="1,284.50"' in cell) == (True, True, True)
    assert (done.status_code, "请重新确认" in client.get(f"/figures/batches/{other.pk}/").content.decode()) == (
        302,
        False,
    )


@pytest.mark.parametrize(("who", "status"), [("qin", 404), ("lin", 404), ("su", 404), ("he", 403)])
def test_only_whoever_brings_files_of_the_body_corrects(world: World, who: str, status: int) -> None:
    batch = read(world)

    answer = world.signed_in(who).post(address_of(batch), typed("1,284.50"))

    assert (answer.status_code, Correction.objects.count()) == (status, 0)


def test_a_cell_costs_the_same_queries_with_one_correction_and_with_three(world: World) -> None:
    batch = read(world)
    client = world.signed_in("shen")
    facts = [f for f in facts_of(batch.documents.get()) if f.fen][:3]

    def cost() -> int:
        work_off(world)
        client.get(address_of(batch))
        with CaptureQueriesContext(connection) as counted:
            client.get(address_of(batch))
        return len(counted)

    def correct(fact: Fact) -> None:
        place = {
            "page": fact.page,
            "table": fact.table,
            "row": fact.row,
            "header": fact.header,
            "printed": fact.printed,
        }
        answer = client.post(reverse("figures:cell", args=[batch.pk]) + spot_of(place), typed("7"))
        assert answer.status_code == 302

    correct(facts[0])
    one = cost()
    correct(facts[1])
    correct(facts[2])

    assert (cost(), Correction.objects.count()) == (one, 3)


def test_the_figure_is_copied_with_its_place_on_the_page_and_as_text_alone(world: World) -> None:
    batch, shen = published(world), world.signed_in("shen")
    fact = next(f for f in facts_of(batch.documents.get()) if f.fen)

    page, text = shen.get(address_of(batch)).content.decode(), shen.get(f"{address_of(batch)}&as=text")

    said = text.content.decode()
    assert text.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert said.startswith(f"{fact.printed}元[1]\n[1] 《{batch.name}》第{fact.page}页《{fact.table}》第{fact.row}行")
    assert ("来源：贯通，" in said, "沈经办 于 " in said) == (True, True)
    assert ("复制这个数和出处" in page, "&amp;as=text" in page, "[1] 《" in page.partition("<textarea")[2]) == (
        True,
        True,
        True,
    )


def test_what_was_not_published_is_copied_as_not_confirmed(world: World) -> None:
    text = world.signed_in("shen").get(f"{address_of(read(world))}&as=text").content.decode()

    assert "这个批次没有发布，数字未经确认" in text
