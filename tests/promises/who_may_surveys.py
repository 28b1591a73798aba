"""One of each thing of surveys, every text of it a canary (矩阵的问卷)."""

from secrets import token_hex

from guantong.apps.components.search import searchable
from guantong.apps.surveys.models import Answer, AnswerFile, Slip, Survey
from guantong.domain.surveys.examples import of_a_project
from guantong.domain.surveys.questionnaire import written
from guantong.domain.words import Words
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON


@thing("survey", "draft", "checked", "open", "closed", "released", "withdrawn")
def survey(at: Place) -> Asked:
    """A survey of an organisation with a slip and answers; a result stands only once it closed."""
    title = at.canary("title")
    opened, counted = at.state in ("open", "closed", "released"), at.state in ("closed", "released")
    asked = written(of_a_project(Words(title, title), at.canary("population")))["questions"]
    made = Survey.objects.create(
        title=title, title_en=at.canary("title_en"), population=at.canary("asked"), asked=asked, path=at.body.path,
        body=at.canary("body"), state=at.state, link=token_hex(5) if opened else None, changed_by="somebody",
        opened_on=NOON.date() if opened else None, search=searchable(title),
    )  # fmt: skip
    if opened:
        Slip.objects.create(survey=made, digest=token_hex(32), group=at.canary("community"))
        Answer.objects.bulk_create(
            Answer(survey=made, origin="open", answers={"overall": ["1"], "words": [at.canary("words")]})
            for _ in range(5)
        )
    routes = (
        "survey",
        "slips",
        "paper",
        "type_sheet",
        "on_behalf",
        "answer_files",
        *(("poster",) if opened else ()),
        *(("result", "result_pdf") if counted else ()),
    )
    return {f"surveys:{route}": {"pk": made.pk} for route in routes}


@thing("survey_words", "closed", "released")
def survey_words(at: Place) -> Asked:
    """One thing of five that were written: the page that hands it on."""
    made = Survey.objects.create(
        title="公园", title_en="Park", population="居民", asked=written(of_a_project(Words("公园", "Park"), "居民"))["questions"],
        path=at.body.path, state=at.state, link=token_hex(5), changed_by="somebody", closed_on=NOON.date(),
    )  # fmt: skip
    said = [
        Answer.objects.create(survey=made, origin="open", answers={"overall": ["1"], "words": [at.canary("words")]})
        for _ in range(5)
    ]
    return {"surveys:words": {"pk": made.pk, "answer": said[0].pk, "place": "words"}}


@thing("answer_file", "previewed", "taken_in", "discarded")
def answer_file(at: Place) -> Asked:
    """A file of answers of another platform."""
    made = Survey.objects.create(
        title=at.canary("title"), title_en="Park", population="居民", asked=written(of_a_project(Words("公园", "Park"), "居民"))["questions"],
        path=at.body.path, state="open", link=token_hex(5), changed_by="somebody",
    )  # fmt: skip
    file = AnswerFile.objects.create(
        survey=made, name=at.canary("name"), sm3="0" * 64, dropped=[at.canary("dropped")], mapping={at.canary("head"): ""}, state=at.state,
        rows=[[2, {"a": at.canary("cell")}]], brought_by="somebody", brought_at=NOON,
    )  # fmt: skip
    return {"surveys:answer_file": {"pk": file.pk}}
