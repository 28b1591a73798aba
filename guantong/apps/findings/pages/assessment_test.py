"""One assessment on its page: the line, the results, the ways, none of them chosen (满意度测评)."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.assessments import acts, counted, decided, failed, proposed, voting
from tests.world import World


def page_of(world: World, who: str, pk: int) -> str:
    return str(world.signed_in(who).get(f"/findings/assessments/{pk}/").content.decode())


def test_after_a_failure_every_way_stands_there_and_none_is_chosen(world: World) -> None:
    page = page_of(world, "gu", failed(world).pk)

    ways = page[page.index('<ul class="ways">') : page.index("</ul>", page.index('<ul class="ways">'))]
    assert re.findall(r"<h3>(\S+)", ways) == [
        "再次报告并再次测评", "作出决议，规定期限", "跟踪监督", "专题询问", "质询", "特定问题调查", "依决定办结",
    ]  # fmt: skip
    assert ("至少 6 人联名" in ways, "至少 14 票" in ways, "建议采用" in page) == (True, True, False)
    assert re.findall(r"<input[^>]*(?:radio|checkbox)[^>]*checked", page) == []


@pytest.mark.parametrize("counts", [None, (20, 2, 2)])
def test_what_did_not_fail_is_told_no_ways(world: World, counts: tuple[int, int, int] | None) -> None:
    assessment = voting(world)
    if counts:
        acts(world, "announce", counted(world, assessment, *counts), "gu")

    assert "不满意之后的合法方式" not in page_of(world, "gu", assessment.pk)


def test_counts_are_shown_once_they_are_announced(world: World) -> None:
    assessment = counted(world, voting(world), 6, 4, 14)
    before = page_of(world, "gu", assessment.pk)
    acts(world, "announce", assessment, "gu")

    assert ["发出票数" in page for page in (before, page_of(world, "gu", assessment.pk))] == [False, True]


def test_it_says_that_what_was_not_decided_is_not_passed(world: World) -> None:
    from tests.assessments import committee

    committee(world)
    assessment = acts(world, "announce", counted(world, voting(world, proposed(world), judged="none"), 20, 2, 2), "gu")

    assert "没有作出判定，不等于测评通过。" in page_of(world, "gu", assessment.pk)


def test_an_illegal_verb_is_refused_with_its_reason(world: World) -> None:
    assessment, gu = voting(world), world.signed_in("gu")
    where = f"/findings/assessments/{assessment.pk}/"

    answer = gu.post(where, {"verb": "announce", "version": assessment.version, "announce-finds": "passed"})

    assert (answer.status_code, "票箱还没有开箱计票" in answer.content.decode()) == (409, True)
    assert gu.post(where, {"verb": "find_satisfied", "version": assessment.version}).status_code == 404


def test_two_who_record_at_once_see_both_sides(world: World) -> None:
    assessment = failed(world)
    read = assessment.version
    decided(world, assessment, "wen")

    late = world.signed_in("gu").post(
        f"/findings/assessments/{assessment.pk}/",
        {
            "verb": "record_way", "version": read, "record_way-way": "follow_up", "record_way-organ": "plenary",
            "record_way-document": "另一文号", "record_way-decided_on": world.now.date().isoformat(),
        },
    )  # fmt: skip

    assert (late.status_code, "另一文号" in late.content.decode()) == (409, True)


@pytest.mark.parametrize(("who", "status"), [("he", 200), ("shen", 200), ("qin", 403), ("lin", 403), ("cao", 403)])
def test_who_reads_it(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(f"/findings/assessments/{failed(world).pk}/").status_code == status


def test_its_cost_does_not_grow_with_what_it_is_about(world: World) -> None:
    from tests.findings import handed_over

    costs = []
    for count in (1, 3):
        one = proposed(world, matters=[handed_over(world) for _ in range(count)])
        client = world.signed_in("shen")
        client.get(f"/findings/assessments/{one.pk}/")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/findings/assessments/{one.pk}/")
        costs.append(len(asked))

    assert costs[0] == costs[1]
