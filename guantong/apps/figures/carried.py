"""A list of what must be published that came on a disc is uploaded as a list always is: preview first (随包清单)."""

from datetime import datetime

from django.urls import reverse

from guantong.apps.exchange.kinds import Kind, Placed, register
from guantong.apps.figures.register_operations import upload
from guantong.domain.roles import Standing
from guantong.domain.seal.package import Document
from guantong.domain.words import Words


def take(*, document: Document, by: Standing, as_of: datetime) -> Placed:
    """Read the list; nothing of it stands in the register before somebody looked at the preview."""
    file = upload(file_name=document.name, raw=document.content, by=by, as_of=as_of)
    return Placed(reverse("figures:register_file", args=[file.pk]), _READ)


_READ = Words("清单已读取，请看过预览后导入", "the list was read: look at the preview, then take it in")

register(Kind("figures.register", 1, Words("应公开清单", "list of what must be published"), {}, take))
