"""What the verbs of projects, reports and choices ask; lists are pasted line by line, as from a workbook (绩效的表单)."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as later

from guantong.apps.actors.fields import DayField, OrganisationField
from guantong.apps.components.templatetags.words import later as said_later
from guantong.apps.evaluations.models import Performance, Report
from guantong.apps.evaluations.models.projects import APPLIED, STAGES, TARGET_KINDS, THOUSANDTHS
from guantong.apps.evaluations.models.reports import CHANGES, REPORT_KINDS, USES
from guantong.apps.evaluations.project_work import Aim
from guantong.apps.execution.offer_forms import FenField
from guantong.apps.opinions.forms import Raised
from guantong.apps.opinions.sheet_forms import Brought
from guantong.domain.selection.attention import Noticed
from guantong.domain.words import Words

_LARGEST = 10**15


def _area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


def _one_of(label: Any, words: dict[str, Words], **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[(key, said_later(one)) for key, one in words.items()], **more)


def thousandths(typed: str) -> int | None:
    """Return a typed number as thousandths; raises ValidationError for what is none or finer."""
    if not typed.strip():
        return None
    try:
        found = Decimal(typed.strip().replace(",", "")) * THOUSANDTHS
    except InvalidOperation as error:
        raise ValidationError(later("请填写数字，最多三位小数")) from error
    if not found.is_finite() or found != found.to_integral_value() or abs(found) > _LARGEST:
        raise ValidationError(later("请填写数字，最多三位小数"))
    return int(found)


def pasted(typed: str, columns: int) -> list[list[str]]:
    """Return the lines of a pasted list, each of so many cells: parted by tabs as a workbook gives them, else by “|”."""
    return [
        [*(cell.strip() for cell in (line.split("\t") if "\t" in line else line.replace("｜", "|").split("|"))), *[""] * columns][:columns]
        for line in typed.splitlines() if line.strip()
    ]  # fmt: skip


class SettingUp(forms.Form):
    """Which project of which unit and year."""

    year = forms.IntegerField(label=later("年度"), min_value=2000, max_value=2100)
    unit_code = forms.CharField(label=later("单位编码"), max_length=60)
    unit = forms.CharField(label=later("单位"), max_length=120)
    project_code = forms.CharField(label=later("项目编码"), max_length=60)
    project = forms.CharField(label=later("项目"), max_length=200)
    history = forms.BooleanField(label=later("历史导入（不计时限）"), required=False)


class Aims(forms.Form):
    """Targets, a line each."""

    aims = forms.CharField(
        label=later("绩效目标"), widget=_area(6),
        help_text=later("每行一项，可从 Excel 粘贴，或用“|”隔开：类别|指标|目标值|单位|定性目标|来源文件|页、行|不超过(填“是”)"),
    )  # fmt: skip

    def clean_aims(self) -> list[Aim]:
        """Return the targets; say the line that does not fit."""
        kinds, found = {words.zh: key for key, words in TARGET_KINDS.items()}, []
        for at, (kind, name, planned, measure, words, file, place, most) in enumerate(
            pasted(self.cleaned_data["aims"], 8), 1
        ):
            if kind not in kinds or not (name and file and place):
                raise ValidationError(
                    later("第 %(line)s 行：类别应为成本、产出数量等，并写明指标、来源文件和页、行"), params={"line": at}
                )
            found.append(
                Aim(
                    kinds[kind],
                    name[:120],
                    thousandths(planned),
                    measure[:20],
                    words[:200],
                    file[:160],
                    place[:80],
                    most == "是",
                )
            )
        return found


class Document(forms.Form):
    """By which document."""

    document = forms.CharField(label=later("文号"), max_length=80)


class Value(forms.Form):
    """What a target had come to, or the money, by a month."""

    def __init__(self, *args: Any, performance: Performance, **kwargs: Any) -> None:
        """Offer the targets, and the money."""
        super().__init__(*args, **kwargs)
        targets = [("", later("资金")), *((f"{one.pk}", one.name) for one in performance.targets.all())]
        self.fields["target"] = forms.ChoiceField(label=later("指标"), choices=targets, required=False)
        self.fields["stage"] = _one_of(later("环节"), STAGES)
        self.fields["month"] = forms.IntegerField(label=later("截至月份"), min_value=1, max_value=12)
        self.fields["value"] = forms.CharField(label=later("完成值"), max_length=24, required=False)
        self.fields["budget"] = FenField(label=later("预算数（元）"), required=False)
        self.fields["spent"] = FenField(label=later("支出数（元）"), required=False)
        self.fields["why_none"] = forms.CharField(
            label=later("没有数据的原因"),
            max_length=200,
            required=False,
            help_text=later("无数据不等于 0；确实为零的填 0"),
        )
        self.fields["file"] = forms.CharField(label=later("来源文件"), max_length=160, required=False)
        self.fields["place"] = forms.CharField(label=later("页、行"), max_length=80, required=False)

    def clean_value(self) -> int | None:
        """Return thousandths."""
        return thousandths(self.cleaned_data["value"])

    def clean_budget(self) -> int | None:
        """Return fen, None of nothing."""
        return self.cleaned_data["budget"]


class Completed(forms.Form):
    """When it was completed."""

    completed_on = DayField(label=later("完成日期"))


class Evaluated(forms.Form):
    """Who evaluated it, and what is written."""

    evaluator = forms.CharField(label=later("评价主体"), max_length=120)
    grade = forms.CharField(label=later("评价结论（照抄原文）"), max_length=120, required=False)
    evaluated_on = DayField(label=later("评价日期"))


class FedBack(forms.Form):
    """When it was told."""

    fed_back_on = DayField(label=later("反馈日期"))


class Applied(forms.Form):
    """What came of it."""

    applied = _one_of(later("结果应用"), APPLIED)
    application = forms.CharField(label=later("应用说明"), max_length=400, widget=_area())
    next_ask = FenField(label=later("下年申报数（元）"), required=False)


class Bringing(Brought):
    """A sheet of performance; whether it is history."""

    history = forms.BooleanField(
        label=later("历史导入"), required=False, help_text=later("以前年度已经办过的：各环节一次导入，不计时限、不提醒")
    )
    field_order = ("file", "level", "history")


class Reason(forms.Form):
    """Why."""

    reason = forms.CharField(label=later("原因"), max_length=200)


class Received(forms.Form):
    """A report as it was received."""

    kind = _one_of(later("类别"), REPORT_KINDS)
    year = forms.IntegerField(label=later("评价年度"), min_value=2000, max_value=2100)
    about = OrganisationField(label=later("被评单位"))
    project_code = forms.CharField(label=later("项目编码"), max_length=60, required=False)
    project = forms.CharField(label=later("项目"), max_length=200, required=False)
    body = forms.CharField(label=later("评价机构"), max_length=120)
    method = forms.CharField(label=later("方法"), max_length=400, required=False, widget=_area(2))
    sample = forms.CharField(label=later("样本"), max_length=200, required=False)
    grade = forms.CharField(label=later("结论等次（照抄原文）"), max_length=120, required=False)
    issued_on = DayField(label=later("报告日期"))

    def clean(self) -> dict[str, Any]:
        """Return the unit by its name and path."""
        found = super().clean() or {}
        about = found.pop("about", None)
        return {**found, "unit": about.name, "path": about.path} if about else found


class Quality(forms.Form):
    """The reading list: yes, no, or not told."""

    def __init__(self, *args: Any, questions: dict[str, Words], **kwargs: Any) -> None:
        """Ask each line."""
        super().__init__(*args, **kwargs)
        self.questions = questions
        answers = [("", later("请选择")), ("yes", later("是")), ("no", later("否")), ("untold", later("报告没有写"))]
        for key, words in questions.items():
            self.fields[key] = forms.ChoiceField(label=said_later(words), choices=answers)
        self.fields["words"] = forms.CharField(label=later("说明"), max_length=400, required=False, widget=_area(2))

    def clean(self) -> dict[str, Any]:
        """Return the answers together."""
        found = super().clean() or {}
        return {"answers": {key: found.get(key, "") for key in self.questions}, "words": found.get("words", "")}


class Finding(forms.Form):
    """A finding and its page."""

    text = forms.CharField(label=later("反映的问题（照抄原文）"), max_length=400, widget=_area())
    page = forms.IntegerField(label=later("页码"), min_value=1, max_value=9999)


class Using(forms.Form):
    """What became of a finding."""

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        """Offer the findings."""
        super().__init__(*args, **kwargs)
        known = [(f"{one.pk}", f"第{one.page}页 {one.text[:40]}") for one in report.findings.all()]
        self.fields["finding"] = forms.ChoiceField(label=later("问题"), choices=known)
        self.fields["use"] = _one_of(later("处理"), USES)
        self.fields["reference"] = forms.CharField(
            label=later("去向（编号或文号）"),
            max_length=120,
            required=False,
            help_text=later("如 意见 12、了解情况函 5、下年目标表"),
        )


def waiting(report: Report) -> list[tuple[str, str]]:
    """Return the findings that went nowhere yet, as one chooses among them."""
    return [
        (f"{one.pk}", f"第{one.page}页 {one.text[:40]}") for one in report.findings.all() if one.use in ("", "none", "question")
    ]  # fmt: skip


class FromFinding(Raised):
    """An opinion that came from a finding: which, on the budget of which year."""

    field_order = ("finding", "text", "head", "asks", "change_asked", "year", "proposers", "raised_on")

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        """Offer the findings that wait."""
        super().__init__(*args, **kwargs)
        self.fields["finding"] = forms.ChoiceField(label=later("问题"), choices=waiting(report))
        self.fields["year"] = forms.IntegerField(label=later("预算年度"), min_value=2000, max_value=2100)
        self.order_fields(self.field_order)


class AimFromFinding(forms.Form):
    """A target that a finding asks for; its place is the report's page."""

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        """Offer the findings that wait."""
        super().__init__(*args, **kwargs)
        self.fields["finding"] = forms.ChoiceField(label=later("问题"), choices=waiting(report))
        self.fields["year"] = forms.IntegerField(label=later("目标年度"), min_value=2000, max_value=2100)
        self.fields["kind"] = _one_of(later("指标类别"), TARGET_KINDS)
        self.fields["name"] = forms.CharField(label=later("指标"), max_length=120)
        self.fields["planned"] = forms.CharField(label=later("目标值"), max_length=24, required=False)
        self.fields["measure"] = forms.CharField(label=later("计量单位"), max_length=20, required=False)
        self.fields["at_most"] = forms.BooleanField(label=later("不超过"), required=False)
        self.fields["words"] = forms.CharField(label=later("定性目标"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """Return the number in thousandths; say where there is neither a number nor words."""
        found = super().clean() or {}
        found["planned"] = thousandths(found.get("planned", ""))
        if found["planned"] is None and not found.get("words"):
            self.add_error("planned", later("目标值和定性目标至少填一项"))
        return found


class Changed(forms.Form):
    """What changed after."""

    kind = _one_of(later("方面"), CHANGES)
    before = forms.CharField(label=later("原来"), max_length=200)
    after = forms.CharField(label=later("现在"), max_length=200)
    source = forms.CharField(label=later("依据（文号或账册）"), max_length=160)
    changed_on = DayField(label=later("日期"))


class Nominating(forms.Form):
    """Which project, and why."""

    year = forms.IntegerField(label=later("年度"), min_value=2000, max_value=2100)
    project_code = forms.CharField(label=later("项目编码"), max_length=60)
    project = forms.CharField(label=later("项目"), max_length=200)
    reason = forms.CharField(label=later("理由"), max_length=200)


class DrawingUp(forms.Form):
    """What was counted of projects, a line each."""

    year = forms.IntegerField(label=later("年度"), min_value=2000, max_value=2100)
    counted = forms.CharField(
        label=later("项目和计数"), widget=_area(6), required=False,
        help_text=later("每行一个，可从 Excel 粘贴，或用“|”隔开：项目编码|项目|单位|诉求件数|异议件数|计数来源；没有统计的留空，不填 0。代表提名、意见件数和预算由系统取数"),
    )  # fmt: skip

    def clean_counted(self) -> list[Noticed]:
        """Return the projects; say the line that does not fit."""
        found = []
        for at, (code, name, unit, *counts, source) in enumerate(pasted(self.cleaned_data["counted"], 6), 1):
            numbers = [int(one) if one.isascii() and one.isdecimal() and len(one) < 8 else None for one in counts]
            if not (code and name) or any(one and number is None for one, number in zip(counts, numbers, strict=True)):
                raise ValidationError(later("第 %(line)s 行：应写明编码和项目，计数为整数"), params={"line": at})
            if any(number is not None for number in numbers) and not source:
                raise ValidationError(later("第 %(line)s 行：请写明计数来源"), params={"line": at})
            found.append(Noticed(code, name, unit, numbers[0], numbers[1], 0, None, None, source))
        return found


class Deciding(forms.Form):
    """Which were chosen, by which decision."""

    def __init__(self, *args: Any, projects: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the list."""
        super().__init__(*args, **kwargs)
        self.fields["chosen"] = forms.MultipleChoiceField(
            label=later("选取的项目"), choices=list(projects), widget=forms.CheckboxSelectMultiple({"class": "choices"})
        )
        self.fields["words"] = forms.CharField(label=later("说明"), max_length=400, required=False, widget=_area(2))
        self.fields["document"] = forms.CharField(label=later("决定文号"), max_length=80)
        self.fields["decided_on"] = DayField(label=later("决定日期"))
