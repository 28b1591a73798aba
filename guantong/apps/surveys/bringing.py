"""What surveys ask where a file is brought: answers of another platform, lists to draw from (问卷的文件表单)."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField
from guantong.apps.actors.sheets import MOST_BYTES
from guantong.apps.components.templatetags.words import said
from guantong.apps.surveys.models import AnswerFile, Survey
from guantong.apps.surveys.weighing import BY_SURVEY, Part
from guantong.domain.surveys.panel import Quota
from guantong.domain.surveys.platforms import targets


class Brought(forms.Form):
    """A workbook."""

    file = forms.FileField(label=later("文件"), help_text=later("xlsx，不超过 5 MB"))

    def clean(self) -> dict[str, Any]:
        """Return the file's name and bytes."""
        found = super().clean() or {}
        if file := found.pop("file", None):
            found |= {"file_name": file.name, "raw": file.read(MOST_BYTES + 1)}
        return found


class Sampled(Brought):
    """A list to draw a sample from, and how."""

    size = forms.IntegerField(label=later("样本数（户）"), min_value=1, max_value=100_000)
    substitutes = forms.IntegerField(label=later("每层替补（户）"), min_value=0, max_value=1000, initial=5)
    seed = forms.CharField(label=later("随机种子"), max_length=80, help_text=later("抽取前约定、谁也不能左右的数，例如次日公布的开奖号码。抽取后公布"))  # fmt: skip
    seed_from = forms.CharField(label=later("种子出处"), max_length=120)


class Drawing(Brought):
    """A list to draw a public panel from, and how."""

    title = forms.CharField(label=later("名称"), max_length=120)
    size = forms.IntegerField(label=later("抽取人数"), min_value=1, max_value=500)
    named = forms.IntegerField(label=later("另行推荐人数"), min_value=0, max_value=500, initial=0, help_text=later("推荐的人不写进名单"))  # fmt: skip
    quotas = forms.CharField(
        label=later("配额"), required=False, widget=forms.Textarea({"rows": 5}),
        help_text=later("每行一条：特征 取值 最少 最多。例：性别 女 22 26。不设可空着"),
    )  # fmt: skip
    seed = forms.CharField(label=later("随机种子"), max_length=80, help_text=later("抽取前约定、谁也不能左右的数，例如次日公布的开奖号码。抽取后公布"))  # fmt: skip
    seed_from = forms.CharField(label=later("种子出处"), max_length=120)
    field_order = ("title", "file", "size", "named", "quotas", "seed", "seed_from")

    def clean_quotas(self) -> list[Quota]:
        """Return the quotas."""
        found = []
        for number, line in enumerate(filter(str.strip, self.cleaned_data["quotas"].splitlines()), 1):
            parts = line.split()
            if len(parts) != 4 or not (parts[2].isdecimal() and parts[3].isdecimal()) or int(parts[2]) > int(parts[3]):
                raise forms.ValidationError(_("第%(number)s行须写成：特征 取值 最少 最多") % {"number": number})
            found.append(Quota(parts[0], parts[1], int(parts[2]), int(parts[3])))
        return found


class Weighed(forms.Form):
    """Sources, their weights, their scores."""

    title = forms.CharField(label=later("名称"), max_length=120)
    document = forms.CharField(
        label=later("权重的文件依据"), max_length=160, help_text=later("文件名称和文号。没有文件依据的不能汇总")
    )
    dated = DayField(label=later("文件日期"))
    survey = forms.ChoiceField(label=later("问卷"), required=False)
    parts = forms.CharField(
        label=later("来源"), widget=forms.Textarea({"rows": 5}),
        help_text=later("每行一个：来源|权重|得分|出处。得分为0到100；写“问卷”取上面问卷的已核验满意率；空着则不计算总分。例：代表评议|30|91.5|评议汇总表2026-11-02"),
    )  # fmt: skip

    def __init__(self, *args: Any, surveys: Iterable[Survey], **kwargs: Any) -> None:
        """Offer the surveys that have a result."""
        super().__init__(*args, **kwargs)
        self._surveys = {str(one.pk): one for one in surveys}
        self.fields["survey"].choices = [("", "—"), *((key, one.title) for key, one in self._surveys.items())]  # type: ignore[attr-defined]

    def clean_survey(self) -> Survey | None:
        """Return the survey."""
        return self._surveys.get(self.cleaned_data["survey"])

    def clean_parts(self) -> list[Part]:
        """Return the sources."""
        found = []
        for number, line in enumerate(filter(str.strip, self.cleaned_data["parts"].splitlines()), 1):
            name, weight, score, stands = [*(one.strip() for one in line.replace("｜", "|").split("|")), "", "", ""][:4]
            if (
                not name
                or len(name) > 60
                or not weight.isdecimal()
                or len(weight) > 3
                or not _SCORE.fullmatch(score)
                or len(stands) > 120
            ):
                raise forms.ValidationError(_("第%(number)s行须写成：来源|权重|得分|出处") % {"number": number})
            found.append(Part(name, int(weight), score, stands))
        return found


_SCORE = re.compile(rf"|{BY_SURVEY}|\d{{1,3}}(\.\d{{1,4}})?")


class Mapped(forms.Form):
    """Which question each column answers."""

    def __init__(self, *args: Any, file: AnswerFile, **kwargs: Any) -> None:
        """Ask of every column that was kept."""
        super().__init__(*args, **kwargs)
        choices = [
            ("", _("不导入")),
            *((code, said(words)) for code, words in targets(file.survey.questionnaire).items()),
        ]
        self.heads = dict(enumerate(file.mapping))
        for at, head in self.heads.items():
            self.fields[f"c{at}"] = forms.ChoiceField(
                label=head[:80], required=False, choices=choices, initial=file.mapping[head]
            )

    def clean(self) -> dict[str, Any]:
        """Return the mapping by head."""
        found = super().clean() or {}
        return {"mapping": {head: found.get(f"c{at}", "") for at, head in self.heads.items()}}
