"""One article that rules rest on: its law, our paraphrase, since when it binds whom, how far it was verified (法条)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.domain.law.catalogue import UnknownCitation, cite
from guantong.domain.rulebook.shelf import all_rules
from guantong.domain.words import Words

STATUSES = {
    "verified": Words("已核对原文", "held against the text of the law"),
    "title-verified": Words("已核对名称与文号，未核对原文", "title and number were checked, the text was not"),
    "from-knowledge": Words("凭常识转述，待核对原文", "from general knowledge, still to be held against the text"),
    "unknown": Words("未核对", "not checked"),
}


@page(reads="rules")
def view(request: HttpRequest, entry: str) -> HttpResponse:
    """Show the article and the rules that rest on it."""
    try:
        citation = cite(entry)
    except UnknownCitation as unknown:
        raise Http404 from unknown
    resting = [rule for rule in all_rules() if citation.id in rule.basis]
    status = STATUSES.get(citation.status, Words(citation.status, citation.status))
    shown = {"citation": citation, "rules": resting, "status": status, "stages": [s.words for s in citation.stages]}
    return render(request, "diagnosis/pages/law.html", shown)
