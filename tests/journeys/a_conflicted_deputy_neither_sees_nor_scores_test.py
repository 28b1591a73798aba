"""A deputy's relative runs a department (利益冲突): declared, its matters are gone from everything the deputy opens."""

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from django.test import Client

from guantong.domain.roles import Reach, Role
from guantong.domain.words import Words
from guantong.domain.workflow.table import Row, Workflow, who
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files_folder")]
ASSESSMENT = Workflow(
    "trial", "assessment", Words("评价", "assessment"), {"open": Words("评分中", "open")},
    (Row("score", Words("评分", "score"), ("open",), "open", (who(*Role, reach=Reach.DISTRICT),), unconflicted=True),),
)  # fmt: skip


@contextmanager
def conflicts_not_asked_for() -> Iterator[None]:
    """No room is closed to who has a conflict of interest."""
    with patch("guantong.domain.roles.CLOSED_TO_THE_CONFLICTED", frozenset()):
        yield


def text_of(client: Client, address: str) -> str:
    """Return everything that came back, the members of a workbook included."""
    answer = client.get(address)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return "".join(book.read(name).decode() for name in book.namelist())
    return json.dumps(answer.json(), ensure_ascii=False) if address.startswith("/api/") else content.decode()


def everywhere(world: World) -> list[str]:
    """Return every address that would tell of the department's lighting project and its file."""
    lighting = world.subject("居住区公共照明")
    file = world.attached(name="照明合同.txt", content="照明合同正文".encode())
    return [
        "/subjects/", "/subjects/?q=照明", "/subjects/?as=xlsx", "/subjects/?as=print", f"/subjects/{lighting.key}/",
        "/api/subjects/subjects", f"/api/subjects/subjects/{lighting.key}", "/files/", "/files/?as=xlsx",
        f"/files/{file.pk}/", f"/files/{file.pk}/content/",
    ]  # fmt: skip


@pytest.fixture(autouse=True)
def _noon(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guantong.gateways.site.doorkeeper.now", lambda: world.now)


def test_what_concerns_a_relative_is_gone_from_lists_searches_exports_and_files(world: World) -> None:
    he, addresses = world.signed_in("he"), everywhere(world)
    assert [address for address in addresses if "照明" not in text_of(he, address)] == []

    he.post("/actors/conflicts/", {"verb": "declare", "declare-kind": "relative", "declare-organisation": "CG"})

    told = [
        address
        for address in addresses
        if "照明" in text_of(he, address).replace('value="照明"', "").replace("“照明”", "")
    ]
    assert told == []
    assert he.get(addresses[4]).status_code == 404
    why = "登记了利益冲突，有关机构的事项不在这里显示"
    assert [why in text_of(he, address) for address in ("/subjects/", "/files/", addresses[4])] == [True, True, True]
    assert why not in text_of(world.signed_in("gu"), "/subjects/")
    with conflicts_not_asked_for():
        assert "照明" in text_of(he, "/subjects/")


def test_who_is_conflicted_does_not_score_there_and_scores_elsewhere(world: World) -> None:
    lin = world.signed_in("lin")
    lin.post("/actors/conflicts/", {"verb": "declare", "declare-kind": "relative", "declare-organisation": "CG"})

    there = ASSESSMENT.why_not("score", world.standing("lin"), "open", world.body("CG").path)
    elsewhere = ASSESSMENT.why_not("score", world.standing("lin"), "open", world.body("JY").path)

    assert there is not None
    assert there.why.zh == "因利益冲突回避（近亲属），不能“评分”"
    assert elsewhere is None


def test_it_ends_only_after_the_office_looked_into_it(world: World) -> None:
    from guantong.apps.actors.models import Conflict

    he, addresses = world.signed_in("he"), everywhere(world)
    he.post("/actors/conflicts/", {"verb": "declare", "declare-kind": "relative", "declare-organisation": "CG"})
    page = f"/actors/conflicts/{Conflict.objects.get().pk}/"

    assert he.post(page, {"verb": "end_conflict"}).status_code == 403
    world.signed_in("wen").post(page, {"verb": "end_conflict"})

    assert "照明" in text_of(he, addresses[0])
