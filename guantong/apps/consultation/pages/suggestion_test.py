"""A suggestion on its page: who reads it, its evidence, what offices make of it, the negative list."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.consultation.models import Feasibility
from guantong.apps.files.models import Attachment
from guantong.apps.findings.visiting_test import photo
from tests.consultation import FORM, asked, drafted, put, send
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_a_draft_is_its_authors_alone_what_is_put_forward_everybodys_inside(world: World) -> None:
    row = drafted(world)
    where = f"/consultation/{row.pk}/"
    before = [world.signed_in(who).get(where).status_code for who in ("lin", "wen", "qin")]
    world.signed_in("lin").post(where, {"verb": "submit", "version": row.version})
    after = [world.signed_in(who).get(where).status_code for who in ("lin", "wen", "qin", "xi")]

    assert (before, after) == ([200, 404, 404], [200, 200, 200, 403])


def test_linked_needs_are_read_by_title_by_those_who_read_needs_and_by_nobody_else(world: World) -> None:
    need = asked(world)
    row = put(world, need)
    where = f"/consultation/{row.pk}/"

    shown = {
        who: need.title in world.signed_in(who).get(where).content.decode()
        for who in ("lin", "wen", "hua", "qin", "cao")
    }

    assert shown == {"lin": True, "wen": True, "hua": True, "qin": False, "cao": False}


def test_a_photo_hangs_on_it_under_a_name_that_says_nothing(world: World) -> None:
    row, lin = drafted(world), world.signed_in("lin")
    status, _where = send(
        lin, f"/consultation/{row.pk}/", "add_evidence", photo=SimpleUploadedFile("王小芳家.jpg", photo())
    )

    assert (status, [one.name for one in Attachment.objects.all()]) == (302, ["佐证.jpg"])


def test_an_office_says_what_it_makes_of_it_each_with_its_reason(world: World) -> None:
    row, fang = put(world), world.signed_in("fang")
    where = f"/consultation/{row.pk}/"
    facts = {
        "verdict_necessity": "yes",
        "verdict_debt": "no",
        "reason_debt": "财政资金，不举债",
        "stated_on": "2026-11-12",
    }

    refused, page = send(fang, where, "state_feasibility", **facts)
    status, _ = send(
        fang, where, "state_feasibility", **facts, reason_necessity="诉求集中", cost="340000", cost_basis="询价"
    )
    shown = world.signed_in("lin").get(where).content.decode()

    assert (refused, "没有理由的判断不作数" in page) == (422, True)
    assert (status, Feasibility.objects.get().cost) == (302, 34_000_000)
    said = ("诉求集中", "财政资金，不举债", "填 2 / 10 项", "340,000.00", "询价", "依经验整理，原文待核")
    assert [text in shown for text in said] == [True] * len(said)


def test_a_line_of_the_negative_list_is_a_matter_to_look_at_and_refuses_nothing(world: World) -> None:
    row = put(world, title="湖滨景观亮化", text="沿湖设置景观亮化灯带")

    page = world.signed_in("wen").get(f"/consultation/{row.pk}/").content.decode()

    said = ("关注事项", "形象工程、景观亮化", "不是不采纳的理由", "建议稿，由本区确定")
    assert ([text in page for text in said], row.state) == ([True] * len(said), "submitted")


def test_two_who_change_one_draft_see_each_others_words(world: World) -> None:
    row, lin = drafted(world), world.signed_in("lin")
    send(lin, f"/consultation/{row.pk}/", "edit", **FORM)  # no version: refused as stale

    answer = lin.post(f"/consultation/{row.pk}/", {"verb": "submit", "version": "0"})

    assert answer.status_code == 409
