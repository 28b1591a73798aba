"""The table of paper kinds: issuer, signer, addressees, act, law, how far it is known, ways (文种表)."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.actors.models import OrganisationKind
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said
from guantong.apps.papers.ways import organ
from guantong.domain.law.catalogue import cite
from guantong.domain.papers.kinds import Edition, Organ, PaperKind, kinds, route_words


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table, as it holds from a day."""

    kind: PaperKind
    edition: Edition


def _way(line: Line) -> str:
    ways = []
    for route, hops in line.edition.routes.items():
        names = [said(hop.words) if hop in (Organ.ADDRESSEE, Organ.PASSED_ON) else organ(hop) for hop in hops]
        ways.append(f"{said(route_words(route))}：{' → '.join(names)}" if names else said(route_words(route)))
    return "；".join(ways)


COLUMNS = (
    Column("文种", lambda line: line.kind.words, note=lambda line: line.edition.act),
    Column("发文机关", lambda line: organ(line.edition.issuer)),
    Column("签发", lambda line: line.edition.signer),
    Column("发给", lambda line: "、".join(OrganisationKind(kind).label for kind in sorted(line.edition.addressees))),
    Column("依据", lambda line: "、".join(said(cite(entry).words()) for entry in line.edition.law) or "—"),
    Column("核对程度", lambda line: line.edition.status.words, note=lambda line: line.edition.source),
    Column("致送", _way),
    Column("编文号", lambda line: _("编") if line.kind.numbered else _("不编")),
    Column("留签发件", lambda line: _("留") if line.kind.keeps_copy else _("不留")),
    Column("自", lambda line: line.edition.since, "day"),
)


@page(reads="papers")
def view(request: HttpRequest) -> HttpResponse:
    """Show the table."""
    lines = [Line(kind, edition) for kind in kinds().values() for edition in reversed(kind.editions)]
    listing = Listing(request, _("文种表"), lines, COLUMNS)
    return listing.download() or render(request, "papers/pages/kinds.html", {"list": listing})
