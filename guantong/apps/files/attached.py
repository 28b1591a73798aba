"""What hangs on a thing, for its own page: `<c-attachments :of="files" />` (附件栏)."""

from dataclasses import dataclass

from django.urls import reverse

from guantong.apps.files.models import Attachment
from guantong.apps.files.queries import level_seen_by
from guantong.apps.files.workflow import FILE
from guantong.apps.journal.models import Journaled
from guantong.domain.roles import Standing
from guantong.domain.workflow.table import NEW, Refusal


@dataclass(frozen=True, slots=True)
class Attached:
    """The files of a thing, and the page where one is added or why it may not be."""

    files: list[Attachment]
    address: str
    refusal: Refusal | None


def attached_to(thing: Journaled, standing: Standing) -> Attached:
    """Return what hangs on `thing`, which `standing` sees and which has a `path`; one query."""
    files = Attachment.objects.filter(level_seen_by(standing), key=thing.journal_key)
    address = reverse("files:attach", args=[thing.journal_key])
    return Attached(list(files), address, FILE.why_not("attach", standing, NEW, thing.path))  # type: ignore[attr-defined]
