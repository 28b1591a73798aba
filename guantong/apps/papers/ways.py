"""How the table of kinds meets this district: its organs by name, the stations of a way, whom a letter is printed to (致送)."""

from collections.abc import Sequence

from django.conf import settings

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.papers.models import Paper
from guantong.domain.papers.kinds import Edition, Layout, Organ, PaperKind


def organ(of: Organ) -> str:
    """Return the name of an organ of this district."""
    return of.words.zh.format(district=settings.DISTRICT)


def stations(line: Edition, way: str, to: Organisation, passed_on: Sequence[Organisation]) -> list[dict[str, str]]:
    """Return the stations of a way: the name and, where the tree knows it, the path of each."""
    found: list[dict[str, str]] = []
    for hop in line.routes[way]:
        if hop is Organ.ADDRESSEE:
            found.append({"body": to.name, "path": to.path})
        elif hop is Organ.PASSED_ON:
            found += [{"body": body.name, "path": body.path} for body in passed_on]
        else:
            known = Organisation.objects.filter(name=organ(hop)).first()
            found.append({"body": organ(hop), "path": known.path if known else ""})
    return found


def frame(kind: PaperKind, line: Edition, way: str, to: Organisation, corrects: Paper | None) -> dict[str, str]:
    """Return what a letter says around its body: whom it is printed to, what it corrects, what the office between is asked."""
    if kind.layout is not Layout.LETTER or line.routes[way][:1] != (Organ.GOVERNMENT_OFFICE,):
        printed_to, closing = to.name, ""
    else:
        up = to.kind == OrganisationKind.GOVERNMENT
        printed_to = organ(Organ.GOVERNMENT_OFFICE)
        closing = f"请报{to.name}研究处理。" if up else f"请转送{to.name}研究，并由其书面答复。"
    opening = f"本件更正《{corrects.title}》（{corrects.number or corrects.issued_on}），原件撤回。" if corrects else ""
    return {"printed_to": printed_to, "opening": opening, "closing": closing}
