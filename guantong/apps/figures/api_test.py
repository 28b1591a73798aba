"""Figures as data: brought by the same verb as on the page, as of a moment, within scope and level."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.figures.models import Batch
from guantong.domain.secrecy import Level
from tests.figures import published
from tests.printed import faulty
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def test_a_file_is_brought_once(world: World) -> None:
    shen, path = world.signed_in("shen"), world.body("CZ").path

    answers = [
        shen.post("/api/figures/batches", {"path": path, "level": "public", "file": SimpleUploadedFile("预算.pdf", faulty())})
        for _ in range(2)
    ]  # fmt: skip

    assert [a.status_code for a in answers] == [200, 200]
    assert (answers[0].json()["id"], Batch.objects.count()) == (answers[1].json()["id"], 1)


def test_the_same_file_at_another_level_is_refused_at_the_level_and_stays_what_it_was(world: World) -> None:
    shen, path = world.signed_in("shen"), world.body("CZ").path

    answers = [
        shen.post("/api/figures/batches", {"path": path, "level": level, "file": SimpleUploadedFile("预算.pdf", faulty())})
        for level in ("public", "internal")
    ]  # fmt: skip

    assert (answers[1].status_code, list(answers[1].json()["fields"])) == (422, ["level"])
    assert Batch.objects.get().level == "public"


@pytest.mark.parametrize(
    ("told", "field"), [({"path": "NOWHERE."}, "path"), ({"level": "secret"}, "level"), ({"file": ""}, "file")]
)
def test_what_cannot_be_is_told_at_its_field(world: World, told: dict[str, str], field: str) -> None:
    given = {"path": world.body("CZ").path, "level": "public", "file": SimpleUploadedFile("预算.pdf", faulty())}

    answer = world.signed_in("shen").post("/api/figures/batches", {**given, **told})

    assert (answer.status_code, list(answer.json()["fields"]), Batch.objects.count()) == (422, [field], 0)


@pytest.mark.parametrize(("who", "status"), [("shi", 403), ("lin", 403), ("ye", 422)])
def test_who_may_not_bring_or_not_there(world: World, who: str, status: int) -> None:
    given = {"path": world.body("CZ").path, "level": "public", "file": SimpleUploadedFile("预算.pdf", faulty())}

    assert world.signed_in(who).post("/api/figures/batches", given).status_code == status
    assert Batch.objects.count() == 0


def test_figures_as_of_a_moment_are_those_that_counted_then(world: World) -> None:
    document = published(world).documents.get()
    shen, address = world.signed_in("shen"), f"/api/figures/documents/{document.pk}/facts"

    now, before, after = (
        shen.get(address, {"as_of": moment.isoformat()} if moment else {}).json()["count"]
        for moment in (None, world.now - timedelta(days=1), world.now + timedelta(days=1))
    )

    assert (now, before, after) == (document.values, 0, document.values)
    assert shen.get(address, {"as_of": "0001-01-01T00:00:00Z"}).status_code == 422


def test_scope_and_level_are_those_of_the_pages(world: World) -> None:
    document = published(world, level=Level.SENSITIVE, at="QS").documents.get()

    for route in ("documents", "batches"):
        counts = {who: world.signed_in(who).get(f"/api/figures/{route}").json()["count"] for who in ("shen", "su")}
        assert counts == {"shen": 1, "su": 0}
    for who in ("su", "qin"):
        assert world.signed_in(who).get(f"/api/figures/documents/{document.pk}/facts").status_code == 404
