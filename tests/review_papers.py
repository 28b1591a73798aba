"""Papers of reviews for tests: a review with opinions that were answered, the paper of it, what it says (测试审查公文)."""

from typing import Any

from guantong.apps.opinions.binding import Named
from guantong.apps.opinions.models import Opinion
from guantong.apps.papers.models import Paper
from guantong.apps.papers.queries import content_of
from guantong.apps.reviews import paper_work
from guantong.apps.reviews.models import Inquiry, Review
from guantong.apps.reviews.raising import raise_from_inquiry
from guantong.domain.papers.blocks import Table, parts_in
from guantong.domain.papers.parts import text_of
from tests.opinions import confirmed, referred
from tests.reviews import DAY, asked, does, held, session
from tests.world import World

LIN, ZHAO = Named("林代表", "deputy", "district"), Named("赵选民", "voter", "subdistrict")


def preliminary(world: World, **facts: Any) -> Review:
    """Hold the standing committee's preliminary review of the draft of 2027, of 区城管局 and 区财政局."""
    given = {
        "kind": "preliminary_review",
        "title": "2027年预算草案初步审查",
        "session": session(world),
        "year": 2027,
        **facts,
    }
    return held(world, "CG", "CZ", **given)


def opinion_from(world: World, inquiry: Inquiry, text: str, *by: Named, **facts: Any) -> Opinion:
    """Raise an opinion of an inquiry, to cut 两万元 unless `facts` say otherwise."""
    given = {"head": "departments", "asks": ["amount"], "change_asked": -2_0000_00, **facts}
    return raise_from_inquiry(
        inquiry=inquiry, text=text, proposers=by or (LIN,), raised_on=DAY, by=world.standing("shen"), as_of=world.now, **given
    )  # fmt: skip


def answered_review(world: World) -> Review:
    """Hold a preliminary review of which two opinions came: one finance adopted with 200 元 less, one nobody answered yet."""
    review = preliminary(world)
    cut = opinion_from(world, asked(world, review), "公厕由两座改为一座，少列 300 万元。", LIN, ZHAO)
    confirmed(world, referred(world, cut)[0])
    opinion_from(world, asked(world, review, "测算依据？", unit="CZ"), "请附测算依据。", change_asked=None)
    return review


def drafted(world: World, review: Review, what: str, who: str = "shen", **facts: Any) -> Paper:
    """Draft a paper of a review."""
    return does(world, paper_work.draft_paper, review, who, what=what, **facts)


def told(paper: Paper) -> str:
    """Return all words of a paper, one line a block, a row of a table a line of cells."""
    return "\n".join(
        "\n".join(" | ".join(text_of(cell if isinstance(cell, tuple) else (cell,)) for cell in row) for row in block.rows)
        if isinstance(block, Table) else text_of(tuple(parts_in(block)))
        for block in content_of(paper).blocks
    )  # fmt: skip
