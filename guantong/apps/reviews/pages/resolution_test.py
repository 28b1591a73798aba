"""One resolution on its page (一项决议)."""

from guantong.apps.reviews.congress_test import counted, drafted
from tests.world import World

TYPED = {
    "voted_on": "2026-11-12", "seats": "220", "present": "206", "in_favour": "198", "against": "3", "abstained": "4", "not_pressed": "1",
    "passed": "yes", "vote_file": "大会公报第3号", "vote_place": "第2页",
}  # fmt: skip


def test_the_count_is_entered_with_its_paper_and_the_term_to_publish_is_shown(world: World) -> None:
    row = drafted(world)
    shen, address = world.signed_in("shen"), f"/reviews/resolutions/{row.pk}/"

    wrong = shen.post(
        address,
        {"verb": "note_vote", "version": 1, **{f"note_vote-{k}": v for k, v in {**TYPED, "in_favour": "190"}.items()}},
    )
    sent = shen.post(address, {"verb": "note_vote", "version": 1, **{f"note_vote-{k}": v for k, v in TYPED.items()}})

    page = shen.get(address).content.decode()
    assert (wrong.status_code, "合计 198，出席 206" in wrong.content.decode(), sent.status_code) == (422, True, 302)
    assert ("大会公报第3号" in page, "2026-12-02" in page, "《预算法》第14条" in page) == (True, True, True)


def test_a_count_that_does_not_sum_in_the_paper_is_said_to_be_so(world: World) -> None:
    row = counted(world, drafted(world), in_favour=197, as_printed=True)

    page = world.signed_in("shen").get(f"/reviews/resolutions/{row.pk}/").content.decode()

    assert "四项合计 205，出席 206：文件原文如此" in page


def test_the_unit_reads_the_count_and_not_the_draft(world: World) -> None:
    row = drafted(world)
    cao, address = world.signed_in("cao"), f"/reviews/resolutions/{row.pk}/"

    before = cao.get(address).status_code
    counted(world, row)

    assert (before, cao.get(address).status_code) == (404, 200)
