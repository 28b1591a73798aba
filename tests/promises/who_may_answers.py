"""What a client of the matrix sends and receives: verbs undone again, answers read for canaries (矩阵的问与答)."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from guantong.apps.actors.workflows import workflows
from guantong.domain.workflow.table import NEW, Workflow

CANARY = re.compile(r"ZX-([A-Z]+)-(\w+)\.(\w*)\.(\w+)-([0-9a-f]{8})")
NOISE = re.compile(rb'(csrfmiddlewaretoken" value="|name="next" value="|data-within=")[^"]*"|DTSTAMP:\w+')
NAVIGATION = re.compile(rb"<nav.*?</nav>", re.DOTALL)
Answer = tuple[int, bytes]
_HAPPENED = {"happened_on": "2026-11-01", "version": 1}
_AS_ON_ITS_PAGE = {"version": 1, "facts": {}}
_DOCUMENT = {"on": "2026-11-01", "document": "明编〔2026〕1号", "version": 0}
JSON: dict[str, dict[str, Any]] = {
    "papers.paper.draft": {"kind": "reply_letter", "addressee": "x", "title": "x", "text": "x"},
    "years.step.register": _HAPPENED,
    "years.step.correct": _HAPPENED,
    "years.step.confirm_late": {"version": 1},
    "findings.issue_list.map_columns": {"columns": {"body": 0, "says": 1}, "version": 1},
    "findings.issue_list.take_in_list": {"plan": "x"},
    "findings.issue_list.set_list_aside": {"version": 1},
    "findings.returned_sheet.take_down_sheet": {"plan": "x"},
    "actors.organisation.found": {"code": "ZXNEW", "name": "新机构", "kind": "unit", "parent": "QS"},
    "actors.organisation.succeed": {**_DOCUMENT, "latter": "LQ", "kind": "merged"},
    "actors.organisation.dissolve": _DOCUMENT,
    "actors.membership.revoke": {"ends_on": "2026-11-12"},
    "findings.round.prepare": {"title": "回头看", "year": 2026, "size": 1},
    "adjustments.plan.receive": {"year": 2026, "number": 1, "title": "方案", "received_on": "2026-11-01"},
    "adjustments.plan.set_session": {"session": None, "version": 1},
    "findings.round.freeze": {"version": 1},
    "findings.round.draw": {"version": 1},
    "findings.round.name": {"version": 1, "matter": 1, "reason": "反映"},
    "findings.round.end": {"version": 1, "words": "说明"},
    "findings.round.withdraw_round": {"version": 1, "words": "说明"},
    "reviews.inquiry.take_down": {"unit": "CG", "text": "问"},
    "reviews.inquiry.ask": {"unit": "CG", "text": "问"},
}
"""What the API asks with a verb, so that its form is not what is refused."""
FORMS: dict[str, dict[str, str]] = {
    "findings.visit.hand_in": {"sent": "a-sending", "on": "2026-11-12", "found": "holds", "words": "看过", "answers": "{}"},
}  # fmt: skip
"""The same, of what comes with files."""


def sent(client: Client, address: str, verb: str, role: str, api: bool) -> Any:
    """Send a verb by its page or by the API, and undo whatever it did."""
    with transaction.atomic():
        if api:
            asked = JSON.get(verb, _AS_ON_ITS_PAGE if verb.startswith(("findings.", "reviews.", "opinions.")) else {})
            if verb == "actors.membership.appoint":  # everybody knows oneself
                asked = {
                    "person": username_of(role),
                    "organisation": "QS",
                    "role": "expert",
                    "begins_on": "2026-11-12",
                }
            as_json = {} if verb in FORMS else {"content_type": "application/json"}
            answer = client.post(address, FORMS.get(verb, asked), **as_json)
        else:
            answer = client.post(address, {"verb": verb.rpartition(".")[2], "version": "1"})
        came_back(answer)
        transaction.set_rollback(True)
    client.cookies.pop("messages", None)  # what was undone is not told on the next page
    return answer


def username_of(role: str) -> str:
    """Return the username of who holds a role, or two, in the matrix."""
    return f"the_{role.replace('+', '_')}"[:40]


def came_back(answer: Any) -> str:
    """Return everything a client received: headers, body, the members of a workbook."""
    if not hasattr(answer, "kept_content"):
        answer.kept_content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    content = answer.kept_content
    parts = [f"{name}: {value}" for name, value in answer.headers.items()]
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            parts += [book.read(name).decode("utf-8", "replace") for name in book.namelist()]
    return "\n".join([*parts, content.decode("utf-8", "replace")])


def body_of(answer: Any) -> Answer:
    """Return status and body without what differs from one request to the next."""
    content = b"" if answer.streaming or answer.content[:2] == b"PK" else answer.content
    return answer.status_code, NOISE.sub(b"", content).replace(answer.request["PATH_INFO"].encode(), b"")


def plain(answer: Answer, waits: bool) -> Answer:
    """Return the answer, without the navigation where that rightly counts what waits."""
    return (answer[0], NAVIGATION.sub(b"", answer[1])) if waits else answer


@cache
def in_state(verb: str, state: str) -> bool | None:
    """Return whether a verb begins in a state; None when the thing's state is no state of that workflow, or it makes something new."""
    if not verb:
        return None
    found = _workflow(verb)
    begins = found.row(verb.rpartition(".")[2]).begins
    return state in begins if state in found.states and begins != (NEW,) else None


@cache
def _workflow(verb: str) -> Workflow:
    return next(t for t in workflows() if verb.startswith(f"{t.room}.{t.name}."))


def routes() -> list[str]:
    """Return the name of every route of the URL resolver, as often as it is given."""
    return sorted(_named(get_resolver().url_patterns, ""))


def _named(patterns: list[Any], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _named(pattern.url_patterns, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name or pattern.pattern}"
