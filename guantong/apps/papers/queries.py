"""Whose papers one sees; what one says, as it is printed (公文查询)."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from guantong.apps.components.practice import notice, watermark
from guantong.apps.files.models import Attachment
from guantong.apps.journal.models import Journaled
from guantong.apps.journal.queries import within
from guantong.apps.papers.models import Concern, Hop, Paper
from guantong.domain.papers.content import Content
from guantong.domain.papers.kinds import Edition
from guantong.domain.papers.plain import blocks_from
from guantong.domain.roles import Standing

COPIES = ("kept", "sealed")
OUT = ("issued", "delivered")
"""It went out and holds."""
SEEN_OUTSIDE = (*OUT, "withdrawn")
"""What whoever got it reads of it; before that it is a draft of ours."""


def papers_seen_by(standing: Standing) -> QuerySet[Paper]:
    """Return the papers `standing` may read, latest first: the congress all of them, whoever got one that one once it is out.

    Whoever stands on its way reads it like the addressee; who keeps out of a matter of an organisation does not.
    """
    areas = standing.areas("papers")
    passed = Hop.objects.filter(within(areas), paper=OuterRef("pk"))
    out = Q(state__in=SEEN_OUTSIDE, issued_on__isnull=False)
    seen = within(standing.areas("paper_drafts")) | ((within(areas) | Exists(passed)) & out)
    return Paper.objects.filter(seen).select_related("corrects")


def inside(standing: Standing) -> bool:
    """True for who reads drafts, notes and reasons."""
    return standing.reads("paper_drafts")


def papers_about(thing: Journaled, standing: Standing) -> QuerySet[Paper]:
    """Return the papers that were asked for about a matter, as far as `standing` reads them."""
    also = Concern.objects.filter(key=thing.journal_key, paper=OuterRef("pk"))
    return papers_seen_by(standing).filter(Q(about=thing.journal_key) | Exists(also))


def signed_copies(paper: Paper) -> QuerySet[Attachment]:
    """Return the files of a paper that may be its signed copy."""
    return Attachment.objects.filter(key=paper.journal_key, state__in=COPIES)


def content_of(paper: Paper) -> Content:
    """Return all that is printed of a paper, as it stands."""
    kind = paper.what
    return Content(
        kind=paper.kind,
        layout=kind.layout,
        issuer=paper.issuer,
        title=paper.title,
        addressee=paper.printed_to,
        blocks=blocks_from(paper.blocks),
        landscape=kind.landscape,
        slim=kind.slim,
        first=paper.opening,
        closing=paper.closing,
        enclosures=tuple(paper.enclosures),
        copies=tuple(paper.copies),
        numbered=kind.numbered,
        dated=kind.keeps_copy,
        number=paper.number,
        issued_on=paper.issued_on,
        slip=f"系统件号 {paper.pk}（不是文号）" if kind.keeps_copy else "",
        notice="，".join(filter(None, (_said_of(paper), notice()))),
        watermark=watermark(),
    )


def intact(paper: Paper) -> bool:
    """True when a signed paper still says what was signed; of one that is not signed there is nothing to compare."""
    return not paper.sealed or paper.sealed == content_of(paper).digest()


def may_sign(line: Edition, standing: Standing) -> bool:
    """True for who holds the post that signs the kind."""
    return bool(line.signs & standing.roles)


def _said_of(paper: Paper) -> str:
    if paper.state in ("draft", "checked", "discarded"):
        return "拟稿，未签发"
    return "已撤回" if paper.state == "withdrawn" else ""
