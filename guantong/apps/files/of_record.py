"""The scan that is the version of record of a paper: one of the files that hang on it, signed and sealed on paper, sealed here (签发件)."""

from datetime import datetime

from django.db.models import QuerySet

from guantong.apps.files.models import Attachment
from guantong.apps.files.operations import seal
from guantong.apps.journal.models import Journaled
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

SCANS = ("pdf", "jpg", "png", "webp")
"""Kinds of files that show a paper as it was signed; a text or a workbook shows none."""


def scans_of(thing: Journaled) -> QuerySet[Attachment]:
    """Return the files of a thing that may be its signed paper."""
    return Attachment.objects.filter(key=thing.journal_key, state__in=("kept", "sealed"), kind__in=SCANS)


def sealed_scan(*, of: Journaled, chosen: str, field: str, by: Standing, as_of: datetime) -> Attachment:
    """Return the chosen scan of a thing, sealed: it is not withdrawn any more. Raises BadInput at `field` for anything else.

    Within the transaction of who notes it. What the system prepared stays beside it as it was.
    """
    found = (
        scans_of(of).filter(pk=chosen).first() if chosen.isascii() and chosen.isdecimal() and len(chosen) < 18 else None
    )
    if found is None:
        raise BadInput({field: _NO_SCAN})
    return found if found.state == "sealed" else seal(file=found, by=by, as_of=as_of)


_NO_SCAN = Words(
    "请从本件的附件中选择扫描件（PDF 或图片）；还没有的，先上传为附件",
    "choose a scan (PDF or image) among its files; where there is none yet, attach it first",
)
