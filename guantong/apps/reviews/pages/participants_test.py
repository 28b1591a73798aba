"""Who takes part, on the page of the organiser (参加人)."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.reviews.models import Participant
from tests.reviews import invited, listed
from tests.world import World


def test_one_is_named_and_a_roster_is_pasted(world: World) -> None:
    review = invited(world)
    shen, address = world.signed_in("shen"), f"/reviews/{review.pk}/participants/"

    one = shen.post(
        address, {"verb": "name_participant", "name_participant-part": "deputy", "name_participant-name": "高代表"}
    )
    many = shen.post(
        address, {"verb": "take_in_participants", "take_in_participants-typed": "专家\t严教授\n人大代表 宋代表 柳桥团"}
    )
    page = shen.get(address).content.decode()

    assert (one.status_code, many.status_code, Participant.objects.count(), "宋代表" in page) == (302, 302, 3, True)


def test_a_roster_comes_as_a_workbook(world: World) -> None:
    review, file = invited(world), io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("名单")
        for at, row in enumerate(
            [("身份", "姓名", "单位"), ("人大代表", "高代表", "青石团"), ("专家", "严教授", "专家库")]
        ):
            sheet.write_row(at, 0, row)

    answer = world.signed_in("shen").post(
        f"/reviews/{review.pk}/participants/",
        {"verb": "take_in_participants", "take_in_participants-file": SimpleUploadedFile("名单.xlsx", file.getvalue())},
    )

    assert (answer.status_code, list(Participant.objects.values_list("name", flat=True))) == (302, ["高代表", "严教授"])


def test_a_line_that_cannot_be_is_told_and_nothing_is_taken_in(world: World) -> None:
    answer = world.signed_in("shen").post(
        f"/reviews/{invited(world).pk}/participants/",
        {"verb": "take_in_participants", "take_in_participants-typed": "人大代表 高代表\n局长 张局长"},
    )

    assert (answer.status_code, "第 2 行" in answer.content.decode(), Participant.objects.count()) == (422, True, 0)


@pytest.mark.parametrize(
    ("who", "status"), [("gu", 200), ("wen", 404), ("ye", 404), ("he", 403), ("lin", 403), ("qin", 403)]
)
def test_names_are_read_by_the_organiser_alone(world: World, who: str, status: int) -> None:
    review = invited(world)
    listed(world, review)

    answer = world.signed_in(who).get(f"/reviews/{review.pk}/participants/")

    assert (answer.status_code, "林代表" in answer.content.decode()) == (status, status == 200 or who == "lin")
