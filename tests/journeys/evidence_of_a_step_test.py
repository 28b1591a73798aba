"""A step of the year bears its document: attached on the step's page, opened by a deputy, sealed, proved."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.files.models import Attachment
from guantong.apps.files.queries import misfits
from guantong.apps.journal.queries import drifted
from guantong.apps.years.models import Step
from tests import attachments as made
from tests.world import World


@pytest.mark.usefixtures("files_folder")
def test_a_steps_document_is_attached_seen_by_a_deputy_and_sealed(world: World) -> None:
    step, shen = Step.objects.get(name="代表预审"), world.signed_in("shen")
    where = f"/years/steps/{step.pk}/"
    assert f"/files/attach/{step.journal_key}/" in shen.get(where).content.decode()

    sent = {"file": SimpleUploadedFile("预审意见.pdf", made.pdf()), "level": "internal"}
    answer = shen.post(f"/files/attach/{step.journal_key}/", sent)
    file = Attachment.objects.get()
    shen.post(f"/files/{file.pk}/", {"verb": "seal"})

    assert answer.headers["Location"] == where
    lin = world.signed_in("lin")
    assert "预审意见.pdf" in lin.get(where).content.decode()
    assert b"".join(lin.get(f"/files/{file.pk}/content/").streaming_content) == made.pdf()
    assert world.signed_in("lin").post(f"/files/attach/{step.journal_key}/", sent).status_code == 403
    assert Attachment.objects.get().state == "sealed"
    assert list(misfits()) == list(drifted()) == []
