"""What diagnosis can do in the background: run the rules over documents, and over the books (运行规则的后台任务)."""

from datetime import datetime
from typing import Any

from guantong.apps.diagnosis.again import askers_again, judged_again
from guantong.apps.diagnosis.asking import limits_of
from guantong.apps.diagnosis.book_runs import JUDGE, write_down_rule
from guantong.apps.diagnosis.models import Run
from guantong.apps.diagnosis.operations import EXAMINE, end, labels, let_rest, write_down
from guantong.apps.diagnosis.queries import Examined, ceased_in, examined, looked_at_in
from guantong.apps.diagnosis.whom import Finder
from guantong.apps.feeds.queries import books_in
from guantong.apps.figures.models import Document
from guantong.apps.jobs.kinds import kind
from guantong.apps.jobs.work import Work
from guantong.domain.roles import Standing
from guantong.domain.rule_engine.ledger import Ran, run_all
from guantong.domain.rule_engine.recording import asks_the_record
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rulebook.shelf import all_rules
from guantong.domain.words import Words


@kind(EXAMINE, Words("运行规则", "run the rules"))
def examine(work: Work) -> dict[str, Any]:
    """Run the rules over every document before anything is written; then take down what they found, document by document."""
    run = Run.objects.select_related("snapshot", "batch").get(pk=work.arguments["run"])
    judged, beside = looked_at_in(run)
    files = labels([*judged, *beside])
    found = list(examined(judged, beside, run.asked_at.date(), limits_of(run)))

    def do(item: Examined | Document | None, by: Standing, as_of: datetime) -> None:
        if item is None:
            end(run=run, by=by, as_of=as_of)
        elif isinstance(item, Document):
            let_rest(run=run, document=item, by=by, as_of=as_of)
        else:
            write_down(run=run, examined=item, files=files, by=by, as_of=as_of)

    work.each([*found, *ceased_in(run), None], do, says=_said)
    return {"run": run.pk, "documents": len(found), "signals": sum(len(item.found.signals) for item in found)}


@kind(JUDGE, Words("对账上数据运行规则", "run the rules over the ledger"))
def judge_books(work: Work) -> dict[str, Any]:
    """Run every rule over the books before anything is written; then take down what they found, rule by rule.

    Those that ask what the others said come last, over what is written down by then.
    """
    run = Run.objects.select_related("books").get(pk=work.arguments["run"])
    assert run.books is not None and run.judged_on is not None  # noqa: S101, PT018 - the database keeps it
    own, finder = limits_of(run), Finder()
    last = askers_again()
    rules = [rule.holding(own.get(rule.code, ())) for rule in all_rules() if not asks_the_record(rule)]
    ran = run_all(rules, books_in(run.books, run.judged_on), run.judged_on)

    def do(item: Ran | Rule | None, by: Standing, as_of: datetime) -> None:
        if item is None:
            end(run=run, by=by, as_of=as_of)
        else:
            one = judged_again(item, run) if isinstance(item, Rule) else item
            write_down_rule(run=run, ran=one, finder=finder, by=by, as_of=as_of)

    work.each([*ran, *last, None], do, says=_code)
    signals = sum(came["signals"] for came in run.examined.values())
    return {"run": run.pk, "rules": len(ran) + len(last), "signals": signals}


def _code(item: Ran | Rule | None) -> str:
    if item is None:
        return ""
    return item.code if isinstance(item, Rule) else item.rule.code


def _said(item: Examined | Document | None) -> str:
    if item is None:
        return ""
    return f"文件 {item.pk if isinstance(item, Document) else item.document.pk}"
