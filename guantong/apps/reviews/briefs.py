"""One page about any subject: facts, basis, what each side says, what is still open; every amount with its place (一页纸).

Composed of what stands in the rooms below on that day, in the words it stands there; nothing is judged or added.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.conf import settings

from guantong.apps.components.practice import notice, watermark
from guantong.apps.diagnosis.models import LetterItem, Signal
from guantong.apps.diagnosis.queries import signals_seen_by
from guantong.apps.figures.models import Batch
from guantong.apps.findings.models import Matter
from guantong.apps.findings.queries import matters_seen_by
from guantong.apps.findings.sourced import by_the_unit, listed, place_of, plain_title
from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.queries import opinions_seen_by
from guantong.apps.opinions.wording import OUTCOMES
from guantong.apps.reviews.brief_room import WIDE, Room
from guantong.apps.reviews.brief_topics import Line, Topic, of_subject
from guantong.apps.subjects.models import Subject
from guantong.domain.evidence import Evidence
from guantong.domain.law.catalogue import UnknownCitation, cite
from guantong.domain.papers.blocks import Block, Heading, Item, Paragraph
from guantong.domain.papers.content import Content
from guantong.domain.papers.kinds import Layout
from guantong.domain.papers.parts import Part, quoted
from guantong.domain.period import printed_day
from guantong.domain.roles import Standing
from guantong.domain.rule_engine.verdict import Verdict

_ENDED = ("closed", "concluded", "withdrawn")
_OPEN = ("open", "checked", "asking", "asked", "answered", "unanswered")
_UNCONFIRMED = ("raised", "referred", "drafted")


def brief(about: Topic | Subject, by: Standing, now: datetime, room: Room = WIDE) -> Content:
    """Return the page about a subject or another topic as `by` may read it at `now`, as a file for the inside.

    `room` is how much of it there is room for: `brief_fitting.fitted` finds out.
    """
    topic = of_subject(about) if isinstance(about, Subject) else about
    day = printed_day(now.date())
    return Content(
        kind="brief", layout=Layout.SHEET, issuer=f"{settings.DISTRICT}人大常委会预算工委", title=f"{topic.name[:60]}情况（一页纸）",
        addressee="", blocks=tuple(_blocks(topic, by, now.date(), room)), numbered=False, dated=False,
        told_on_each=f"来源：贯通·{topic.key}，截至{day}", watermark=watermark(f"内部　{by.name}　{now:%Y-%m-%d %H:%M}"),
        notice=notice(),
    )  # fmt: skip


def _blocks(topic: Topic, by: Standing, today: date, room: Room) -> Iterator[Block]:
    signals = list(signals_seen_by(by).filter(topic.signals).exclude(state__in=("misread", "lapsed")).order_by("-pk"))
    matters = list(matters_seen_by(by).filter(topic.matters).exclude(state="withdrawn").order_by("-pk"))
    said = list(opinions_seen_by(by).filter(topic.opinions).exclude(state__in=("withdrawn", "merged")).order_by("-pk"))
    yield Heading("一、事实")
    yield from _listed(
        [*topic.facts, *_signals(signals), *map(_matter, matters)], "账册和办理中没有登记到这一对象的事实。", room
    )
    yield Heading("二、依据")
    yield from _listed(_basis(topic.basis, signals, matters), "没有登记依据。", room)
    yield Heading("三、各方意见")
    yield from _listed(
        [*topic.said, *_replies(signals), *map(_opinion, said), *_results(matters)], "各方还没有意见。", room
    )
    yield Heading("四、待定事项")
    yield from _listed([*topic.undecided, *_undecided(signals, matters, said, today)], "没有待定事项。", room)


def _listed(lines: Sequence[Line], none: str, room: Room) -> Iterator[Block]:
    for number, parts in enumerate(lines[: room.lines], 1):
        yield Item(number, tuple(room.cut(part) for part in parts))
    if not lines:
        yield Paragraph.of(none)
    if len(lines) > room.lines:
        yield Paragraph.of(f"另有{len(lines) - room.lines}条，见系统。")


def _signals(rows: Sequence[Signal]) -> Iterator[Line]:
    names = dict(
        Batch.objects.filter(pk__in={p["batch"] for one in rows for p in one.evidence}).values_list("pk", "name")
    )
    for one in rows:
        places = [
            place_of({"file": names.get(kept["batch"], f"数据批次{kept['batch']}"), **kept}) for kept in one.evidence
        ]
        place = places[0] if places else Evidence(file=f"关注事项 {one.pk}（账上数据）", page=0)
        judged = f"核实结论：{Verdict(one.verdict).words.zh}。" if one.verdict else "尚未核实，是关注事项，不是结论。"
        yield (quoted(one.says, place), judged)


def _matter(one: Matter) -> tuple[Part, ...]:
    history = "（历史导入）" if one.history else ""
    return (f"{plain_title(one)}{history}：", listed(one))


def _basis(own: Sequence[str], signals: Sequence[Signal], matters: Sequence[Matter]) -> list[tuple[Part, ...]]:
    found: list[tuple[Part, ...]] = []
    for named in dict.fromkeys([*own, *(entry for one in (*signals, *matters) for entry in one.basis)]):
        try:
            found.append((f"{cite(named).words().zh}。",))
        except UnknownCitation:
            found.append(quoted_basis(str(named)))
    return found


def quoted_basis(words: str) -> tuple[Part, ...]:
    """Return a basis a person typed, which is no article of the catalogue."""
    return (quoted(words, Evidence(file="登记的依据", page=0)), "（未在法规目录中）")


def _replies(signals: Sequence[Signal]) -> Iterator[tuple[Part, ...]]:
    items = LetterItem.objects.filter(signal__in=signals).exclude(answer="").select_related("letter").order_by("-pk")
    for one in items:
        number = one.letter.reply_number or f"复函（关于“{one.letter.subject}”）"
        yield (f"{one.letter.organisation}：", quoted(one.answer, Evidence(file=number, page=0)))


def _opinion(one: Opinion) -> tuple[Part, ...]:
    place = Evidence(file=f"意见 {one.pk}（{one.raised_on}提出）", page=0)
    answer: tuple[Part, ...] = ("尚无书面答复。",)
    if one.outcome:
        number = one.document or f"意见 {one.pk} 的答复"
        answer = (
            f"财政答复{OUTCOMES[one.outcome].zh}：",
            quoted(one.reason or "（未写理由）", Evidence(file=number, page=0)),
        )
    return ("意见：", quoted(one.text, place), *answer)


def _results(matters: Sequence[Matter]) -> Iterator[tuple[Part, ...]]:
    for one in matters:
        if one.result:
            yield (f"{one.body}报整改情况：", by_the_unit(one, one.result, "整改情况"))


def _undecided(
    signals: Sequence[Signal], matters: Sequence[Matter], opinions: Sequence[Opinion], today: date
) -> Iterator[tuple[Part, ...]]:
    waiting = [one for one in signals if one.state in _OPEN]
    if waiting:
        yield (f"关注事项{len(waiting)}项尚未作出核实结论。",)
    for one in matters:
        if one.state not in _ENDED and not one.history:
            yield (f"{plain_title(one)}：尚未办结，{_due(one.due_on, today)}",)
    unanswered = [one for one in opinions if one.state in _UNCONFIRMED and not one.history]
    if unanswered:
        yield (f"意见{len(unanswered)}条尚无财政书面答复。",)


def _due(day: date | None, today: date) -> str:
    if day is None:
        return "未定期限。"
    return f"期限{printed_day(day)}。" if day >= today else f"期限{printed_day(day)}已过，未登记办结。"
