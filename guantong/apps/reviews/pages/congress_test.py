"""Report and resolution on their page (报告与决议)."""

from guantong.apps.reviews import congress
from guantong.apps.reviews.congress_test import drafted, sitting
from guantong.apps.reviews.models import ReportNote, Resolution
from tests.reviews import does, held
from tests.world import World


def test_a_step_a_draft_and_the_delegations_are_entered_there(world: World) -> None:
    review = sitting(world)
    shen, address = world.signed_in("shen"), f"/reviews/{review.pk}/congress/"
    step = {"step": "passed", "on": "2026-11-12", "file": "主席团会议纪要〔2026〕2号", "place": "第1页"}
    draft = {"title": "关于2026年预算的决议", "file": "大会文件（12）", "place": "第1页"}

    noted = shen.post(
        address,
        {
            "verb": "note_report_step",
            "version": review.version,
            **{f"note_report_step-{k}": v for k, v in step.items()},
        },
    )
    listed = shen.post(address, {"verb": "list_delegations", "version": review.version + 1})
    entered = shen.post(address, {"verb": "draft_resolution", **{f"draft_resolution-{k}": v for k, v in draft.items()}})

    page = shen.get(address).content.decode()
    assert (noted.status_code, listed.status_code, entered.url) == (
        302,
        302,
        f"/reviews/resolutions/{Resolution.objects.get().pk}/",
    )
    assert (ReportNote.objects.get().step, "主席团会议纪要〔2026〕2号" in page, "青石代表团" in page, "关于2026年预算的决议" in page) == (
        "passed", True, True, True,
    )  # fmt: skip


def test_only_a_kind_with_a_report_to_the_presidium_has_the_page(world: World) -> None:
    review = held(world)
    shen = world.signed_in("shen")

    assert shen.get(f"/reviews/{review.pk}/congress/").status_code == 404
    assert "报告与决议" not in shen.get(f"/reviews/{review.pk}/").content.decode()


def test_the_unit_reads_no_draft_and_enters_nothing(world: World) -> None:
    row = drafted(world)
    cao, address = world.signed_in("cao"), f"/reviews/{row.review_id}/congress/"

    page = cao.get(address).content.decode()
    sent = cao.post(address, {"verb": "list_delegations", "version": row.review.version})

    assert (row.title in page, sent.status_code) == (False, 403)


def test_what_is_not_noted_is_said_to_be_not_registered(world: World) -> None:
    review = does(world, congress.list_delegations, sitting(world))

    page = world.signed_in("shen").get(f"/reviews/{review.pk}/congress/").content.decode()

    assert (page.count("未登记"), "没有登记不等于没有办" in page) == (6, True)
