"""One matter to look at: its sentence, its law, its evidence outlined side by side; whoever may not read it learns nothing."""

from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.diagnosis.models import Signal
from guantong.apps.diagnosis.queries import evidence_of
from guantong.apps.figures import queries
from guantong.apps.figures.models import Batch
from tests.figures import published
from tests.triage import answered, checked, judged, raised
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def test_the_evidence_stands_outlined_beside_the_sentence_and_the_law(world: World) -> None:
    published(world)
    signal = Signal.objects.filter(rule="B03").earliest("pk")

    page = world.signed_in("shen").get(f"/diagnosis/signals/{signal.pk}/").content.decode()

    assert (signal.says[:20] in page, "第" in page, 'class="chip law" href="/diagnosis/law/' in page) == (
        True,
        True,
        True,
    )
    assert page.count('<rect class="cell"') == len(signal.evidence) > 1
    assert page.count(f"/figures/batches/{signal.evidence[0]['batch']}/cell/") == len(signal.evidence)


def test_a_reader_that_has_changed_since_is_said(world: World) -> None:
    published(world)
    Batch.objects.update(edition="of then")

    page = world.signed_in("shen").get(f"/diagnosis/signals/{Signal.objects.earliest('pk').pk}/").content.decode()

    assert "读取器在这份文件读取之后更新过" in page


@pytest.mark.parametrize(("who", "status"), [("ye", 404), ("cao", 403), ("qin", 403), ("lin", 403)])
def test_who_may_not_read_it_learns_nothing(world: World, who: str, status: int) -> None:
    published(world)
    signal = Signal.objects.earliest("pk")

    answer = world.signed_in(who).get(f"/diagnosis/signals/{signal.pk}/")

    assert (answer.status_code, signal.title in answer.content.decode()) == (status, False)


def test_who_checks_the_figures_finds_the_way_to_the_letter(world: World) -> None:
    signal, client = raised(world), world.signed_in("shen")
    address = f"/diagnosis/signals/{signal.pk}/"

    refused = client.post(address, {"verb": "confirm_reading", "version": signal.version})
    done = client.post(address, {"verb": "confirm_reading", "version": signal.version, "confirm_reading-opened": "on"})
    page = client.get(address).content.decode()

    assert (refused.status_code, "打开每一处证据" in refused.content.decode(), done.status_code) == (422, True, 302)
    assert (f"/diagnosis/letters/new/?chosen={signal.pk}" in page, "已初核" in page, "办理经过" in page) == (
        True,
        True,
        True,
    )


def test_of_two_verdicts_at_once_the_second_is_shown_both_sides(world: World) -> None:
    signal, client = checked(world), world.signed_in("gu")
    judged(world, signal, "untrue", reason="数字无误")

    answer = client.post(
        f"/diagnosis/signals/{signal.pk}/",
        {
            "verb": "judge", "version": signal.version, "judge-verdict": "justified", "judge-reason": "有政策依据",
            "judge-rests_on": "文件", "judge-without_letter": "文本已有说明",
        },
    )  # fmt: skip

    page = answer.content.decode()
    assert (answer.status_code, "有政策依据" in page, "数字无误" in page, "不属实" in page) == (409, True, True, True)
    signal.refresh_from_db()
    assert signal.verdict == "untrue"


def test_the_verdict_is_told_at_the_field_what_it_lacks(world: World) -> None:
    signal, client = checked(world), world.signed_in("gu")

    answer = client.post(
        f"/diagnosis/signals/{signal.pk}/",
        {
            "verb": "judge",
            "version": signal.version,
            "judge-verdict": "true",
            "judge-reason": "是",
            "judge-rests_on": "表1",
        },
    )

    assert (answer.status_code, "没有发函听取单位说明" in answer.content.decode()) == (422, True)


def test_what_people_said_and_found_stands_on_its_page_with_what_it_said_then(world: World) -> None:
    letter = answered(world)
    signal = judged(world, letter.items.get().signal, "justified", reason="季节性支出")
    Signal.objects.filter(pk=signal.pk).update(value="99.00 万元", figures_moved="changed")

    page = world.signed_in("he").get(f"/diagnosis/signals/{signal.pk}/").content.decode()

    assert ("季节性支出" in page, "系四舍五入所致" in page, "依据的数据已更正" in page, "10.00 万元" in page) == (
        True,
    ) * 4
    assert 'name="verb"' not in page


def test_first_checks_on_an_old_version_are_shown_both_sides(world: World) -> None:
    signal, client = raised(world), world.signed_in("shen")
    address = f"/diagnosis/signals/{signal.pk}/"
    Signal.objects.filter(pk=signal.pk).update(version=signal.version + 1)

    answers = [
        client.post(address, {"verb": verb, "version": signal.version, **facts})
        for verb, facts in (
            ("confirm_reading", {"confirm_reading-opened": "on"}), ("report_misreading", {"report_misreading-remark": "错"}),
        )
    ]  # fmt: skip

    signal.refresh_from_db()
    assert ([answer.status_code for answer in answers], signal.state) == ([409, 409], "open")


def test_looking_at_evidence_costs_the_same_however_many_pieces_lie_in_a_file(world: World) -> None:
    published(world)
    signal, shen, costs = Signal.objects.earliest("pk"), world.standing("shen"), []
    for pieces in (1, 40):
        signal.evidence = signal.evidence[:1] * pieces
        with (
            CaptureQueriesContext(connection) as counted,
            patch("guantong.apps.figures.queries.reading_of", wraps=queries.reading_of) as read,
        ):
            found = evidence_of(signal, shen)
        costs.append((len(counted), read.call_count, {piece.found.same for piece in found}))
        assert len(found) == pieces

    assert costs[0] == costs[1]


def test_its_sentence_is_copied_with_every_place_and_says_that_it_is_no_conclusion(world: World) -> None:
    published(world)
    signal, shen = Signal.objects.filter(rule="B03").earliest("pk"), world.signed_in("shen")
    here = f"/diagnosis/signals/{signal.pk}/"

    page, text = shen.get(here).content.decode(), shen.get(f"{here}?as=text").content.decode()

    assert text.startswith(signal.says)
    assert ("尚未核实，是关注事项，不是结论" in text, "《预算法》" in text, "来源：贯通，" in text) == (
        True,
        True,
        True,
    )
    assert [f"[{at}] 《" in text for at in (1, 2)] == [True, True]
    assert ("复制这句话和出处" in page, 'href="?as=text"' in page) == (True, True)


def test_with_a_verdict_the_verdict_goes_with_the_sentence(world: World) -> None:
    signal = judged(world, checked(world))

    text = world.signed_in("shen").get(f"/diagnosis/signals/{signal.pk}/?as=text").content.decode()

    assert ("核实结论：" in text, "尚未核实" in text) == (True, False)
