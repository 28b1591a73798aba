"""One link between two subjects: by what and by whom it was decided; withdraw it with the reason (关联)."""

import re

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.files.queries import files_seen_by
from guantong.apps.journal.queries import entries_of
from guantong.apps.subjects import operations
from guantong.apps.subjects.queries import links_seen_by
from guantong.apps.subjects.workflow import LINK


class Why(forms.Form):
    """The reason of a withdrawal."""

    reason = forms.CharField(label=_("撤回原因"), max_length=200, help_text=_("关联仍留在记录中，不再起作用。"))


ACTS = (Act("withdraw_link", operations.withdraw_link, Why),)


@page(reads="subjects", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the link; withdraw it."""
    link = links_seen_by(request.standing).filter(pk=pk).first()
    if link is None:
        raise Http404
    acts = Acts(request, LINK, ACTS, link.state, link.former.path, given={"link": link})
    number = re.fullmatch(r"附件([0-9]{1,12})", link.evidence)
    file = files_seen_by(request.standing).filter(pk=number[1]).first() if number else None
    share = None if link.share is None else f"{link.share / 100:g}%"
    shown = {
        "link": link, "state": LINK.states[link.state], "acts": acts, "file": file, "share": share,
        "history": entries_of(link),
    }  # fmt: skip
    return acts.answer() or render(request, "subjects/pages/link.html", shown, status=acts.status)
