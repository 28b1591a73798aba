"""Two people edit one thing: the second sees both sides, loses nothing, and decides (409)."""

import pytest

from guantong.apps.years.models import Step
from tests.world import World

WHERE = "/years/steps/{}/"


def typed(step: Step, day: str, document: str, verb: str = "register", version: int | None = None) -> dict[str, str]:
    return {
        "verb": verb, "version": str(step.version if version is None else version), f"{verb}-happened_on": day,
        f"{verb}-document": document,
    }  # fmt: skip


@pytest.mark.django_db
def test_the_second_correction_is_shown_beside_the_first_and_may_be_sent_again(world: World) -> None:
    step = Step.objects.get(name="二上：部门报送预算草案")
    shen, gu = world.signed_in("shen"), world.signed_in("gu")
    shen.post(WHERE.format(step.pk), typed(step, "2026-11-01", "甲〔1〕号"))
    step.refresh_from_db()
    first = gu.post(WHERE.format(step.pk), typed(step, "2026-11-02", "乙〔2〕号", "correct"))

    second = shen.post(WHERE.format(step.pk), typed(step, "2026-11-03", "丙〔3〕号", "correct"))

    body = second.content.decode()
    assert (first.status_code, second.status_code) == (302, 409)
    assert [
        word for word in ("丙〔3〕号", "乙〔2〕号", "2026-11-03", "2026-11-02", "与您填写的不同") if word not in body
    ] == []
    step.refresh_from_db()
    assert f'name="version" value="{step.version}"' in body
    assert step.document == "乙〔2〕号"

    again = shen.post(WHERE.format(step.pk), typed(step, "2026-11-03", "丙〔3〕号", "correct"))

    step.refresh_from_db()
    assert (again.status_code, step.document) == (302, "丙〔3〕号")


@pytest.mark.django_db
def test_where_the_other_closed_the_verb_what_was_typed_is_still_there(world: World) -> None:
    step = Step.objects.get(name="二上：部门报送预算草案")
    shen, gu = world.signed_in("shen"), world.signed_in("gu")
    gu.post(WHERE.format(step.pk), typed(step, "2026-11-02", "乙〔2〕号"))

    late = shen.post(WHERE.format(step.pk), typed(step, "2026-11-01", "甲〔1〕号"))

    body = late.content.decode()
    assert late.status_code == 409
    assert [word for word in ("甲〔1〕号", "乙〔2〕号", "现在是“已登记”") if word not in body] == []
    assert 'value="register"' not in body


@pytest.mark.django_db
def test_an_illegal_verb_by_url_changes_nothing_and_is_told_why(world: World) -> None:
    step = Step.objects.get(name="二上：部门报送预算草案")

    refused = world.signed_in("cao").post(WHERE.format(step.pk), typed(step, "2026-11-01", "文", "confirm_late"))
    unknown = world.signed_in("gu").post(WHERE.format(step.pk), typed(step, "2026-11-01", "文", "burn"))
    not_yet = world.signed_in("gu").post(WHERE.format(step.pk), typed(step, "2026-11-01", "文", "correct"))

    assert (refused.status_code, unknown.status_code, not_yet.status_code) == (403, 404, 409)
    assert "“确认逾期”由预算工委主任办理" in refused.content.decode()
    assert Step.objects.get(pk=step.pk).state == "planned"
