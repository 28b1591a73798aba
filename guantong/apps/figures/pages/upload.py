"""Bring published files, several at once: each is looked at, kept, and read in the background (上传文件)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.components.door import page
from guantong.apps.components.templatetags.words import said
from guantong.apps.figures.bringing import brings
from guantong.apps.figures.operations import bring
from guantong.apps.figures.workflow import BATCH
from guantong.apps.files.models import level_choices
from guantong.apps.files.operations import LARGEST, too_large
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW


class Several(forms.FileField):
    """A field of several files."""

    widget = type("Files", (forms.FileInput,), {"allow_multiple_selected": True})(
        {"multiple": True, "accept": ".pdf,.xlsx", "class": "drop"}
    )

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the files, at least one."""
        given = data if isinstance(data, list) else [data]
        return [super(Several, self).clean(one, initial) for one in given or [None]]


def _arrived(files: list[Any]) -> tuple[list[tuple[str, bytes]], list[tuple[str, Words]]]:
    """Return the files that arrived whole, and of each other one why it did not: one too many keeps no other away."""
    whole, missing = [], []
    for file in files:
        file.seek(0)
        content = file.read()
        if len(content) == file.size:
            whole.append((file.name, content))
        else:
            missing.append((file.name, too_large(file.size) if file.size > LARGEST else _TOGETHER))
    return whole, missing


_TOGETHER = Words(
    "一次上传的文件合计超过 33 MiB，这个文件没有收到，请另行上传",
    "the files of one upload are more than 33 MiB together; this one did not arrive. Bring it by itself",
)


class Files(forms.Form):
    """The files, whose they are, and their level: nothing is guessed."""

    files = Several(
        label=later("文件"), max_length=500, allow_empty_file=True,
        help_text=later("PDF 或 xlsx，可以把多个文件拖到这里；每个不超过 32 MiB，一次合计不超过 33 MiB。"),
    )  # fmt: skip
    path = forms.ChoiceField(label=later("机构"), help_text=later("这些文件归哪个机构；文件里的单位由系统读出。"))
    level = forms.ChoiceField(
        label=later("级别"), choices=lambda: [("", later("请选择")), *level_choices()],
        help_text=later("公开：已对外公布。内部：看得到本机构数据的人可看。敏感：另看职责范围。"),
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["path"].choices = [("", later("请选择")), *bodies] if len(bodies) > 1 else bodies


@page(reads="figures", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Ask for the files; bring them, and say of each what became of it."""
    bodies = brings(request.standing)
    if not bodies:
        BATCH.demand("upload", request.standing, NEW, "")
    form = Files(request.POST or None, request.FILES or None, bodies=bodies)
    brought = None
    if form.is_valid():
        files, missing = _arrived(form.cleaned_data["files"])
        level = Level(form.cleaned_data["level"])
        brought = bring(
            files=files, path=form.cleaned_data["path"], level=level, by=request.standing, as_of=request.now
        )  # fmt: skip
        brought.refused += missing
        if not (brought.refused or brought.stopped or brought.otherwise):
            return _gone_on(request, brought)
    shown = {"form": form, "brought": brought, "asked": brought and level}
    return render(request, "figures/pages/upload.html", shown, status=422 if form.errors or brought else 200)


def _gone_on(request: HttpRequest, brought: Any) -> HttpResponse:
    for batch in brought.known:
        messages.info(
            request,
            _("“%(name)s”以前上传过（批次 %(pk)s，%(state)s），没有改动。")
            % {"name": batch.name, "pk": batch.pk, "state": said(BATCH.states[batch.state])},
        )
    if brought.batches:
        messages.success(request, _("已收到 %(count)s 个文件，正在后台读取。") % {"count": len(brought.batches)})
    all_ = [*brought.batches, *brought.known]
    return redirect("figures:batch", all_[0].pk) if len(all_) == 1 else redirect("figures:batches")
