"""The bytes of a file: a download to whoever sees its thing, sensitive ones within their reach and recorded."""

import pytest
from django.test import Client

from guantong.apps.files.models import Attachment
from guantong.apps.journal.queries import entries_of
from guantong.domain.secrecy import Level
from tests import attachments as made
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
OTHERS = "学校食堂"  # belongs to 区教育局


def addresses(file: Attachment) -> list[str]:
    return [f"/files/{file.pk}/", f"/files/{file.pk}/content/", f"/files/{file.pk}/preview/1/"]


def test_bytes_go_out_as_a_download_that_no_browser_runs(world: World) -> None:
    file = world.attached(name='说明"; x=.txt', content=b"text")

    answer = world.signed_in("shen").get(f"/files/{file.pk}/content/")

    assert b"".join(answer.streaming_content) == b"text"
    assert answer.headers["Content-Disposition"] == "attachment; filename*=utf-8''%E8%AF%B4%E6%98%8E%22%3B%20x%3D.txt"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "no-store"


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
