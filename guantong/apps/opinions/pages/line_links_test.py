"""What people decided of lines stands in a list, each with its reason, by whom and when; its queries do not grow with it."""

from typing import Any

import pytest

from guantong.apps.opinions.models import LineLink
from tests.world import World

pytestmark = pytest.mark.django_db
HERE = "/opinions/versions/links/"


def kept(world: World, number: int, **facts: Any) -> LineLink:
    given = {
        "year": 2027, "unit_code": "CG", "unit": "明湖区城市管理局", "before": [["CG", f"P{number}", "general", ""]],
        "after": [["CG", f"N{number}", "general", ""]], "names": {"before": ["食堂改造"], "after": ["食堂改造一期"]},
        "reason": f"分期申报{number}", "decided_by": "shen", "decided_at": world.now, "state": "decided", **facts,
    }  # fmt: skip
    return LineLink.objects.create(**given)


def test_a_decision_is_listed_with_its_reason_and_who_decided(world: World) -> None:
    kept(world, 1)

    page = world.signed_in("shen").get(HERE).content.decode()

    assert [words in page for words in ("食堂改造一期", "分期申报1", "沈经办", "已认定")] == [True] * 4


def test_decisions_taken_back_are_found_by_their_state(world: World) -> None:
    kept(world, 1)
    kept(world, 2, state="taken_back")

    page = world.signed_in("shen").get(f"{HERE}?state=taken_back").content.decode()

    assert ("分期申报1" in page, "分期申报2" in page) == (False, True)


def test_without_a_decision_the_list_says_so(world: World) -> None:
    assert "还没有认定过对应" in world.signed_in("shen").get(HERE).content.decode()


@pytest.mark.parametrize(("who", "status"), [("cao", 200), ("qin", 403), ("lin", 403)])
def test_decisions_about_drafts_are_for_the_congress_and_finance(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status


def test_who_keeps_out_of_a_unit_reads_of_every_other(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guantong.gateways.site.doorkeeper.now", lambda: world.now)
    own, other = kept(world, 1), kept(world, 2, unit_code="JY", unit="明湖区教育局")
    gu = world.signed_in("gu")
    before = gu.get(HERE).content.decode()
    gu.post("/actors/conflicts/", {"verb": "declare", "declare-kind": "relative", "declare-organisation": "CG"})

    after = gu.get(HERE).content.decode()

    assert ("分期申报1" in before, "分期申报1" in after, "分期申报2" in after) == (True, False, True)
    assert [gu.get(f"{HERE}{one.pk}/").status_code for one in (own, other)] == [404, 200]
