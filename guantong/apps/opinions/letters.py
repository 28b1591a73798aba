"""The letter that refers opinions to finance, and the summary of what was asked and what became of it (转送函、汇总表).

Composed here of what stands in the ledger; checked, signed, numbered and sent by people. Names of voters and firms stay inside.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.opinions.models import Opinion, Referral
from guantong.apps.opinions.queries import proposers_of
from guantong.apps.opinions.referring import done, locked
from guantong.apps.opinions.wording import KINDS, LANDINGS, OUTCOMES, called, versions
from guantong.apps.papers import operations as papers
from guantong.apps.papers.models import Paper
from guantong.domain.evidence import Evidence
from guantong.domain.money import Unit
from guantong.domain.papers.blocks import Annex, Column, Paragraph, Table
from guantong.domain.papers.parts import Figure, Part, quoted
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

LETTER, SUMMARY = "opinions_referral", "opinions_summary"


@transaction.atomic
def draft_letter(*, referral: Referral, version: int, by: Standing, as_of: datetime) -> Paper:
    """Draft the letter of a referral, its opinions as the annex; finance passes it on to the units they are about."""
    row = locked(referral, "draft_letter", version, by)
    rows = _opinions(row)
    body = (
        Paragraph.of(f"现将{row.year}年预算审查中人大代表和各方面提出的意见建议{len(rows)}条（见附件）转送你单位。"),
        Paragraph.of(
            "请会同有关单位研究，逐条书面答复采纳、部分采纳或不采纳，说明理由和落点；涉及金额增减的，请注明预算项和变动原因。"
        ),
        Annex(_LIST),
        _asked(rows),
    )
    paths = dict.fromkeys(one.path for one in rows if one.path and one.path != row.path)
    known = {one.path: one for one in Organisation.objects.filter(path__in=list(paths))}
    paper = _drafted(LETTER, row, row.title, body, [known[path] for path in paths if path in known], [_LIST], by, as_of)
    done(row, "draft_letter", by, as_of, paper=paper.pk)
    return paper


@transaction.atomic
def draft_summary(*, referral: Referral, version: int, by: Standing, as_of: datetime) -> Paper:
    """Draft the summary of a referral's opinions as they stand now: asked, answered, found in the version."""
    row = locked(referral, "draft_summary", version, by)
    title = f"{row.year}年预算意见建议汇总表"
    paper = _drafted(SUMMARY, row, title, (summary(_opinions(row)),), [], [], by, as_of)
    done(row, "draft_summary", by, as_of, paper=paper.pk)
    return paper


def _drafted(
    kind: str, row: Referral, title: str, body: Sequence[object], passed_on: Sequence[Organisation], enclosures: Sequence[str],
    by: Standing, as_of: datetime,
) -> Paper:  # fmt: skip
    rows = _opinions(row)
    return papers.draft(
        kind=kind, addressee=Organisation.objects.get(path=row.path), title=title, body=body, subject_of=row.journal_key,  # type: ignore[arg-type]
        subject_name=row.title, subject_where=f"/opinions/referrals/{row.pk}/", passed_on=passed_on, enclosures=enclosures,
        also_about=[(one.journal_key, f"意见 {one.pk}", f"/opinions/{one.pk}/") for one in rows], by=by, as_of=as_of,
    )  # fmt: skip


def _opinions(row: Referral) -> list[Opinion]:
    found = list(row.opinions.exclude(state__in=("merged", "withdrawn")).order_by("path", "pk"))
    if not found:
        raise BadInput({"": _NONE})
    return found


def _asked(rows: Sequence[Opinion]) -> Table:
    columns = (Column("序号", 1), Column("单位、项目", 3), Column("针对版本", 2), Column("意见", 7), Column("审查重点", 2), Column("建议增减（元）", 3, "amount"), Column("提出人", 2))  # fmt: skip
    lines = [
        (str(at), one.about or "一般意见", _version(one), told(one.text, one, "提出的意见"), called("heads", one.head).zh, amount(one.change_asked, one, "提出人的建议"), who(one))
        for at, one in enumerate(rows, 1)
    ]  # fmt: skip
    return Table(columns, tuple(lines))


def summary(rows: Sequence[Opinion]) -> Table:
    """Return the summary of opinions, one row each: asked, answered, found in the version."""
    columns = (
        Column("序号", 1), Column("单位、项目", 3), Column("意见", 6), Column("提出人", 2), Column("建议增减（元）", 3, "amount"), Column("财政答复", 2),
        Column("理由", 5), Column("落点", 3), Column("确认增减（元）", 3, "amount"), Column("落实核验", 3),
    )  # fmt: skip
    lines = [
        (
            str(at), one.about or "一般意见", told(one.text, one, "提出的意见"), who(one), amount(one.change_asked, one, "提出人的建议"),
            OUTCOMES[one.outcome].zh if one.outcome else "未答复", told(one.reason, one, one.document or "财政答复"),
            told(one.place, one, one.document or "财政答复"), amount(one.amount, one, one.document or "财政答复"), landed(one),
        )
        for at, one in enumerate(rows, 1)
    ]  # fmt: skip
    return Table(columns, tuple(lines))


def told(words: str, one: Opinion, what: str) -> Part:
    """Return what somebody wrote; amounts in it stand in that."""
    return quoted(words, Evidence(file=f"意见 {one.pk} {what}", page=0)) or "—"


def amount(fen: int | None, one: Opinion, what: str) -> Part:
    """Return an amount as its author wrote it, in 元; "—" where there is none."""
    if fen is None:
        return "—"
    return Figure(fen, (Evidence(file=f"意见 {one.pk} {what}", page=0),), unit=Unit.YUAN)


def _version(one: Opinion) -> str:
    name = versions()[one.budget_version].zh if one.budget_version in versions() else "—"
    return f"{name}（第{one.budget_number}版）" if one.budget_number else name


def who(one: Opinion) -> str:
    """Return who raised it, by kind and number: no name leaves the house."""
    counted: dict[str, int] = {}
    for kind in proposers_of(one).values_list("kind", flat=True):
        counted[kind] = counted.get(kind, 0) + 1
    return "、".join(f"{KINDS[kind].zh}{number}名" for kind, number in counted.items()) or "—"


def landed(one: Opinion) -> str:
    """Return what the version showed, as a person confirmed it; "—" while nobody did."""
    if not one.landing:
        return "—"
    name = versions()[one.landed_version].zh if one.landed_version in versions() else ""
    return f"{LANDINGS[one.landing].zh}（{name}）" if name else LANDINGS[one.landing].zh


_LIST = "意见建议清单"
_NONE = Words("这一批里没有可以转送的意见", "there is no opinion to refer in this batch")
