"""The same matter again: what was said last year and stood is said again this year, with both as evidence; what did not stand is not."""

from datetime import date
from typing import Any

import pytest
from django.db.models import QuerySet

from guantong.apps.diagnosis import triage
from guantong.apps.diagnosis.models import Run, Signal
from guantong.apps.diagnosis.vouchers import facts_for_letter, vouchers_of
from guantong.apps.journal.queries import drifted
from tests.books import CALLED, UNIT, entered, judged, payment
from tests.figures import unit
from tests.once import once
from tests.triage import answered, sent
from tests.triage import judged as found_so
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
ROAD, LAMP = "P77", "P78"
LAST_YEAR = date(2025, 12, 31)


def no_budget(world: World, year: int, project: str = ROAD, code: str = UNIT) -> None:
    """Bring a year in which a unit paid 5 万元 for a project without a budget line, and budgeted another."""
    line = {
        "unit_code": code,
        "unit": CALLED,
        "project_code": "P09",
        "version": "批准预算",
        "amount": 100,
        "year": year,
    }
    entered(world, "budget_line", [line], str(year))
    entered(world, "payment", [payment(f"{year}-05-09", 5, project, unit_code=code)], str(year))


def last_year(world: World, verdict: str = "") -> Signal:
    """Have last year's books judged, and the signal with a verdict."""

    def said() -> Signal:
        no_budget(world, 2025)
        judged(world, judged_on=LAST_YEAR)
        return Signal.objects.get(rule="E11")

    signal: Signal = once("last year", said)
    if verdict:
        found(world, signal, verdict)
    return signal


def found(world: World, signal: Signal, verdict: str) -> Signal:
    """Have the unit asked and answer, and the director find what is so."""
    checked = triage.confirm_reading(
        signal=signal, opened=True, version=signal.version, by=world.standing("shen"), as_of=world.now
    )
    answered(world, letter=sent(world, checked), who="shen")
    return found_so(world, checked, verdict, without_letter="")


def this_year(world: World, **facts: Any) -> Run:
    """Have this year's books judged."""
    no_budget(world, 2026, **facts)
    return judged(world)


def told_again() -> QuerySet[Signal]:
    """What E47 says of the payments without a budget line; what it says of the slow unit is no matter here."""
    return Signal.objects.filter(rule="E47", keys__rule_code="E11")


def again() -> list[str]:
    """What of the payments without a budget line is said to have come up again."""
    return [one.says for one in told_again().filter(state="open").order_by("pk")]


def test_what_proved_true_last_year_and_is_said_again_is_one_signal_with_both_as_evidence(world: World) -> None:
    home = unit(world, CALLED, "CG")
    first = last_year(world, "true")

    run = this_year(world)

    second, told = Signal.objects.get(rule="E11", year=2026), told_again().get()
    assert again() == [f"“{CALLED}”的“没有对应预算的支出”（E11，{UNIT}/{ROAD}）从2025到2026连续2期出现。"]
    assert (told.subject, told.path, told.body) == (home, world.body("CG").path, CALLED)
    (behind,) = vouchers_of(told, world.standing("shen"))
    assert [(row.signal, row.where) for row in behind.rows] == [
        (first.pk, f"/diagnosis/signals/{first.pk}/"),
        (second.pk, f"/diagnosis/signals/{second.pk}/"),
    ]
    assert (run.examined["E47"]["computed"], list(drifted())) == (True, [])


def test_its_page_opens_what_was_said_before(world: World) -> None:
    first = last_year(world, "true")
    this_year(world)
    told, shen = told_again().get(), world.signed_in("shen")

    page = shen.get(f"/diagnosis/signals/{told.pk}/").content.decode()

    assert f'<a href="/diagnosis/signals/{first.pk}/">关注事项 {first.pk}</a>' in page
    assert "关注事项记录" in shen.get(f"/diagnosis/signals/{told.pk}/vouchers/signal/").content.decode()
    places = [place["cell"]["zh"] for place in facts_for_letter(told)["evidence"]]
    assert places[0] == f"关注事项{first.pk}（2025，{CALLED}，E11，{UNIT}/{ROAD}，2025，没有对应预算的支出）"


@pytest.mark.parametrize("verdict", ["untrue", "other_scope", "justified"])
def test_what_did_not_stand_last_year_did_not_come_up(world: World, verdict: str) -> None:
    last_year(world, verdict)

    run = this_year(world)

    assert (again(), run.examined["E47"]["computed"], run.examined["E11"]["signals"]) == ([], True, 1)


def test_another_unit_is_another_matter(world: World) -> None:
    last_year(world, "true")

    this_year(world, code="002002")

    assert again() == []


@pytest.mark.parametrize(("verdict", "told"), [("true", 1), ("partly", 1), ("", 0)])
def test_another_project_of_the_unit_counts_where_last_years_was_confirmed(
    world: World, verdict: str, told: int
) -> None:
    last_year(world, verdict)

    this_year(world, project=LAMP)

    assert len(again()) == told


def test_what_is_found_later_holds_from_the_next_run_and_the_evidence_stays_what_it_was(world: World) -> None:
    first = last_year(world)
    this_year(world)
    told = told_again().get()
    before = [row.row["verdict"] for row in vouchers_of(told, None)[0].rows]

    found(world, first, "untrue")

    assert [row.row["verdict"] for row in vouchers_of(told, None)[0].rows] == before == [None, None]
    judged(world)
    told.refresh_from_db()
    assert (told.state, again()) == ("lapsed", [])


def test_what_rules_said_of_a_later_year_is_not_known_in_an_earlier_one(world: World) -> None:
    last_year(world, "true")
    this_year(world)

    judged(world, judged_on=LAST_YEAR)

    assert [one.year for one in told_again()] == [2026]
