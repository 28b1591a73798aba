"""One batch: its letter and summary are drafted, a person notes that it was sent; finance reads it then."""

from guantong.apps.papers.models import Paper
from guantong.apps.papers.queries import content_of
from guantong.domain.papers.blocks import Table
from tests.opinions import confirmed, prepared, raised, sent
from tests.world import World


def test_the_letter_lists_the_opinions_and_names_no_voter(world: World) -> None:
    referral = prepared(world, [raised(world, "单价 300 元偏高"), raised(world)])

    answer = world.signed_in("shen").post(f"/opinions/referrals/{referral.pk}/", {"verb": "draft_letter", "version": 1})

    paper = Paper.objects.get()
    table = next(block for block in content_of(paper).blocks if isinstance(block, Table))
    assert (answer["Location"], paper.kind, paper.addressee) == (
        f"/papers/{paper.pk}/",
        "opinions_referral",
        "明湖区财政局",
    )
    assert [row[-1] for row in table.rows] == ["人大代表1名", "人大代表1名"]


def test_the_summary_tells_what_became_of_each(world: World) -> None:
    referral = prepared(world, [raised(world)])
    sent(world, referral)
    confirmed(world, referral.opinions.get())
    referral.refresh_from_db()

    world.signed_in("shen").post(
        f"/opinions/referrals/{referral.pk}/", {"verb": "draft_summary", "version": referral.version}
    )

    table = next(block for block in content_of(Paper.objects.get()).blocks if isinstance(block, Table))
    assert table.rows[0][5] == "采纳"


def test_finance_reads_it_once_it_was_sent(world: World) -> None:
    referral, cao = prepared(world, [raised(world)]), world.signed_in("cao")
    where = f"/opinions/referrals/{referral.pk}/"

    before = cao.get(where).status_code
    sent(world, referral)

    assert (before, cao.get(where).status_code) == (404, 200)
