"""What a rehearsal asks: the arrangement of a document, and a `.pb` file or sheets typed (演算的表单)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField, OrganisationField
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.components.templatetags.words import said
from guantong.apps.rehearsals.models import KINDS
from guantong.apps.rehearsals.typed import typed_poll
from guantong.domain.voting.sharing.arrangement import Arrangement, Completion, Rule, TieKey, Worth
from guantong.domain.workflow.table import BadInput

_MOST = 8 << 20
_COMPLETIONS = {
    "": later("不补足：余额留存"), "add_one": said_later(Completion.ADD_ONE.words), "utilitarian": said_later(Completion.UTILITARIAN.words),
    "add_one utilitarian": later("先逐轮增加每人份额，再按得票从多到少"),
}  # fmt: skip


class Arranging(forms.Form):
    """Every parameter of the document by which the money is shared."""

    document = forms.CharField(label=later("经费分配办法文号"), max_length=80)
    since = DayField(label=later("自"))
    rule = forms.ChoiceField(
        label=later("规则"),
        initial=Rule.EQUAL_SHARES.value,
        choices=[(one.value, said_later(one.words)) for one in Rule],
    )
    worth = forms.ChoiceField(label=later("效用"), choices=[(one.value, said_later(one.words)) for one in Worth])
    completion = forms.ChoiceField(label=later("余额处理"), required=False, choices=list(_COMPLETIONS.items()))
    step = forms.IntegerField(label=later("每轮增加（元）"), min_value=1, max_value=1_000_000, initial=1)
    passes_over = forms.BooleanField(
        label=later("按得票时，超出余额的跳过、继续看下一项"), required=False, initial=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for three keys of ties, in order."""
        super().__init__(*args, **kwargs)
        keys = [("", later("文件没有规定")), *((one.value, said_later(one.words)) for one in TieKey)]
        for n in (1, 2, 3):
            label = later("并列时的先后 %(n)s") % {"n": n}
            self.fields[f"tie_{n}"] = forms.ChoiceField(label=label, required=False, choices=keys)

    def clean(self) -> dict[str, Any]:
        """Return the arrangement."""
        found = super().clean() or {}
        if self.errors:
            return {}
        ties = tuple(TieKey(found.pop(f"tie_{n}")) if found.get(f"tie_{n}") else None for n in (1, 2, 3))
        rule, done = Rule(found.pop("rule")), tuple(map(Completion, found.pop("completion").split()))
        if rule is Rule.GREEDY and done:
            self.add_error("completion", later("按得票从多到少没有余额补足：请选“不补足”"))
            return {}
        found["arrangement"] = Arrangement(
            found.pop("document"), found.pop("since"), "from-document", rule, Worth(found.pop("worth")), done,
            found.pop("step") * 100, tuple(dict.fromkeys(one for one in ties if one)), found.pop("passes_over"),
        )  # fmt: skip
        return {name: value for name, value in found.items() if not name.startswith("tie_")}


class Preparing(Arranging):
    """A rehearsal: what it is of, whose, and what residents chose."""

    title = forms.CharField(label=later("演算事项"), max_length=120)
    kind = forms.ChoiceField(label=later("种类"), choices=lambda: [(kind, said_later(w)) for kind, w in KINDS.items()])
    body = OrganisationField(label=later("单位"))
    file = forms.FileField(label=later("选票文件（.pb）"), required=False, help_text=later("没有文件的，在下面录入"))
    budget = forms.CharField(label=later("经费总额（万元）"), required=False, max_length=20)
    projects = forms.CharField(
        label=later("项目"), required=False, max_length=20_000, widget=forms.Textarea({"rows": 6, "wrap": "off"}),
        help_text=later("每行一个：编号 | 名称 | 金额（万元）"),
    )  # fmt: skip
    ballots = forms.CharField(
        label=later("选票"), required=False, max_length=400_000, widget=forms.Textarea({"rows": 8, "wrap": "off"}),
        help_text=later("每行一张：所选编号，如 1 3；给分的写 1=5 3=2；相同的票可写 12: 1 3；空白票写 0"),
    )  # fmt: skip
    field_order = ("title", "kind", "body", "file", "budget", "projects", "ballots")

    def clean(self) -> dict[str, Any]:
        """Return what the operation takes: the poll as the text of a file, brought or written of what was typed."""
        found = super().clean()
        if not found:
            return {}
        budget, projects, ballots = (found.pop(name, "") for name in ("budget", "projects", "ballots"))
        given = found.get("file")
        if given is None:
            try:
                found["file"] = typed_poll(found["title"], budget, projects, ballots)
            except BadInput as bad:
                for name, words in bad.reasons.items():
                    self.add_error(name, said(words))
        elif given.size > _MOST:
            self.add_error("file", later("文件超过 8 MB"))
        else:
            try:
                found["file"] = given.read().decode("utf-8-sig")
            except UnicodeDecodeError:
                self.add_error("file", later("应为 UTF-8 编码的 .pb 文件"))
        return found
