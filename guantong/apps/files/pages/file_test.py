"""A file on its page and as bytes: seen by whoever sees its thing, never by a neighbour, sensitive ones recorded."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guantong.apps.files.models import Attachment
from guantong.apps.journal.queries import entries_of
from guantong.domain.secrecy import Level
from tests import attachments as made
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
OWN = "非机动车停放"  # belongs to 区城管局, where qin works
OTHERS = "学校食堂"  # belongs to 区教育局


def addresses(file: Attachment) -> list[str]:
    return [f"/files/{file.pk}/", f"/files/{file.pk}/content/", f"/files/{file.pk}/preview/1/"]


def test_bytes_go_out_as_a_download_that_no_browser_runs(world: World) -> None:
    file = world.attached(name='说明"; x=.txt', content=b"text")

    answer = world.signed_in("shen").get(f"/files/{file.pk}/content/")

    assert b"".join(answer.streaming_content) == b"text"
    assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''%E8%AF%B4%E6%98%8E%22%3B%20x%3D.txt"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_pdf_is_shown_as_pictures_of_its_pages(world: World) -> None:
    file = world.attached(name="报告.pdf", content=made.pdf())
    client = world.signed_in("shen")

    answer = client.get(f"/files/{file.pk}/preview/1/")

    assert (answer.headers["Content-Type"], answer.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert f"/files/{file.pk}/preview/1/" in client.get(f"/files/{file.pk}/").content.decode()
    assert client.get(f"/files/{file.pk}/preview/2/").status_code == 404


def test_a_neighbour_sees_nothing_of_a_file_anywhere(world: World) -> None:
    hidden = world.attached(to=OTHERS, name="ZX-JY-2026.pdf", content=made.pdf("ZX-JY-BODY"))
    mine = world.attached(to=OWN, name="自己的.txt", content=b"mine")
    qin = world.signed_in("qin")

    assert [qin.get(address).status_code for address in addresses(hidden)] == [404, 404, 404]
    everything = "".join(
        qin.get(address).content.decode("utf-8", "replace")
        for address in [
            "/files/",
            "/files/?q=zx",
            "/files/?as=xlsx",
            "/files/?as=print",
            "/subjects/",
            f"/files/{mine.pk}/",
        ]
    )
    assert "ZX-JY" not in everything
    assert "共 1 条" in qin.get("/files/").content.decode()
    assert "共 0 条" in qin.get("/files/?q=zx").content.decode()


@pytest.mark.parametrize("who", ["shi", "an", "xi"])
def test_administrators_see_no_file(world: World, who: str) -> None:
    file = world.attached(name="ZX.txt")

    for address in ["/files/", *addresses(file)]:
        answer = world.signed_in(who).get(address)
        assert (answer.status_code, "ZX" in answer.content.decode()) == (403, False)


def test_who_is_not_signed_in_gets_no_bytes(world: World) -> None:
    assert [Client().get(a).status_code for a in addresses(world.attached())] == [302, 302, 302]


def test_a_sensitive_file_has_no_preview_and_its_download_is_recorded(world: World) -> None:
    file = world.attached(name="名单.pdf", content=made.pdf(), level=Level.SENSITIVE)
    client = world.signed_in("he")

    assert client.get(f"/files/{file.pk}/preview/1/").status_code == 404
    assert not entries_of(file).filter(verb="download").exists()
    client.get(f"/files/{file.pk}/content/")

    entry = entries_of(file).filter(verb="download").get()
    assert entry.by == "he"
    assert "名单" not in entry.text
    assert "下载记录" in client.get(f"/files/{file.pk}/").content.decode()


def test_a_sensitive_file_is_seen_only_within_the_reach_of_files(world: World) -> None:
    # the finance bureau sees every subject of the district, but files only of its own organisation
    open_one = world.attached(to=OTHERS, name="公开件.txt", level=Level.PUBLIC)
    closed = world.attached(to=OTHERS, name="ZX敏感.txt", content=b"b", level=Level.SENSITIVE)
    cao = world.signed_in("cao")

    assert cao.get(f"/files/{open_one.pk}/").status_code == 200
    assert [cao.get(address).status_code for address in addresses(closed)] == [404, 404, 404]
    thing = cao.get(f"/subjects/{world.subject(OTHERS).key}/").content.decode()
    assert ("公开件" in thing, "ZX敏感" in thing) == (True, False)


def test_it_is_sealed_by_a_button_and_then_offers_no_withdrawal(world: World) -> None:
    file, shen = world.attached(), world.signed_in("shen")

    assert shen.post(f"/files/{file.pk}/", {"verb": "seal"}).status_code == 302
    page = shen.get(f"/files/{file.pk}/").content.decode()
    refused = shen.post(f"/files/{file.pk}/", {"verb": "withdraw", "withdraw-reason": "传错"})

    assert "已封存" in page
    assert 'value="withdraw"' not in page
    assert (refused.status_code, "不能撤回" in refused.content.decode()) == (409, True)


def test_a_withdrawn_file_shows_its_reason(world: World) -> None:
    file, shen = world.attached(), world.signed_in("shen")

    shen.post(f"/files/{file.pk}/", {"verb": "withdraw", "withdraw-reason": "传错了版本"})

    assert "传错了版本" in shen.get(f"/files/{file.pk}/").content.decode()


@pytest.mark.parametrize("verb", ["seal", "withdraw", "regrade"])
def test_a_verb_of_anothers_file_is_refused(world: World, verb: str) -> None:
    file = world.attached(to=OTHERS, level=Level.PUBLIC)

    answer = world.signed_in("cao").post(
        f"/files/{file.pk}/", {"verb": verb, "withdraw-reason": "x", "regrade-level": "public"}
    )

    assert answer.status_code == 403
    assert Attachment.objects.get().state == "kept"


def test_the_list_asks_as_often_with_three_files_as_with_one(world: World) -> None:
    counts, shen = [], world.signed_in("shen")
    for name in ("甲.txt", "乙.txt", "丙.txt"):
        world.attached(name=name, content=name.encode())
        shen.get("/files/")
        with CaptureQueriesContext(connection) as asked:
            shen.get("/files/")
        counts.append(len(asked))

    assert len(set(counts)) == 1
