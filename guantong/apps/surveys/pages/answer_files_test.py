"""Bringing a platform's file on its page (平台答卷导入)."""

from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.surveys.models import AnswerFile
from tests.surveys import HEADS, book, opened, row_of
from tests.world import World


def test_a_file_is_brought_and_its_preview_opens(world: World) -> None:
    held, shen = opened(world), world.signed_in("shen")
    address = f"/surveys/{held.survey.pk}/files/"
    empty = shen.post(address, {"verb": "bring_answers"})
    sent = shen.post(
        address, {"verb": "bring_answers", "bring_answers-file": SimpleUploadedFile("导出.xlsx", book(HEADS, [row_of(1)]))}
    )  # fmt: skip

    assert (empty.status_code, sent.headers["Location"]) == (422, f"/surveys/files/{AnswerFile.objects.get().pk}/")
    assert "导出.xlsx" in shen.get(address).content.decode()


def test_a_closed_survey_says_why_it_takes_none_and_who_only_reads_brings_none(world: World) -> None:
    held = opened(world)
    address = f"/surveys/{held.survey.pk}/files/"
    assert world.signed_in("he").post(address, {"verb": "bring_answers"}).status_code == 403
    held.does("close")

    assert "现在不在答卷时间" in world.signed_in("shen").get(address).content.decode()
