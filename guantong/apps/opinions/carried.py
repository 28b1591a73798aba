"""A sheet of answers that was collected outside comes in on a disc as if it was brought here: read, previewed, taken down by people (随包答复表)."""

from datetime import date, datetime

from django.urls import reverse

from guantong.apps.actors.models import Organisation
from guantong.apps.exchange.kinds import Kind, Placed, register
from guantong.apps.opinions.taking_answers import bring
from guantong.domain.roles import Standing
from guantong.domain.seal.package import Document
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

LONGEST_NAME = 80
"""Of who typed and who signed, with the post."""


def take(*, document: Document, by: Standing, as_of: datetime) -> Placed:
    """Bring the sheet for its body, with who filled it in and who signed; nothing of it stands in the ledger before the preview."""
    about = document.about
    body = Organisation.objects.filter(code=about.get("body", ""), ends_on=None).first()
    if body is None:
        raise BadInput({"body": _NO_BODY.filled(code=about.get("body", ""))})
    try:
        signed_on = date.fromisoformat(about.get("signed_on", ""))
    except ValueError as error:
        raise BadInput({"signed_on": _NO_DAY}) from error
    if long := [name for name in ("typed_by", "signed_by") if len(about.get(name, "")) > LONGEST_NAME]:
        raise BadInput(dict.fromkeys(long, _LONG))
    sheet = bring(
        file_name=document.name, raw=document.content, level=Level.INTERNAL, path=body.path, typed_by=about.get("typed_by", ""),
        signed_by=about.get("signed_by", ""), signed_on=signed_on, by=by, as_of=as_of,
    )  # fmt: skip
    return Placed(reverse("opinions:sheet", args=[sheet.pk]), _READ.filled(body=body))


def _bodies() -> list[tuple[str, Words]]:
    there = Organisation.objects.filter(ends_on=None).order_by("code").values_list("code", "name")
    return [(code, Words(name, name)) for code, name in there]


_NO_BODY = Words("没有代码为“{code}”的机构", "no organisation has the code “{code}”")
_LONG = Words("不超过 80 字", "no more than 80 characters")
_NO_DAY = Words("签字日期写成 2026-03-31", "write the day of the signature as 2026-03-31")
_READ = Words(
    "已读取{body}的答复表，请预览后录入", "the sheet of {body} was read: look at the preview, then take it down"
)

register(
    Kind(
        "opinions.answers", 1, Words("意见答复表", "sheet of answers to opinions"),
        {
            "body": Words("答复单位代码", "code of the body that answers"),
            "typed_by": Words("填表人", "who filled it in"),
            "signed_by": Words("签字人（姓名、职务）", "who signed, name and post"),
            "signed_on": Words("签字日期", "day of the signature"),
        },
        take, known={"body": _bodies}, days=("signed_on",),
    )
)  # fmt: skip
