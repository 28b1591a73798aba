"""One of each thing of findings, every text of it a canary (矩阵的事项)."""

from guantong.apps.components.search import searchable
from guantong.apps.findings.models import Extension, Handler, LookBack, Matter, Note, Stage
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON


@thing("matter", "registered", "handed_over", "planned", "submitted", "verified", "closed")
def matter(at: Place) -> Asked:
    """A matter of the organisation; what was said inside about it is not for who must put it right."""
    title, told = at.canary("title"), at.state != "registered"
    made = Matter.objects.create(
        kind="problem", source="inspection_visit", title=title, says=at.canary("says"), sort=at.canary("sort"), year=2026,
        path=at.body.path, body=at.canary("body"), desk="RD.CWH.YSGW.", pace="staged", by_committee=told,
        number=at.canary("number"), handed_on=NOON.date() if told else None, due_on=NOON.date() if told else None,
        leader=at.canary("leader"), measures=at.canary("measures"), goal=at.canary("goal"), cause="own_process",
        cause_words=at.canary("cause"), result=at.canary("result"), submitted_by="somebody", verified_by="somebody else",
        registered_by="somebody", registered_at=NOON, state=at.state, search=searchable(title),
        ended_on=NOON.date() if at.state == "closed" else None,
    )  # fmt: skip
    inside = Place(at.body, at.relation, "matter", "registered")
    Handler.objects.create(matter=made, path=at.body.path, body=at.canary("handler"), part="lead")
    Note.objects.create(matter=made, verb="urge", words=at.canary("note"), by="somebody", at=NOON)
    Note.objects.create(matter=made, verb="verify", words=inside.canary("inside"), by="somebody", at=NOON, inside=True)
    Extension.objects.create(
        matter=made,
        until=NOON.date(),
        before=NOON.date(),
        reason=at.canary("reason"),
        asked_by="somebody",
        asked_on=NOON.date(),
    )
    LookBack.objects.create(matter=made, on=NOON.date(), found="holds", words=at.canary("look"), by="somebody")
    Stage.objects.create(matter=made, number=1, what=at.canary("stage"), due_on=NOON.date(), words=at.canary("report"))
    return {"findings:matter": {"pk": made.pk}, "findings:archive": {"pk": made.pk}, "api:matter": {"key": made.pk}}
