"""A document is uploaded, read in the background, published, and what a rule points at opens the cell it speaks of."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guantong.apps.diagnosis.models import Run, Signal
from guantong.apps.figures.models import Batch, Document, Snapshot
from guantong.apps.figures.queries import facts_in, unequal
from guantong.apps.jobs.operations import claim
from guantong.apps.jobs.work import run
from guantong.apps.journal.queries import drifted
from tests.printed import faulty
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def work_off(world: World) -> None:
    """Do every job that waits."""
    at = world.now + timedelta(days=30)
    while (job := claim(worker="one", as_of=at)) is not None:
        run(job, lambda: at)
        job.refresh_from_db()
        assert job.state == "done", job.message


def send(client: Client, *files: tuple[str, bytes], path: str) -> str:
    given = [SimpleUploadedFile(name, content) for name, content in files]
    answer = client.post("/figures/upload/", {"verb": "upload", "files": given, "path": path, "level": "public"})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def test_a_document_is_read_published_and_its_evidence_opens_the_outlined_cell(world: World) -> None:
    shen, path = world.signed_in("shen"), world.body("CZ").path

    address = send(shen, ("部门预算.pdf", faulty("table_total")), path=path)
    assert "排队等待读取" in shen.get(address).content.decode()
    work_off(world)
    page = shen.get(address).content.decode()
    assert ("待发布" in page, "处不平" in page) == (True, True)
    batch = Batch.objects.get()
    shen.post(address, {"verb": "publish", "version": batch.version})
    assert Signal.objects.count() == 0
    work_off(world)

    snapshot, document = Snapshot.objects.get(), Document.objects.get()
    assert (Run.objects.get().state, document.came) == ("done", snapshot)
    assert (len(facts_in(snapshot, [document])), list(unequal())) == (document.values, [])
    signal = Signal.objects.filter(rule="B01").first() or Signal.objects.first()
    assert signal is not None
    shown = shen.get(f"/diagnosis/signals/{signal.pk}/").content.decode()
    chip = re.search(rf'href="(/figures/batches/{batch.pk}/cell/\?[^"]+)"', shown)
    assert chip is not None
    cell = shen.get(chip[1].replace("&amp;", "&"))
    outlined = cell.content.decode()
    assert cell.status_code == 200
    assert '<rect class="cell"' in outlined
    picture = re.search(r'<image href="([^"]+)"', outlined)
    assert picture is not None
    assert shen.get(picture[1]).content[:3] == b"\xff\xd8\xff"
    assert list(drifted()) == []
