"""The preview of a platform's file: which column is which question, what was dropped, what keeps a row out (平台答卷预览)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said
from guantong.apps.surveys import importing
from guantong.apps.surveys.bringing import Mapped
from guantong.apps.surveys.pages.answer_files import SHAPES
from guantong.apps.surveys.queries import answer_files_seen_by
from guantong.apps.surveys.workflow import ANSWER_FILE
from guantong.domain.surveys.platforms import missing, targets

COLUMNS = (
    Column("列", lambda row: row[0]),
    Column("对应", lambda row: row[1]),
)
WRONG = (
    Column("行", lambda line: line.number, "number"),
    Column("说明", lambda line: "；".join(said(one) for one in line.wrong)),
)


@page(reads="surveys", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the preview; change what columns answer, take it in or set it aside."""
    file = answer_files_seen_by(request.standing).filter(pk=pk).first()
    if file is None:
        raise Http404
    lines = importing.lines_of(file)
    wrong = [line for line in lines if line.wrong]
    absent = missing(file.survey.questionnaire, file.mapping) if file.state == "previewed" else ()
    acts = Acts(
        request, ANSWER_FILE,
        (
            Act("take_in_answers", importing.take_in_answers, main=True),
            Act("map_columns", importing.map_columns, partial(Mapped, file=file)),
            Act("discard_answers", importing.discard_answers),
        ),
        file.state, file.survey.path, {"file": file}, closed=importing.kept_out(wrong, absent, lines),
    )  # fmt: skip
    if answer := acts.answer():
        return answer
    known = {"": _("不导入"), **{code: said(words) for code, words in targets(file.survey.questionnaire).items()}}
    heads = [(head, known.get(code, code)) for head, code in file.mapping.items()]
    shown = {
        "file": file, "acts": acts, "state": ANSWER_FILE.states[file.state], "shape": SHAPES[file.state], "sound": len(lines) - len(wrong),
        "wrong": Listing(request, _("不能导入的行"), wrong, WRONG, empty=_("没有不能导入的行。")), "bad": len(wrong), "absent": absent,
        "heads": Listing(request, _("列的对应"), heads, COLUMNS, empty=_("没有可导入的列。")),
    }  # fmt: skip
    return shown["wrong"].download() or render(request, "surveys/pages/answer_file.html", shown, status=acts.status)
