"""The thresholds of a rule as a file in the rulebook's own form, the district's values among them (导出阈值)."""

from django.http import Http404, HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.diagnosis.queries import own_values
from guantong.domain.rule_engine.thresholds import written
from guantong.domain.rulebook.shelf import rule_named


@page(reads="rules")
def view(request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001 - whoever reads rules reads all of them
    """Send the file."""
    rule = rule_named(code)
    if rule is None or rule.thresholds is None:
        raise Http404
    text = written(rule.thresholds, own_values(rule.code).get(rule.code, ()))
    return as_file(text, rule.thresholds.name)
