"""Matters as data (汇办接口)."""

from typing import Any

from django.test import Client

from tests.assessments import counted, decided, failed, voting
from tests.findings import handed_over, registered
from tests.world import World


def test_a_unit_reads_what_it_was_told_and_both_rates_of_it(world: World) -> None:
    matter = handed_over(world, registered(world, amount=120_000_000))
    registered(world, title="另一事项")

    told = world.signed_in("qin").get("/api/findings/matters").json()

    assert [(row["id"], row["amount"], row["state"]) for row in told["rows"]] == [
        (matter.pk, 120_000_000, "handed_over")
    ]
    assert [told[name] for name in ("ended_of_due", "due", "ended", "handed_over")] == [0, 0, 0, 1]
    assert world.signed_in("cao").get(f"/api/findings/matters/{matter.pk}").status_code == 404


def test_matters_are_asked_for_by_state(world: World) -> None:
    handed_over(world)
    registered(world, title="另一事项")

    told = world.signed_in("shen").get("/api/findings/matters?state=registered").json()

    assert [row["title"] for row in told["rows"]] == ["另一事项"]


def test_a_verb_is_done_by_the_interface_as_on_the_page_and_refused_with_the_same_reason(world: World) -> None:
    matter = handed_over(world)
    qin, shen = world.signed_in("qin"), world.signed_in("shen")
    address = f"/api/findings/matters/{matter.pk}/"

    def sends(client: Client, verb: str, version: int, **facts: str) -> Any:
        return client.post(f"{address}{verb}", {"version": version, "facts": facts}, content_type="application/json")

    wrong = sends(qin, "acknowledge", matter.version, received_on="2026-02-30", leader="副局长", responsible="科长")
    right = sends(qin, "acknowledge", matter.version, received_on="2026-11-12", leader="副局长", responsible="科长")
    stale = sends(shen, "urge", matter.version, words="请报送方案。")
    closing = sends(shen, "close_out", matter.version + 1, words="同意。")
    strange = sends(world.signed_in("cao"), "urge", matter.version + 1, words="请报送方案。")

    assert [answer.status_code for answer in (wrong, right, stale, closing, strange)] == [422, 200, 409, 403, 404]
    assert (list(wrong.json()["fields"]), right.json()["state"]) == (["received_on"], "acknowledged")
    assert closing.json()["detail"] == "“销号”由常委会办公室、预算工委主任办理"


def test_an_assessment_is_told_with_its_counts_and_what_was_decided_after_it(world: World) -> None:
    assessment = decided(world, failed(world))

    told = world.signed_in("shen").get(f"/api/findings/assessments/{assessment.pk}").json()

    assert (told["finds"], told["counts"]["grades"]["dissatisfied"]) == ("failed", 14)
    assert [(one["way"], one["document"], one["signers"]) for one in told["ways"]] == [
        ("report_again", "明人常主任〔2026〕19号", 0)
    ]
    assert world.signed_in("qin").get("/api/findings/assessments").status_code == 403


def test_no_count_is_told_before_it_is_announced(world: World) -> None:
    counted(world, voting(world), 6, 4, 14)

    (told,) = world.signed_in("shen").get("/api/findings/assessments?state=voting").json()["rows"]

    assert (told["counts"], told["finds"]) == ({}, "")
