"""One subject: its names over time, what it came from and became, its files, what was done to it (对象)."""

from fractions import Fraction

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.templatetags.words import said
from guantong.apps.files.attached import attached_to
from guantong.apps.journal.queries import entries_of
from guantong.apps.subjects import operations
from guantong.apps.subjects.likeness import likely_same
from guantong.apps.subjects.queries import kinds_of_links, story_of, subjects_seen_by, withdrawn_links_of
from guantong.apps.subjects.workflow import LINK, SUBJECT
from guantong.domain.workflow.table import NEW


def _day(label: object) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


class NewName(forms.Form):
    """Another name from a day."""

    name = forms.CharField(label=_("新名称"), max_length=120)
    on = _day(_("自哪天起"))
    document = forms.CharField(label=_("文号"), max_length=80, required=False)


class Closing(forms.Form):
    """Why and when it ends."""

    on = _day(_("结束日期"))
    closing = forms.CharField(label=_("结束原因"), max_length=200)


class Linked(forms.Form):
    """A tie to another subject, and by what it is proved."""

    how = forms.ChoiceField(label=_("本对象"), choices=lambda: [(how, said(words)) for how, words in kinds_of_links()])
    other = forms.CharField(
        label=_("对方编号"), max_length=40, help_text=_("形如 MH-XM-2026-00017-K，抄错一位会提示。")
    )
    on = _day(_("自哪天起"))
    share = forms.DecimalField(
        label=_("比例 %"), required=False, max_digits=5, decimal_places=2,
        help_text=_("拆分或并入时，原对象有多少转了过去；不知道就不填。"),
    )  # fmt: skip
    evidence = forms.CharField(
        label=_("依据"), max_length=80, help_text=_("文号，或本页附件的编号（如 附件12）；作为依据的附件随之封存。")
    )

    def clean_share(self) -> Fraction | None:
        """Return the share as a part of the whole."""
        typed = self.cleaned_data["share"]
        return None if typed is None else Fraction(typed) / 100


ACTS = (Act("rename", operations.rename, NewName, version=True), Act("close", operations.close, Closing, version=True))
TIES = (Act("link", operations.link, Linked),)


@page(reads="subjects", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, key: str) -> HttpResponse:
    """Show the subject with its verbs; do one of them."""
    standing = request.standing
    subject = subjects_seen_by(standing).filter(key=key).first()
    if subject is None:
        raise Http404
    given = {"subject": subject}
    acts = Acts(request, SUBJECT, ACTS, subject.state, subject.path, given=given, version=subject.version)
    wanted = request.GET.get("other", "")
    tying = Acts(request, LINK, TIES, NEW, subject.path, given=given, initial={"how": "same", "other": wanted})
    answer = (tying if request.POST.get("verb") == "link" else acts).answer()
    may_link = LINK.why_not("link", standing, NEW, subject.path) is None
    shown = {
        "subject": subject, "state": SUBJECT.states[subject.state], "acts": acts, "tying": tying,
        "story": story_of(subject, standing), "withdrawn": withdrawn_links_of(subject, standing),
        "likely": likely_same(subject, standing) if may_link and answer is None else [],
        "files": attached_to(subject, standing), "history": entries_of(subject), "wanted": wanted,
    }  # fmt: skip
    status = max(acts.status, tying.status)
    return answer or render(request, "subjects/pages/subject.html", shown, status=status)
