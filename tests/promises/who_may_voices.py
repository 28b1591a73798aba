"""One of each thing of needs, every text of it a canary (矩阵的诉求)."""

from datetime import date

from guantong.apps.components.search import searchable
from guantong.apps.voices.models import AnswerLink, Call, Message, Need, NeedFile, Source
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON


@thing("need", "received", "confirmed")
def need(at: Place) -> Asked:
    """A need of an organisation, and the words as they were written, which fewer see."""
    made = _need(
        at, at.canary("title"), at.canary("text"), Place(at.body, at.relation, "need_original", at.state).canary("text")
    )
    Message.objects.create(need=made, step="settled", words=at.canary("words"), told_by="somebody", told_at=NOON)
    return {"voices:need": {"pk": made.pk}, "api:need": {"key": made.pk}}


@thing("need_original", "received", "confirmed")
def need_original(at: Place) -> Asked:
    """The same by the address of its original: the title says nothing."""
    return {"voices:original": {"pk": _need(at, "", "", at.canary("original")).pk}}


def _need(at: Place, title: str, text: str, original: str) -> Need:
    return Need.objects.create(
        channel="station", path=at.body.path, place=at.body, said_on=date(2026, 11, 2), title=title, text=text,
        original=original, original_until=date(2027, 5, 1), state=at.state, taken_by="somebody", taken_at=NOON,
        search=searchable(title),
    )  # fmt: skip


@thing("need_file", "previewed", "applied", "discarded")
def need_file(at: Place) -> Asked:
    """A file of needs."""
    line = {
        "line": 2,
        "number": "1",
        "day": "2026-03-01",
        "outcome": "new",
        "why": "",
        "place": "",
        "field": "",
        "department": "",
    }
    lines = [{**line, "on": "2026-03-01", "title": at.canary("title"), "text": at.canary("text")}]
    made = NeedFile.objects.create(
        name=at.canary("name"), sm3="0" * 64, source="own", path=at.body.path, lines=lines if at.state == "previewed" else [],
        state=at.state, brought_by="somebody", brought_at=NOON,
    )  # fmt: skip
    return {"voices:file": {"pk": made.pk}}


@thing("need_source", "known", "dropped")
def need_source(at: Place) -> Asked:
    """What somebody said of a file's columns."""
    made = Source.objects.create(
        name=at.canary("name")[:60], channel="platform", columns={"text": at.canary("text")}, path=at.body.path, state=at.state,
        named_by="somebody", named_at=NOON,
    )  # fmt: skip
    return {"voices:source": {"pk": made.pk}}


@thing("needs_call", "draft", "published", "withdrawn")
def call(at: Place) -> Asked:
    """A call for needs."""
    made = Call.objects.create(
        title=at.canary("title"), text=at.canary("text"), opens_on=date(2026, 11, 1), closes_on=date(2026, 11, 30),
        path=at.body.path, area=at.body.path, body=at.canary("body"), state=at.state, changed_by="somebody",
    )  # fmt: skip
    return {"voices:call": {"pk": made.pk}}


@thing("answer_link", "linked", "taken_back")
def answer_link(at: Place) -> Asked:
    """A line that answers needs: of the whole district."""
    made = AnswerLink.objects.create(
        field="urban", path=at.body.path, place=at.canary("place"), year=2026, unit_code="CG", unit=at.canary("unit"),
        project_code=at.canary("code")[-40:], project=at.canary("project"), amount=100, reason=at.canary("reason"),
        state=at.state, decided_by="somebody", decided_at=NOON,
    )  # fmt: skip
    return {"voices:answer_link": {"pk": made.pk}}
