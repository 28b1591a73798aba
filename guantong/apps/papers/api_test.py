"""Papers as data: filtered and paged, each amount with its evidence, within scope."""

import pytest

from tests import papers
from tests.world import World


def test_papers_are_filtered_by_kind_and_state(world: World) -> None:
    papers.issued(world)
    papers.drafted(world, "reply_letter")
    shen = world.signed_in("shen")

    found = [
        shen.get(f"/api/papers/papers?{asked}").json()["count"]
        for asked in ("", "kind=reply_letter", "state=issued", "kind=x")
    ]

    assert found == [2, 1, 1, 0]


def test_one_paper_bears_its_evidence_and_its_way(world: World) -> None:
    paper = papers.issued(world)

    found = world.signed_in("qin").get(f"/api/papers/papers/{paper.pk}").json()

    assert found["blocks"][0]["parts"][1]["evidence"][0]["page"] == 12
    assert [(hop["number"], hop["body"]) for hop in found["hops"]] == [
        (1, "明湖区人民政府办公室"),
        (2, "明湖区城市管理局"),
    ]
    assert found["sealed"] == paper.sealed


@pytest.mark.parametrize(
    ("who", "draft", "out"), [("he", 200, 200), ("qin", 404, 200), ("cao", 404, 404), ("lin", 403, 403)]
)
def test_who_may_read_them(world: World, who: str, draft: int, out: int) -> None:
    client = world.signed_in(who)

    asked = [
        client.get(f"/api/papers/papers/{made.pk}").status_code
        for made in (papers.drafted(world), papers.issued(world))
    ]

    assert asked == [draft, out]
