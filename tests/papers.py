"""Papers for tests: drafted as a room above asks for them, brought to a state by the real verbs (公文测试)."""

from typing import Any

from guantong.apps.files.models import Attachment
from guantong.apps.files.operations import attach
from guantong.apps.papers import operations
from guantong.apps.papers.models import Paper
from guantong.domain.evidence import Evidence
from guantong.domain.papers.blocks import Block, Column, Heading, Item, Paragraph, Table
from guantong.domain.papers.kinds import Layout, kinds
from guantong.domain.papers.parts import Figure, Stated
from guantong.domain.secrecy import Level
from tests.world import World

REPORT = "2025年度审计工作报告.pdf"
WITHHELD = Figure(186420000, (Evidence(REPORT, 12, "表4", 3, "金额", "186.42", 186420000, "万元"),))
PAID = Figure(120000000, (Evidence("专户回单.xlsx", 1, row=6, column="金额", printed="1,200,000.00", fen=120000000, unit="元", sheet="回单"),))  # fmt: skip
LEFT = Figure(66420000, (WITHHELD.evidence[0], PAID.evidence[0]), "两数相减")
SAID = Stated("4个项目少扣质量保证金186.42万元", Evidence(REPORT, 13, column="三（二）"))

ADDRESSEES = {
    "opinions_handover": "ZF",
    "matters_handover": "ZF",
    "satisfaction_ballot": "CWH",
    "satisfaction_result": "CWH",
    "rectification_ledger": "CWH",
    "supervision_plan": "CWH",
    **dict.fromkeys(("preliminary_opinion", "deliberation_opinions", "opinions_by_side"), "ZF"),
    **dict.fromkeys(("preliminary_pair", "review_result_report"), "RD"),
    **dict.fromkeys(
        ("inquiry_pair", "review_minutes", "inquiry_outline", "talk_report", "score_result", "deputy_scores"), "CWH"
    ),
}
SIGNERS = {"standing_committee_office": "wen", "budget_commission_director": "gu"}


def letter_body() -> tuple[Block, ...]:
    """Return a letter of words, amounts, a table and items."""
    return (
        Paragraph.of("审计指出，有关项目应扣未扣质量保证金", WITHHELD, "，已补扣", PAID, "，尚差", LEFT, "。"),
        Heading("一、请说明的事项"),
        Table((Column("事项", 3), Column("金额", 2, "amount"), Column("期限", 2)), (("补扣质量保证金", LEFT, "11月20日"), ("说明原因", "—", "11月27日"))),
        Item.of(1, "请说明", SAID, "的原因。"),
    )  # fmt: skip


def ledger_body() -> tuple[Block, ...]:
    """Return a ledger: what was found in its own words, the amounts, how it stands."""
    columns = (Column("序号"), Column("问题", 5), Column("责任单位", 3), Column("问题金额", 3, "amount"), Column("已整改金额", 3, "amount"), Column("审计认定", 2), Column("人大跟踪结论", 2))  # fmt: skip
    rows = (
        ("1", SAID, "区城管局", WITHHELD, PAID, "整改中", "继续跟踪"),
        ("2", "制度不健全", "区教育局", "—", "—", "已整改", "已了解"),
    )
    return Paragraph.of("截至2026年11月12日。审计认定以审计机关为准。"), Table(columns, rows)


def ballot_body() -> tuple[Block, ...]:
    """Return a ballot: three grades, one mark."""
    grades = tuple(Column(name, 2, "mark") for name in ("满意", "基本满意", "不满意"))
    return (
        Table((Column("测评事项", 5), *grades), (("关于审计查出问题整改情况的报告", "", "", ""),)),
        Paragraph.of("说明：只在一个等次下画“○”；不画、多画或涂改的为无效票，不计入。"),
    )


def body_of(kind: str) -> tuple[Block, ...]:
    """Return a body for a kind."""
    if kind == "satisfaction_ballot":
        return ballot_body()
    return letter_body() if kinds()[kind].layout is Layout.LETTER else ledger_body()


def drafted(world: World, kind: str = "letter_of_enquiry", who: str = "shen", **facts: Any) -> Paper:
    """Draft a paper of a kind."""
    to = world.body(facts.pop("to", ADDRESSEES.get(kind, "CG")))
    given = {"title": f"关于质量保证金有关事项的{kinds()[kind].words.zh}", "body": body_of(kind), **facts}
    return operations.draft(kind=kind, addressee=to, by=world.standing(who), as_of=world.now, **given)


def checked(world: World, kind: str = "letter_of_enquiry", **facts: Any) -> Paper:
    """Draft, and have the director or the office check."""
    paper = drafted(world, kind, **facts)
    return operations.check(paper=paper, version=paper.version, by=world.standing("gu"), as_of=world.now)


def signer_of(paper: Paper) -> str:
    """Return who of 明湖区 holds the post that signs the kind."""
    return next(SIGNERS[role] for role in paper.line.signs)


def signed(world: World, kind: str = "letter_of_enquiry", **facts: Any) -> Paper:
    """Have the post that its kind names sign."""
    paper = checked(world, kind, **facts)
    return operations.sign(paper=paper, version=paper.version, by=world.standing(signer_of(paper)), as_of=world.now)


def exported(world: World, kind: str = "letter_of_enquiry", **facts: Any) -> Paper:
    """Have it taken over into the office's system."""
    paper = signed(world, kind, **facts)
    return operations.export(paper=paper, version=paper.version, by=world.standing("shen"), as_of=world.now)


def issued(world: World, kind: str = "letter_of_enquiry", number: str = "", **facts: Any) -> Paper:
    """Have the office's number and day typed back."""
    paper = exported(world, kind, **facts)
    given = (number or f"明人常函〔2026〕{paper.pk}号") if paper.what.numbered else ""
    return operations.register(
        paper=paper, number=given, issued_on=world.now.date(), version=paper.version, by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip


def withdrawn(world: World, **facts: Any) -> Paper:
    """Have a paper withdrawn that went out."""
    paper = issued(world, **facts)
    return operations.withdraw(
        paper=paper, reason="数据有误", version=paper.version, by=world.standing(signer_of(paper)), as_of=world.now
    )


def out(world: World, draft: Paper) -> Paper:
    """Bring a draft out."""
    paper = operations.check(paper=draft, version=draft.version, by=world.standing("wen"), as_of=world.now)
    paper = operations.sign(paper=paper, version=paper.version, by=world.standing(signer_of(paper)), as_of=world.now)
    paper = operations.export(paper=paper, version=paper.version, by=world.standing("shen"), as_of=world.now)
    return operations.register(
        paper=paper, number=f"更〔2026〕{paper.pk}号", issued_on=world.now.date(), version=paper.version,
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip


def copy_of(world: World, paper: Paper) -> Attachment:
    """Hang a scanned copy on a paper."""
    return attach(
        to=paper, path=paper.path, name="签发件.txt", content=b"signed", level=Level.INTERNAL, by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip


def corrected(world: World, paper: Paper) -> Paper:
    """Have the correction of a paper take its place."""
    draft = operations.correct(
        paper=paper, reason="金额有误", version=paper.version, by=world.standing("shen"), as_of=world.now
    )
    return out(world, draft)
