"""Bringing files on the page: several at once, the level asked, what is marked stopped, the same file once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from guantong.apps.figures.models import Batch
from guantong.apps.files.store import kept
from guantong.apps.journal.models import Entry
from tests.attachments import docx, pdf
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def send(
    world: World, *files: tuple[str, bytes], who: str = "shen", at: str = "CZ", level: str = "public"
) -> HttpResponse:
    given = [SimpleUploadedFile(name, content) for name, content in files]
    told = {"verb": "upload", "files": given, "path": world.body(at).path, "level": level}
    return world.signed_in(who).post("/figures/upload/", told)


def test_several_files_are_received_at_once(world: World) -> None:
    answer = send(world, ("一.pdf", pdf("1")), ("二.pdf", pdf("2")))

    assert (answer.status_code, answer.headers["Location"]) == (302, "/figures/")
    assert sorted(Batch.objects.values_list("name", flat=True)) == ["一.pdf", "二.pdf"]


def test_the_same_file_again_leads_to_its_batch_and_says_so(world: World) -> None:
    send(world, ("一.pdf", pdf("1")))
    entries = Entry.objects.count()

    client = world.signed_in("shen")
    given = [SimpleUploadedFile("改了名.pdf", pdf("1"))]
    answer = client.post(
        "/figures/upload/",
        {"verb": "upload", "files": given, "path": world.body("CZ").path, "level": "public"},
        follow=True,
    )

    assert "以前上传过" in answer.content.decode()
    assert (Batch.objects.count(), Entry.objects.count()) == (1, entries)


def test_a_marked_file_is_stopped_its_name_not_repeated_and_the_others_are_received(world: World) -> None:
    answer = send(world, ("一.pdf", pdf("1")), ("ZX名册（机密★）.pdf", pdf("2")), ("说明.docx", docx()))

    page = answer.content.decode()
    assert (answer.status_code, "ZX名册" in page, "《保守国家秘密法》" in page) == (422, False, True)
    assert "“docx”不能读成数据" in page
    assert list(Batch.objects.values_list("name", flat=True)) == ["一.pdf"]
    assert len(list(kept())) == 1  # of what is refused no byte is kept


def test_nothing_is_guessed(world: World) -> None:
    assert send(world, ("一.pdf", pdf("1")), level="").status_code == 422
    assert send(world).status_code == 422
    assert send(world, ("一.pdf", b"")).status_code == 422
    assert not Batch.objects.exists()


def test_files_that_are_too_much_at_once_are_told(world: World) -> None:
    big = b"%PDF-" + b"0" * (20 << 20)

    answer = send(world, ("一.pdf", big), ("二.pdf", big + b"1"))

    assert "合计超过 33 MiB" in answer.content.decode()
    assert not Batch.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("qin", 422), ("su", 403), ("mo", 403), ("lin", 403), ("xi", 403)])
def test_whoever_may_not_bring_files_there_is_told_and_nothing_is_kept(world: World, who: str, status: int) -> None:
    answer = send(world, ("一.pdf", pdf("1")), who=who)

    assert (answer.status_code, Batch.objects.count(), list(kept())) == (status, 0, [])


@pytest.mark.parametrize(("first", "then"), [("public", "internal"), ("public", "sensitive"), ("internal", "public")])
def test_the_same_file_at_another_level_is_told_at_which_it_is_and_where_that_is_changed(
    world: World, first: str, then: str
) -> None:
    send(world, ("一.pdf", pdf("1")), level=first)
    batch = Batch.objects.get()

    page = send(world, ("一.pdf", pdf("1")), level=then).content.decode()

    words = {"public": "公开", "internal": "内部", "sensitive": "敏感"}
    said = f"现在的级别是“{words[first]}”；这次选的“{words[then]}”没有采用"
    batch.refresh_from_db()
    assert (said in page, f'href="/files/{batch.file_id}/"' in page, batch.level) == (True, True, first)
