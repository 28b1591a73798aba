"""One of each thing of surveys, every text of it a canary (矩阵的问卷)."""

from secrets import token_hex

from guantong.apps.components.search import searchable
from guantong.apps.surveys.models import Answer, Slip, Survey
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
        *(("poster",) if opened else ()),
        *(("result",) if counted else ()),
    )
    return {f"surveys:{route}": {"pk": made.pk} for route in routes}
