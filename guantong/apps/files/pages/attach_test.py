"""Attaching a file on its page: the story, who may not, what is stopped, what is too large."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from guantong.apps.files.models import Attachment
from guantong.apps.files.operations import LARGEST
from guantong.apps.journal.models import Entry
from tests import attachments as made
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def send(
    world: World, who: str, name: str, content: bytes, level: str = "internal", to: str = "学校食堂"
) -> HttpResponse:
    address = f"/files/attach/{world.subject(to).journal_key}/"
    return world.signed_in(who).post(address, {"file": SimpleUploadedFile(name, content), "level": level})


def test_a_file_is_attached_and_shown_on_its_thing(world: World) -> None:
    answer = send(world, "shen", "现场.jpg", made.image())

    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/subjects/{world.subject('学校食堂').key}/"
    page = world.signed_in("shen").get(answer.headers["Location"]).content.decode()
    assert "现场.jpg" in page
    file = Attachment.objects.get()
    assert (file.kind, file.level, file.sm3 == file.given_sm3) == ("jpg", "internal", False)


def test_a_marked_file_is_stopped_with_the_law_and_its_name_is_not_repeated(world: World) -> None:
    answer = send(world, "shen", "名册ZX（机密★）.txt", b"text")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "《保守国家秘密法》" in page
    assert "名册ZX" not in page
    assert not Attachment.objects.exists()
    assert Entry.objects.filter(verb="stop").count() == 1


def test_a_refused_file_is_told_at_the_field_what_to_do(world: World) -> None:
    answer = send(world, "shen", "说明.html", b"<html></html>")

    assert answer.status_code == 422
    assert "内容是网页、SVG 或 XML。请导出为 PDF 后再上传。" in answer.content.decode()


def test_the_level_is_asked_and_never_guessed(world: World) -> None:
    assert send(world, "shen", "说明.txt", b"text", level="").status_code == 422
    assert send(world, "shen", "说明.txt", b"text", level="secret").status_code == 422
    assert not Attachment.objects.exists()


def test_a_file_that_is_too_large_is_told_its_size_and_not_held(world: World) -> None:
    answer = send(world, "shen", "报告.pdf", b"%PDF-" + b"0" * (LARGEST + (3 << 20)))

    assert answer.status_code == 422
    assert "文件有 36 MiB，超过 32 MiB" in answer.content.decode()


@pytest.mark.parametrize(("who", "status"), [("qin", 404), ("ye", 404), ("lin", 404), ("shi", 403), ("an", 403)])
def test_who_may_not_attach_learns_nothing(world: World, who: str, status: int) -> None:
    answer = send(world, who, "说明.txt", b"text")

    assert answer.status_code == status
    assert "学校食堂" not in answer.content.decode()


@pytest.mark.parametrize("key", ["subjects.subject/999999", "subjects.subject/x", "actors.person/1", "nothing", "subjects.subject/-1"])  # fmt: skip
def test_what_is_no_thing_of_ones_own_is_not_there(world: World, key: str) -> None:
    assert world.signed_in("shen").get(f"/files/attach/{key}/").status_code == 404
