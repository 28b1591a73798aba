"""One file: what it is, how its bytes are proved, what was done to it, who was handed it (文件)."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.files import operations
from guantong.apps.files.bearers import bearer_of, thing_seen_by
from guantong.apps.files.models import level_choices
from guantong.apps.files.pages.files import LEVELS, SHAPES
from guantong.apps.files.pages.preview import pages_shown
from guantong.apps.files.queries import downloads_of, files_seen_by
from guantong.apps.files.workflow import FILE
from guantong.apps.journal.queries import entries_of


class Why(forms.Form):
    """The reason of a withdrawal."""

    reason = forms.CharField(
        label=_("撤回原因"), max_length=200, help_text=_("文件仍然保留，标为已撤回，原因与它同在。")
    )


class Grade(forms.Form):
    """Another level."""

    level = forms.ChoiceField(label=_("级别"), choices=level_choices)


ACTS = (
    Act("seal", operations.seal),
    Act("withdraw", operations.withdraw, Why),
    Act("regrade", operations.regrade, Grade),
)


@page(reads="files", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the file with its verbs; do one of them."""
    file = files_seen_by(request.standing).filter(pk=pk).first()
    if file is None:
        raise Http404
    acts = Acts(request, FILE, ACTS, file.state, file.path, given={"file": file}, initial={"level": file.level})
    thing, bearer = thing_seen_by(request.standing, file.key), bearer_of(file.key)
    shown = {
        "file": file, "acts": acts, "state": FILE.states[file.state], "shape": SHAPES[file.state],
        "grade": LEVELS[file.level] or "todo", "thing": thing, "words": bearer and bearer.words,
        "back": bearer.address(thing) if bearer and thing else "", "pages": pages_shown(file),
        "history": entries_of(file).exclude(verb="download"), "downloads": downloads_of(file)[:50],
    }  # fmt: skip
    return acts.answer() or render(request, "files/pages/file.html", shown, status=acts.status)
