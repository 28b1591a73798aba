"""Rehearsals on their pages: typed or brought, exact, with the completion kept; nothing once the law's vote has begun."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.rehearsals.models import Rehearsal
from guantong.domain.voting.sharing.pabulib import poll_file
from tests.contests import TITLES, fixed
from tests.world import World

pytestmark = pytest.mark.django_db
FORM = {
    "verb": "prepare", "prepare-title": "青石社区微实事", "prepare-kind": "micro", "prepare-body": "QS", "prepare-document": "明街发〔2026〕2号",
    "prepare-since": "2026-01-01", "prepare-rule": "equal_shares", "prepare-worth": "cardinal", "prepare-completion": "add_one",
    "prepare-step": "1", "prepare-passes_over": "on", "prepare-tie_1": "more_votes", "prepare-budget": "10",
    "prepare-projects": "1 | 路灯 | 4\n2 | 座椅 | 4\n3 | 食堂 | 4", "prepare-ballots": "6: 1 2\n4: 3",
}  # fmt: skip


def prepared(world: World, who: str = "ye", **facts: Any) -> Any:
    form = {**FORM, **{f"prepare-{name}": value for name, value in facts.items()}}
    return world.signed_in(who).post("/rehearsals/prepare/", form)


def computed(world: World, **facts: Any) -> Rehearsal:
    assert prepared(world, **facts).status_code == 302
    row = Rehearsal.objects.get()
    world.signed_in("ye").post(f"/rehearsals/{row.pk}/", {"verb": "compute", "version": row.version})
    row.refresh_from_db()
    return row


def test_a_tie_the_document_does_not_settle_stops_it_and_is_shown(world: World) -> None:
    row = computed(world, completion="")

    # projects 1 and 2 have the same six ballots and the same cost: votes do not settle which is first
    assert row.result["undecided"] == ["1", "2"]
    assert "由人决定" in world.signed_in("ye").get(f"/rehearsals/{row.pk}/").content.decode()


def test_the_completion_is_kept_with_the_result_and_the_banner_stands_on_every_page(world: World) -> None:
    row = computed(world, tie_2="as_printed")

    # 1 万元 a ballot: six pay 4/6 for project 1, four pay 1 for project 3; a third does not fit
    assert ([one["number"] for one in row.result["taken"]], row.result["spent"]) == (["1", "3"], 8_000_000)
    assert row.result["arrangement"]["completions"] == ["add_one"]
    client = world.signed_in("ye")
    assert ["不是法定" in client.get(page).content.decode() for page in ("/rehearsals/", f"/rehearsals/{row.pk}/")] == [
        True,
        True,
    ]
    sheet = client.get(f"/rehearsals/{row.pk}/?as=xlsx")
    assert (
        sheet.status_code,
        "演算" in sheet["Content-Disposition"] or "%E6%BC%94%E7%AE%97" in sheet["Content-Disposition"],
    ) == (200, True)


def test_a_file_goes_out_as_it_came_in(world: World) -> None:
    row = computed(world)
    text = row.file.encode()
    answer = prepared(world, file=SimpleUploadedFile("a.pb", text), title="再演算", projects="", ballots="", budget="")
    again = Rehearsal.objects.latest("pk")

    assert (answer.status_code, world.signed_in("ye").get(f"/rehearsals/{again.pk}/poll.pb").content) == (302, text)
    assert poll_file(again.file).poll.voters == 10


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"projects": "1 路灯 4"}, "第 1 行无法识别"), ({"ballots": "6: 1 9"}, "第 1 行无法识别"), ({"budget": "许多"}, "请写以万元计的金额"),
        ({"file": SimpleUploadedFile("a.pb", b"no poll at all")}, "不是 .pb 文件"), ({"rule": "greedy"}, "没有余额补足"),
    ],
)  # fmt: skip
def test_what_is_no_poll_is_told_at_its_field(world: World, facts: dict[str, Any], told: str) -> None:
    answer = prepared(world, **facts)

    assert (answer.status_code, told in answer.content.decode()) == (422, True)


def on_the_list(world: World) -> Rehearsal:
    """A rehearsal on the very projects of a candidate sheet, computed before anybody votes."""
    projects = "\n".join(f"{n} | {title} | 4" for n, title in enumerate(TITLES, 1))
    return computed(world, kind="sheet", projects=projects, ballots="6: 1 2 3\n4: 4 5", tie_2="as_printed")


def test_once_the_laws_vote_on_the_same_list_has_begun_nothing_is_rehearsed_or_shown(world: World) -> None:
    row, held = on_the_list(world), fixed(world)
    here, client = f"/rehearsals/{row.pk}/", world.signed_in("ye")
    before = client.get(here).content.decode()
    held.opened()
    after = client.get(here).content.decode()

    assert [("老旧小区电梯加装" in page, "已经开始" in page) for page in (before, after)] == [
        (True, False),
        (False, True),
    ]
    assert client.get(f"{here}poll.pb").status_code == 409
    assert client.get(f"{here}?as=xlsx")["Content-Type"].startswith("text/html")
    assert client.post(here, {"verb": "reopen", "version": row.version}).status_code == 409
    assert (
        prepared(
            world, title="另一次", projects="\n".join(f"{n} | {t} | 1" for n, t in enumerate(TITLES[:8], 1))
        ).status_code
        == 409
    )


def test_a_rehearsal_of_other_projects_goes_on_beside_a_vote(world: World) -> None:
    row = computed(world)
    fixed(world).opened()

    assert "路灯" in world.signed_in("ye").get(f"/rehearsals/{row.pk}/").content.decode()


def test_no_page_of_a_vote_knows_a_rehearsal(world: World) -> None:
    on_the_list(world)
    held = fixed(world)

    for page in (
        "/contests/",
        f"/contests/{held.contest.pk}/",
        f"/contests/{held.contest.pk}/result/",
        f"/ballots/{held.box.pk}/",
    ):
        main = world.signed_in("wen").get(page).content.decode().partition("<main")[2]
        assert "rehearsals" not in main


def test_deputies_see_no_rehearsal(world: World) -> None:
    row = computed(world)

    assert [world.signed_in(who).get(f"/rehearsals/{row.pk}/").status_code for who in ("lin", "qin", "hua", "wen")] == [
        403,
        403,
        403,
        200,
    ]
