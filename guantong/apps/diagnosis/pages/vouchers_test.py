"""The rows behind a signal over the books, one click away: masked, with file, sheet and line; nobody sees another's."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from guantong.apps.diagnosis import letters, triage
from guantong.apps.diagnosis.models import Signal
from guantong.apps.diagnosis.queries import chosen_for_letter, signals_seen_by
from guantong.apps.diagnosis.vouchers import facts_for_letter, vouchers_of
from guantong.apps.feeds.models import Delivery
from guantong.domain.roles import Interest
from guantong.domain.rulebook.shelf import rule_named
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput
from tests.books import CALLED, entered, judged, payment, payments, plans, slow_project, slow_signal
from tests.promises import mutants
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def test_the_page_of_a_signal_lists_its_vouchers_each_with_its_line_one_click_away(world: World) -> None:
    entered(world, "project_plan", plans())
    entered(world, "payment", [*payments(), payment("2026-04-09", 1, payee="欧阳明湖")])
    judged(world)
    signal, shen = slow_signal(), world.signed_in("shen")
    paid = Delivery.objects.get(feed__table="payment")

    page = shen.get(f"/diagnosis/signals/{signal.pk}/").content.decode()

    where = f"/feeds/deliveries/{paid.pk}/rows/2/"
    assert [text in page for text in (where, "支付明细2026.csv", "250,000.00", "410,000.00", "工程款", "第 2 行")] == [
        True
    ] * 6
    assert (
        "欧阳明湖" in page,
        "个人" in page,
        "截至" in page,
        "20个百分点" in page,
        "/diagnosis/law/budget-law-2018-art-57" in page,
    ) == (
        False,
        *[True] * 4,
    )
    assert shen.get(where).status_code == 200

    whole = shen.get(f"/diagnosis/signals/{signal.pk}/vouchers/payment/")
    assert whole.content.decode().count("明湖建工有限公司") == 2
    book = load_workbook(BytesIO(shen.get(f"/diagnosis/signals/{signal.pk}/vouchers/payment/?as=xlsx").content))
    assert sum(1 for row in book.active.iter_rows(values_only=True) if "明湖建工有限公司" in row) == 2  # type: ignore[union-attr]


def test_vouchers_are_those_of_the_records_by_which_it_was_judged(world: World) -> None:
    slow_project(world)
    judged(world)
    before = [one.behind.sum for one in vouchers_of(slow_signal(), world.standing("shen"))]

    entered(world, "payment", [payment("2026-10-20", 30)], "2026-10")

    assert [one.behind.sum for one in vouchers_of(slow_signal(), world.standing("shen"))] == before
    judged(world)
    after = {one.behind.table.name: one.behind.sum for one in vouchers_of(slow_signal(), world.standing("shen"))}
    assert after["payment"] == 70 * 1_000_000


def test_who_sees_a_part_sees_the_rows_of_its_own_unit_and_how_many_others_there_are(world: World) -> None:
    entered(world, "project_plan", plans())
    entered(world, "payment", [*payments(), payment("2026-04-09", 3, unit_code="009009", unit="别的单位")])
    judged(world)
    signal, below = slow_signal(), world.standing("ye")

    told = {one.behind.table.name: one for one in vouchers_of(signal, below)}

    assert (told["payment"].behind.count, told["payment"].behind.beyond) == (2, 1)
    assert {row.file for one in told.values() for row in one.rows} == {""}


@pytest.mark.parametrize(("who", "status"), [("ye", 404), ("cao", 403), ("lin", 403), ("he", 200)])
def test_who_may_not_read_the_signal_reads_no_voucher(world: World, who: str, status: int) -> None:
    slow_project(world)
    judged(world)
    signal, client = slow_signal(), world.signed_in(who)

    answers = [client.get(f"/diagnosis/signals/{signal.pk}/{more}") for more in ("", "vouchers/payment/")]

    assert [answer.status_code for answer in answers] == [status, status]
    assert [CALLED in answer.content.decode() for answer in answers] == [status == 200] * 2
    assert client.get(f"/diagnosis/signals/{signal.pk}/vouchers/debt/").status_code in (403, 404)


def test_a_letter_names_the_largest_vouchers_and_a_later_month_asks_to_look_again(world: World) -> None:
    slow_project(world)
    judged(world)
    signal, shen = slow_signal(), world.standing("shen")

    facts = facts_for_letter(signal)

    largest = next(place for place in facts["evidence"] if place["table"] == "支付明细")
    assert (largest["file"], largest["row"], largest["printed"]) == ("支付明细2026.csv", 2, "250,000.00元")
    assert largest["cell"]["zh"].startswith("《支付明细》第2行（2026-02-09，")
    ready = triage.confirm_reading(signal=signal, opened=True, version=signal.version, by=shen, as_of=world.now)
    draft = letters.draft(
        signals=[ready], path=world.body("CG").path, route="direct", subject="关于了解项目进度的函", asks="请说明。", within=10,
        by=shen, as_of=world.now,
    )  # fmt: skip
    entered(world, "payment", [payment("2026-10-20", 30)], "2026-10")
    judged(world)
    with pytest.raises(BadInput, match="依据的数据已更正"):
        letters.refresh(letter=draft, version=draft.version, by=shen, as_of=world.now)


def test_no_letter_rests_on_a_rule_that_is_only_a_pointer(world: World) -> None:
    slow_project(world)
    judged(world)
    weak = rule_named("E16")
    assert weak
    assert not weak.citable
    signal = slow_signal()
    Signal.objects.filter(pk=signal.pk).update(rule="E16", state="checked")
    signal.refresh_from_db()

    chosen = chosen_for_letter([str(signal.pk)], world.standing("shen"))
    with pytest.raises(BadInput, match="规则 E16 只作旁证"):
        letters.draft(
            signals=[signal], path=world.body("CG").path, route="direct", subject="函", asks="请说明。", within=10,
            by=world.standing("shen"), as_of=world.now,
        )  # fmt: skip

    assert (chosen.signals, chosen.left_out) == ([], [signal])


def test_the_list_tells_the_ledger_from_documents_and_finds_by_the_units_name(world: World) -> None:
    slow_project(world)
    judged(world)
    shen = world.signed_in("shen")

    pages = [
        shen.get(f"/diagnosis/?{asked}").content.decode()
        for asked in ("over_books=True", "over_books=False", "q=城市管理", "q=chengshi")
    ]

    assert [f'/diagnosis/signals/{slow_signal().pk}/"' in page for page in pages] == [True, False, True, True]
    assert "账上数据" in pages[0]


def test_a_signal_nobody_can_place_is_kept_from_who_must_keep_away_from_a_body(world: World) -> None:
    from dataclasses import replace

    from guantong.domain.roles import Interest
    from guantong.domain.words import Words

    slow_project(world)
    judged(world)
    Signal.objects.filter(pk=slow_signal().pk).update(path="")
    plain = world.standing("he")
    conflicted = replace(plain, interests=(Interest(Words("利益冲突", "conflict"), path=world.body("CG").path),))

    assert (signals_seen_by(plain).count(), signals_seen_by(conflicted).count()) == (1, 0)
    with mutants.unplaced_signals_open_to_all_who_read_the_district():
        assert signals_seen_by(conflicted).count() == 1


def test_a_run_says_of_every_rule_what_came_of_it_and_why_not(world: World) -> None:
    slow_project(world)
    run = judged(world)
    shen = world.signed_in("shen")

    page = shen.get(f"/diagnosis/runs/{run.pk}/").content.decode()
    runs = shen.get("/diagnosis/runs/").content.decode()
    rules = shen.get("/diagnosis/rules/?q=E02").content.decode()
    rule = shen.get("/diagnosis/rules/E10/").content.decode()

    assert [
        text in page for text in ("账上没有2026年的《预算明细》", "项目支出慢于用款计划", "2026-10-31", "没有条件计算")
    ] == [True] * 4
    assert ("账上数据，截至 2026-10-31" in runs, "?rule=E02&amp;state=open" in rules, "没有条件计算的文件" in rule) == (
        True,
        True,
        False,
    )
    answer = shen.post("/diagnosis/runs/", {"verb": "start_books", "start_books-judged_on": "2026-05-31"})
    assert answer.status_code == 302


def test_who_declared_a_firm_of_their_own_sees_no_row_of_it_behind_a_signal_and_no_signal_that_names_it(
    world: World,
) -> None:
    entered(world, "project_plan", plans())
    entered(world, "payment", [*payments(), payment("2026-04-09", 1, payee="明湖园林有限公司")])
    judged(world)
    signal, he = slow_signal(), world.standing("he")
    firm = replace(he, interests=(Interest(Words("本人企业", "own firm"), subject="明湖建工"),))

    paid = {one.behind.table.name: one for one in vouchers_of(signal, firm)}["payment"]

    assert (paid.behind.count, paid.behind.beyond, paid.behind.sum) == (1, 2, 1_000_000)
    assert [row.row["payee"] for row in paid.rows] == ["明湖园林有限公司"]
    Signal.objects.filter(pk=signal.pk).update(says="“明湖建工有限公司”收款集中。")
    assert [signals_seen_by(who).filter(pk=signal.pk).exists() for who in (firm, he)] == [False, True]
    with mutants.own_firm_read_like_any_other():
        assert signals_seen_by(firm).filter(pk=signal.pk).exists()
