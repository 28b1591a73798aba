"""Attach a file to a thing one sees (上传附件)."""

from pathlib import PurePath

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from guantong.apps.components.door import page
from guantong.apps.components.templatetags.words import said
from guantong.apps.files.bearers import bearer_of, thing_seen_by
from guantong.apps.files.models import level_choices
from guantong.apps.files.operations import LARGEST, Stopped, attach, too_large
from guantong.apps.files.workflow import FILE
from guantong.domain.secrecy import Level
from guantong.domain.workflow.table import NEW, BadInput

ACCEPTED = ".pdf,.xlsx,.docx,.png,.jpg,.jpeg,.webp,.txt,.csv"


class Upload(forms.Form):
    """The file and its level: nothing is guessed."""

    file = forms.FileField(
        label=_("文件"), max_length=500, allow_empty_file=True, widget=forms.FileInput({"accept": ACCEPTED}),
        help_text=_("pdf、xlsx、docx、png、jpg、webp、txt、csv，不超过 32 MiB。图片会去除拍摄地点等信息后保存。"),
    )  # fmt: skip
    level = forms.ChoiceField(
        label=_("级别"), choices=lambda: [("", _("请选择")), *level_choices()],
        help_text=_("公开：可以对外公布。内部：看得到对象的人可看。敏感：另看职责范围，下载留痕。"),
    )  # fmt: skip

    def clean_file(self):  # noqa: ANN201 - Django's own type
        """Say of a file that is too large how large it is."""
        if self.cleaned_data["file"].size > LARGEST:
            raise forms.ValidationError(said(too_large(self.cleaned_data["file"].size)))
        return self.cleaned_data["file"]


@page(reads="files", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for the file and its level; keep it, or say why not."""
    thing, bearer = thing_seen_by(request.standing, key), bearer_of(key)
    if thing is None or bearer is None:
        raise Http404
    FILE.demand("attach", request.standing, NEW, thing.path)
    form = Upload(request.POST or None, request.FILES or None) if request.method == "POST" else Upload()
    if form.is_valid():
        brought = form.cleaned_data["file"]
        try:
            attach(
                to=thing, path=thing.path, name=PurePath(brought.name).name, content=brought.read(),
                level=Level(form.cleaned_data["level"]), by=request.standing, as_of=request.now,
            )  # fmt: skip
        except BadInput as bad:
            form.add_error("file", said(bad.reasons["file"]))
        except Stopped:
            return render(request, "files/pages/stopped.html", {"back": bearer.address(thing)}, status=422)
        else:
            return redirect(bearer.address(thing))
    shown = {"form": form, "thing": thing, "back": bearer.address(thing), "words": bearer.words}
    return render(request, "files/pages/attach.html", shown, status=422 if form.errors else 200)
