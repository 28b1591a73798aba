"""Answering: by a slip once, by the open link as often as an address may, on paper when two typed the same (答卷)."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from guantong.apps.journal.operations import erase_ties, record
from guantong.apps.surveys.models import Answer, Inflow, Slip, Survey, Typed
from guantong.apps.surveys.operations import held, recorded
from guantong.apps.surveys.queries import digest_of, open_at, slip_of
from guantong.domain.gathering.personal import masked
from guantong.domain.roles import NOBODY, Standing
from guantong.domain.surveys.answers import Given, checked
from guantong.domain.surveys.questionnaire import Kind, Questionnaire
from guantong.domain.surveys.tabulation import Origin, limits
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal


@transaction.atomic
def answer_by_slip(*, code: str, given: Given, as_of: datetime) -> Answer:
    """Take the answer of a slip, once: the slip is spent and the answer written together, with nothing between them.

    Raises NotAllowed for a code that was used, was never given out, or whose survey is not open; BadInput by question.
    """
    slip = slip_of(code)
    if slip is None:
        raise NotAllowed(NO_CODE)
    sound = countable(slip.survey, given)
    if slip.used or not spent(slip):
        raise NotAllowed(USED)
    return _kept(slip.survey, Origin.VERIFIED, slip.group, sound, as_of)


@transaction.atomic
def answer_openly(*, link: str, given: Given, source: str, as_of: datetime) -> Answer:
    """Take an answer by the open link: counted as not verified. `source` is the network address, of which a digest is kept.

    Raises NotAllowed when an address sent more in an hour than it may; no riddle is set to a browser without JavaScript.
    """
    survey = open_at(link)
    if survey is None:
        raise NotAllowed(NO_CODE)
    sound = countable(survey, given)
    most = limits(as_of.date())["pace"].value
    if _sent(survey, source, as_of) > most:
        raise NotAllowed(Refusal("state", _TOO_MANY.why.filled(most=most), _TOO_MANY.opens))
    return _kept(survey, Origin.OPEN, "", sound, as_of)


@transaction.atomic
def type_sheet(
    *, survey: Survey, number: int, given: Given, by: Standing, as_of: datetime, code: str = "", on_behalf: bool = False,
    community: str = "",
) -> Typed:  # fmt: skip
    """Type a paper sheet. What a second person types the same becomes an answer; what differs is named, and nothing is kept.

    Filled in on behalf it is counted apart; with the code of a slip it is verified; with neither, not verified.
    """
    row = held(survey, "type_sheet", None, by)
    sound = countable(row, given)
    digest = digest_of(code) if code else ""
    slip = Slip.objects.filter(survey=row, digest=digest).first() if digest else None
    if code and slip is None:
        raise BadInput({"code": NO_CODE.why})
    facts = {"slip": digest, "on_behalf": on_behalf, "group": slip.group if slip else community, "answers": sound}
    first = Typed.objects.select_for_update().filter(survey=row, number=number).first()
    if first is None:
        typed = Typed.objects.create(survey=row, number=number, typed_by=by.person, **facts)
        recorded(typed, row, "type_sheet", by, as_of, number=number)
        return typed
    if first.agreed:
        raise BadInput({"number": _DONE})
    if first.typed_by == by.person:
        raise BadInput({"number": _ANOTHER})
    if differing := _differing(first, facts, row.questionnaire):
        where = Words("、".join(one.zh for one in differing), ", ".join(one.en for one in differing))
        raise BadInput({"": _DIFFERS.filled(where=where)})
    if slip is not None and not spent(slip):
        raise BadInput({"code": USED.why})
    origin = Origin.ON_BEHALF if on_behalf else Origin.VERIFIED if slip else Origin.OPEN
    Answer.objects.create(survey=row, origin=origin.value, group=str(facts["group"]), answers=sound)
    first.agreed, first.answers, first.slip, first.group = True, {}, "", ""
    first.save()
    recorded(first, row, "type_sheet", by, as_of, number=number)
    erase_ties(
        of=first, by=by, as_of=as_of, path=row.path
    )  # of a sheet that is empty now nothing can be guessed and tried
    return first


def without_persons(of: Questionnaire, answers: Given) -> dict[str, list[str]]:
    """Return answers as they are kept: what was written without telephones, names, house numbers; the original is kept nowhere."""
    written = {one.key for one in of.questions if one.kind is Kind.TEXT}
    return {key: [masked(one).text for one in said] if key in written else list(said) for key, said in answers.items()}


def countable(survey: Survey, given: Given) -> dict[str, list[str]]:
    """Return what of a sheet counts; raises NotAllowed where the survey is not open, BadInput by question."""
    if survey.state != "open":
        raise NotAllowed(NOT_OPEN)
    sheet = checked(survey.questionnaire, given)
    if not sheet.sound:
        raise BadInput({problem.question: problem.says for problem in reversed(sheet.problems)})
    return without_persons(survey.questionnaire, sheet.answers)


def spent(slip: Slip) -> bool:
    """Spend a slip; False where somebody spent it first: the database changes one row for one of them only."""
    return Slip.objects.filter(pk=slip.pk, used=False).update(used=True) == 1


def _kept(survey: Survey, origin: Origin, group: str, answers: dict[str, list[str]], as_of: datetime) -> Answer:
    answer = Answer.objects.create(survey=survey, origin=origin.value, group=group, answers=answers)
    record(
        by=NOBODY, as_of=as_of, room="surveys", verb="answer", path=survey.path, content={"origin": origin.value},
        says=Words(f"收到答卷：问卷 {survey.pk}", f"an answer came in: survey {survey.pk}"),
    )  # fmt: skip
    return answer


def _sent(survey: Survey, source: str, as_of: datetime) -> int:
    """Count one more from an address in this hour, and return how many that makes."""
    hour = as_of.strftime("%Y%m%d%H")
    digest = sha256(f"{settings.SECRET_KEY}\n{survey.pk}\n{hour}\n{source}".encode()).hexdigest()
    try:
        with transaction.atomic():
            Inflow.objects.create(survey=survey, source=digest)
    except IntegrityError:
        pass  # counted before
    Inflow.objects.filter(survey=survey, source=digest).update(count=F("count") + 1)
    return Inflow.objects.get(survey=survey, source=digest).count


def _differing(first: Typed, facts: Mapping[str, object], of: Questionnaire) -> list[Words]:
    """Return by its words every question, and every fact of the sheet, that two typings give differently."""
    said = facts["answers"]
    assert isinstance(said, dict)  # noqa: S101 - for the reader of types
    keys = {key.partition(".")[0] for key in {**first.answers, **said} if first.answers.get(key) != said.get(key)}
    questions = [one.words for one in of.questions if one.key in keys]
    return [*questions, *(words for name, words in _FACTS.items() if getattr(first, name) != facts[name])]


_FACTS = {
    "slip": Words("答卷码", "the code"),
    "on_behalf": Words("代填", "filled in on behalf"),
    "group": Words("社区", "the community"),
}
NO_CODE = Refusal(
    "who", Words("没有这个答卷码或链接", "there is no such code or link"),
    Words("请对照答卷码重新扫描或输入", "scan or type it again, comparing it with the slip"),
)  # fmt: skip
USED = Refusal("state", Words("这个答卷码已经用过，每个码只计一次", "this code was used; each counts once"))
NOT_OPEN = Refusal("state", Words("这份问卷现在不在答卷时间", "this survey is not open now"))
_TOO_MANY = Refusal(
    "state", Words("同一网络每小时最多提交 {most} 份", "one network sends at most {most} an hour"),
    Words("请过一会儿再试，或到代表联络站填写纸质问卷", "try again later, or fill in a paper form at the liaison station"),
)  # fmt: skip
_DONE = Words("这个答卷号已由两人录入并计入", "two people typed this number already, and it was counted")
_ANOTHER = Words("请由另一人再录一次", "another person types it a second time")
_DIFFERS = Words("两次录入不一致：{where}。请对照原件", "the two typings differ: {where}. Compare them with the sheet")
