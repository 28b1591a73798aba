"""One of each thing of surveys, every text of it a canary (矩阵的问卷)."""

from secrets import token_hex

from guantong.apps.components.search import searchable
from guantong.apps.surveys.models import Answer, AnswerFile, PublicPanel, Sample, Slip, Survey, Weighing
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


@thing("sample", "drawn", "withdrawn")
def sample(at: Place) -> Asked:
    """Who is asked by a survey."""
    made = Survey.objects.create(
        title=at.canary("title"), title_en="Park", population="居民", asked=[], path=at.body.path, state="open", link=token_hex(5), changed_by="somebody"
    )  # fmt: skip
    Sample.objects.create(
        survey=made, size=2, seed=at.canary("seed"), seed_from=at.canary("from"), digest="0" * 64, cells=[[at.canary("community"), "a", 20, 2]],
        drawn=[[at.canary("community"), "a", at.canary("id"), 1, 0]], state=at.state, drawn_by="somebody", drawn_at=NOON,
    )  # fmt: skip
    return {"surveys:sample": {"pk": made.pk}}


@thing("public_panel", "drawn", "withdrawn")
def public_panel(at: Place) -> Asked:
    """A public panel."""
    made = PublicPanel.objects.create(
        title=at.canary("title"), size=1, seed=at.canary("seed"), seed_from=at.canary("from"), digest="0" * 64, listed=3, round=1,
        quotas=[[at.canary("trait"), "a", 0, 1]], drawn=[[at.canary("id"), {"a": at.canary("said")}]], path=at.body.path, state=at.state,
        drawn_by="somebody", drawn_at=NOON,
    )  # fmt: skip
    return {"surveys:panel": {"pk": made.pk}}


@thing("weighing", "weighed", "withdrawn")
def weighing(at: Place) -> Asked:
    """A result of several sources."""
    made = Weighing.objects.create(
        title=at.canary("title"), document=at.canary("document"), dated=NOON.date(), sources=[[at.canary("source"), 100, [50, 1], at.canary("stands")]],
        path=at.body.path, state=at.state, weighed_by="somebody", weighed_at=NOON,
    )  # fmt: skip
    return {"surveys:weighing": {"pk": made.pk}}
