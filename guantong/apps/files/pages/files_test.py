"""The list of files: what a neighbour and an administrator must not see, as many questions for three as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.files.models import Attachment
from tests import attachments as made
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
OWN = "非机动车停放"  # belongs to 区城管局, where qin works
OTHERS = "学校食堂"  # belongs to 区教育局


def addresses(file: Attachment) -> list[str]:
    return [f"/files/{file.pk}/", f"/files/{file.pk}/content/", f"/files/{file.pk}/preview/1/"]


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
        assert (answer.status_code, "ZX.txt" in answer.content.decode()) == (403, False)


def test_the_list_asks_as_often_with_three_files_as_with_one(world: World) -> None:
    counts, shen = [], world.signed_in("shen")
    for name in ("甲.txt", "乙.txt", "丙.txt"):
        world.attached(name=name, content=name.encode())
        shen.get("/files/")
        with CaptureQueriesContext(connection) as asked:
            shen.get("/files/")
        counts.append(len(asked))

    assert len(set(counts)) == 1
