"""One pack at three depths; whoever does not read drafts finds no figure of one (一份审查材料)."""

from io import BytesIO

import openpyxl
import pypdfium2
import pytest

from guantong.apps.actors.models import Conflict, ConflictKind
from guantong.apps.reviews.models import Pack, PackCopy
from tests.execution import kept
from tests.packs import BOOKS, made, released
from tests.reviews import listed
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
CANARY = "8,765.43"
"""What a line of the draft asks in 万元, found nowhere else."""
SECRET = {
    **BOOKS,
    "budget_line": [{**one, "amount": 87_654_300_00} if one["project_code"] == "P01" and one["version"] == "二上" else one for one in BOOKS["budget_line"]],
}  # fmt: skip


def test_three_depths_stand_on_the_page_and_the_longer_one_says_more(world: World) -> None:
    kept(world, SECRET)
    pack = made(world)
    client = world.signed_in("he")

    page, eight, full = (
        client.get(f"/reviews/packs/{pack.pk}/?depth={depth}").content.decode() for depth in ("1", "8", "full")
    )

    assert [text.count(CANARY) > 0 for text in (page, eight, full)] == [True] * 3
    assert ["没有的数据" in page, "没有的数据" in eight, "名词解释" in full] == [False, True, True]
    assert all("budget_line.csv" in text for text in (page, eight, full))
    assert all("接着问" in text and "账册快照" in text for text in (page, eight, full))


def test_no_deputy_finds_a_figure_of_the_draft_anywhere_in_the_review(world: World) -> None:
    kept(world, SECRET)
    pack = released(world)
    listed(world, pack.review)
    lin = world.signed_in("lin")
    copy = PackCopy.objects.create(
        pack=pack, number=1, holder="林代表", given_on=pack.day, given_by="shen", state="out"
    )

    statuses = [
        lin.get(f"/reviews/{at}").status_code
        for at in (
            f"{pack.review_id}/packs/",
            f"packs/{pack.pk}/",
            f"packs/{pack.pk}/pdf/",
            f"packs/{pack.pk}/xlsx/",
            f"copies/{copy.pk}/",
        )
    ]
    open_to = [
        lin.get(f"/reviews/{at}").content.decode()
        for at in (f"{pack.review_id}/", f"{pack.review_id}/board/", "terms/", "record/")
    ]

    assert statuses == [403] * 5
    assert [CANARY in page for page in open_to] == [False] * 4
    assert [CANARY in world.signed_in("shen").get(f"/reviews/packs/{pack.pk}/?depth=8").content.decode()] == [True]


def test_who_keeps_out_of_a_unit_reads_nothing_of_it(world: World) -> None:
    kept(world, SECRET)
    pack = made(world, "CG", "JY")
    Conflict.objects.create(
        person=world.people["he"], kind=ConflictKind.RELATIVE, organisation=world.body("CG"), begins_on=pack.day
    )

    page = world.signed_in("he").get(f"/reviews/packs/{pack.pk}/?depth=full").content.decode()

    assert (CANARY in page, "校园安防" in page, "道路修缮" in page) == (False, True, False)


def test_it_is_released_there_and_a_copy_bears_its_number_and_holder_on_every_page(world: World) -> None:
    kept(world, SECRET)
    pack = made(world)
    here, client = f"/reviews/packs/{pack.pk}/", world.signed_in("shen")

    first = client.post(here, {"verb": "release_pack", "release_pack-name": "顾主任", "version": 1})
    second = client.post(here, {"verb": "give_copy", "give_copy-holder": "林代表"})

    copy = PackCopy.objects.get()
    raw = client.get(f"{here}pdf/?depth=8&copy={copy.pk}").content
    pages = ["".join(one.get_textpage().get_text_bounded().split()) for one in pypdfium2.PdfDocument(raw)]
    assert (first.status_code, second.status_code, Pack.objects.get().released_name) == (302, 302, "顾主任")
    assert all("№1林代表" in page for page in pages)
    done = client.post(f"/reviews/copies/{copy.pk}/", {"verb": "take_copy_back", "version": 1})
    assert (done.status_code, PackCopy.objects.get().state) == (302, "back")


def test_the_workbook_holds_every_part_with_amounts_as_numbers_and_their_places(world: World) -> None:
    kept(world, SECRET)
    pack = made(world)

    book = openpyxl.load_workbook(BytesIO(world.signed_in("shen").get(f"/reviews/packs/{pack.pk}/xlsx/").content))

    row = next(row for row in book["草案项目与测算依据"].iter_rows(values_only=True) if row[1] == "道路修缮")
    assert (row[3], "budget_line.csv" in str(row[-1])) == (87_654_300, True)
    assert book.sheetnames[0] == "总览"


def test_a_stale_release_is_told(world: World) -> None:
    kept(world, BOOKS)
    pack = made(world)
    client = world.signed_in("shen")
    client.post(f"/reviews/packs/{pack.pk}/", {"verb": "release_pack", "release_pack-name": "顾主任", "version": 1})

    again = client.post(
        f"/reviews/packs/{pack.pk}/", {"verb": "release_pack", "release_pack-name": "沈丽", "version": 1}
    )

    assert (again.status_code, Pack.objects.get().released_name) == (409, "顾主任")


@pytest.mark.parametrize("at", ["pdf/?depth=5", "exe/", "pdf/?copy=999", "pdf/?copy=x"])
def test_other_depths_forms_and_copies_are_not_there(world: World, at: str) -> None:
    kept(world, BOOKS)

    assert world.signed_in("shen").get(f"/reviews/packs/{made(world).pk}/{at}").status_code == 404
