"""The sentence of a signal as text to copy into another paper, with its places, its articles, and that it is a signal (复制和出处)."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _

from guantong.apps.components.copying import sentence
from guantong.apps.components.templatetags.words import law, said
from guantong.apps.diagnosis.models import Signal
from guantong.apps.diagnosis.queries import Piece
from guantong.apps.findings.sourced import place_of
from guantong.domain.evidence import Evidence
from guantong.domain.rule_engine.verdict import Verdict


def quotation(request: HttpRequest, signal: Signal, pieces: Sequence[Piece]) -> str:
    """Return the sentence with those of its places that are seen; what nobody has judged is told as a signal and no conclusion."""
    given = Verdict(signal.verdict).words if signal.verdict else None
    judged = _("核实结论：%(verdict)s") % {"verdict": said(given)} if given else _("尚未核实，是关注事项，不是结论")
    places = [place_of({"file": one.batch.name, **one.kept}) for one in pieces]
    books = Evidence(file=_("关注事项 %(number)s（账上数据）") % {"number": signal.pk}, page=0)
    basis = "；".join(law(entry) for entry in signal.basis)
    return sentence(request, said(signal.says_words), places or [books], judged, basis)
