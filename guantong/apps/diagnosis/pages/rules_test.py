"""All rules: filtered, found by sound; counts of signals only for whom signals are, statistics only for the commission."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.diagnosis.models import Signal, Uncomputed
from guantong.apps.diagnosis.rule_lines import rule_lines
from guantong.domain.rulebook.shelf import all_rules
from guantong.domain.secrecy import Level
from tests.figures import published
from tests.printed import faulty, sound
from tests.promises.who_may_answers import came_back
from tests.triage import raised
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def test_every_rule_stands_there_with_what_it_asks_and_how_often_it_spoke(world: World) -> None:
    published(world)
    signal = Signal.objects.filter(state="open").earliest("pk")
    client = world.signed_in("shen")

    page = "".join(client.get(f"/diagnosis/rules/?page={n}").content.decode() for n in (1, 2, 3))

    assert [rule.code for rule in all_rules() if f'href="/diagnosis/rules/{rule.code}/"' not in page] == []
    assert f'href="/diagnosis/?rule={signal.rule}&amp;state=open"' in page
    assert signal.title in client.get(f"/diagnosis/?rule={signal.rule}&state=open").content.decode()
    (line,) = (line for line in rule_lines(world.standing("shen")) if line.rule.code == signal.rule)
    assert line.open == Signal.objects.filter(rule=signal.rule, state="open").count()
    assert sum(one.not_computed or 0 for one in rule_lines(world.standing("shen"))) == len(
        set(Uncomputed.objects.values_list("rule", "document"))
    )


def test_rules_are_found_by_question_by_name_and_by_sound(world: World) -> None:
    client = world.signed_in("shen")

    assert "/diagnosis/rules/B01/" not in client.get("/diagnosis/rules/?question=deviation").content.decode()
    assert "/diagnosis/rules/D02/" in client.get("/diagnosis/rules/?question=deviation&q=d02").content.decode()
    assert "D02" in came_back(client.get("/diagnosis/rules/?as=xlsx"))


@pytest.mark.parametrize(
    ("who", "status", "counted"), [("he", 200, True), ("cao", 200, False), ("lin", 200, False), ("xi", 403, False)]
)
def test_the_rules_are_for_all_what_came_of_them_for_the_congress(
    world: World, who: str, status: int, counted: bool
) -> None:  # fmt: skip
    published(world)

    answer = world.signed_in(who).get("/diagnosis/rules/")

    assert (answer.status_code, "没有条件计算" in answer.content.decode()) == (status, counted)


def test_what_a_sensitive_file_raised_is_not_counted_for_whom_it_is_closed(world: World) -> None:
    published(world, level=Level.SENSITIVE)

    assert {
        (line.open, line.under_way, line.lapsed, line.not_computed)
        for line in rule_lines(world.standing("ye"))
        if line.rule.over_documents
    } == {(0, 0, 0, 0)}
    assert any(line.open for line in rule_lines(world.standing("shen")))


def test_how_often_people_found_a_rule_right_is_for_the_commission_alone(world: World) -> None:
    # seven verdicts: six were so for a good reason, one was not so
    for verdict in (*["justified"] * 6, "untrue"):
        raised(world, rule="D02", state="judged", verdict=verdict)

    own, others = (world.signed_in(who).get("/diagnosis/rules/?q=d02").content.decode() for who in ("shen", "he"))
    one, other = (world.signed_in(who).get("/diagnosis/rules/D02/").content.decode() for who in ("shen", "he"))

    assert ("86%（49%—97%）" in own, "事实准确率" in others) == (True, False)
    assert ("86%（49%—97%）" in one, "0%（0%—35%）" in one, "事实准确率" in other) == (True, True, False)


def test_a_rule_with_few_verdicts_has_no_rate(world: World) -> None:
    for _ in range(4):
        raised(world, rule="D02", state="judged", verdict="true")

    assert "核实结论不足 5 件" in world.signed_in("shen").get("/diagnosis/rules/D02/").content.decode()


def test_it_costs_the_same_however_many_signals_there_are(world: World) -> None:
    client, costs = world.signed_in("shen"), []
    for content in (faulty("table_total"), sound()):
        published(world, content)
        client.get("/diagnosis/rules/")
        with CaptureQueriesContext(connection) as counted:
            client.get("/diagnosis/rules/")
        costs.append(len(counted))

    assert costs[0] == costs[1]


def test_what_waits_what_is_dealt_with_and_what_is_ended_are_counted_apart(world: World) -> None:
    for state in ("open", "open", "checked", "asked", "judged", "archived", "lapsed"):
        raised(world, rule="B03", state=state)
    client = world.signed_in("shen")

    (line,) = (line for line in rule_lines(world.standing("shen")) if line.rule.code == "B03")
    row = client.get("/api/diagnosis/rules/B03").json()
    page = client.get("/diagnosis/rules/B03/").content.decode()

    assert (line.open, line.under_way, line.lapsed) == (2, 3, 1)
    assert (row["open"], row["under_way"], row["lapsed"]) == (2, 3, 1)
    assert "<dt>办理中</dt><dd>3</dd>" in page


def test_of_the_rule_over_the_register_no_count_is_shown_as_if_all_were_in_time(world: World) -> None:
    (rule,) = (rule for rule in all_rules() if rule.over_register)
    client = world.signed_in("shen")

    page = client.get(f"/diagnosis/rules/{rule.code}/").content.decode()
    row = client.get(f"/api/diagnosis/rules/{rule.code}").json()

    assert ("不产生关注事项" in page, "<dt>待核实</dt>" in page, 'href="/figures/expected/"' in page) == (
        True,
        False,
        True,
    )
    assert (row["open"], row["under_way"], row["lapsed"], row["not_computed"]) == (None,) * 4
    assert "不产生关注事项" not in client.get("/diagnosis/rules/B03/").content.decode()
