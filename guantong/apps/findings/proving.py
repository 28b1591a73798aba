"""A result is proved by files, sealed as it is submitted: by the unit, or taken down for it (证明材料)."""

from datetime import datetime

from guantong.apps.components.crashpoint import crashpoint
from guantong.apps.files.models import Attachment
from guantong.apps.files.operations import seal
from guantong.apps.findings.asking import waits
from guantong.apps.findings.models import Matter
from guantong.apps.findings.moving import move
from guantong.apps.findings.stages import demand_stages_done
from guantong.apps.notices import operations as notices
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput


def submitted(row: Matter, verb: str, by: Standing, as_of: datetime, words: str = "", **content: object) -> Matter:
    """Submit the result a locked matter now bears: its files are sealed, and it waits to be verified.

    Raises NotAllowed while a stage is not done, BadInput without a file: a word alone proves nothing.
    """
    demand_stages_done(row)
    files = proofs_of(row)
    if not files:
        raise BadInput({"": NO_FILE})
    for file in files:
        if file.state == "kept":
            seal(file=file, by=by, as_of=as_of)
    crashpoint("findings.sealed")
    row.files, row.submitted_by, row.submitted_on = [file.sm3 for file in files], by.person, as_of.date()
    row = move(row, verb, by, as_of, words, files=row.files, **content)
    notices.finish(of=row, verb="submit", by=by, as_of=as_of)
    waits(row, "verify", by, as_of)
    return row


def proofs_of(row: Matter) -> list[Attachment]:
    """Return the files that prove what became of a matter, locked: those that were not withdrawn."""
    held = Attachment.objects.select_for_update().filter(key=row.journal_key, state__in=("kept", "sealed"))
    return list(held.order_by("pk"))


NO_FILE = Words("请先上传整改的证明材料，再报送", "attach the files that prove it first")
