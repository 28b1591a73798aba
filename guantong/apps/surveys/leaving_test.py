"""A report of wrongdoing leaves with a receipt, texts leave when their day has come; the counts stay (转出与清除)."""

from datetime import timedelta

import pytest
from django.db import connection

from guantong.apps.surveys.leaving import let_texts_go, refer_words, texts_until
from guantong.apps.surveys.models import Answer
from guantong.apps.surveys.queries import outcome, texts
from guantong.domain.surveys.tabulation import Origin
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.surveys import Held, opened
from tests.world import World

REPORT = "包工头给科长送了礼"


def answered(world: World) -> Held:
    held = opened(world)
    for at, code in enumerate(held.slips(6)):
        held.answered(code, {"use": ("yes",), "overall": ("2",), "words": (REPORT if at == 0 else "树太少",)})
    return held.does("close")


def dumped() -> str:
    """Return every value of every table of the database as text."""
    found = []
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - every table of this database
            found += [repr(row) for row in cursor.fetchall()]
    return "\n".join(found)


def the_report() -> Answer:
    return next(one for one in Answer.objects.all() if one.answers["words"] == [REPORT])


def test_what_is_gone_is_not_handed_on_again_and_a_tick_is_no_words(world: World) -> None:
    held = answered(world)
    facts = {
        "survey": held.read(),
        "answer": the_report().pk,
        "office": "petitions",
        "by": world.standing("gu"),
        "as_of": world.now,
    }
    with pytest.raises(BadInput):
        refer_words(place="overall", **facts)
    refer_words(place="words", **facts)

    with pytest.raises(BadInput):
        refer_words(place="words", **facts)
    with pytest.raises(BadInput):
        refer_words(**{**facts, "place": "words", "office": "press"})


def test_who_only_reads_finds_no_button(world: World) -> None:
    held = answered(world)

    page = world.signed_in("he").get(f"/surveys/{held.survey.pk}/result/").content.decode()

    assert (REPORT in page, "/words/" in page) == (True, False)


def test_texts_go_a_year_after_the_close_and_not_a_day_before(world: World) -> None:
    held = answered(world)
    last = world.now + timedelta(days=365)
    facts = {"survey": held.read(), "version": held.read().version, "by": world.standing("gu")}
    assert texts_until(held.read()) == last.date()
    with pytest.raises(NotAllowed):
        let_texts_go(as_of=last, **facts)

    gone = let_texts_go(as_of=last + timedelta(days=1), **facts)

    assert (gone.texts_gone_on, "树太少" in dumped()) == ((last + timedelta(days=1)).date(), False)
    assert texts(gone, "words", world.now.date()) == {Origin.VERIFIED: []}
    found = outcome(gone, world.now.date())
    assert found is not None
    assert found.parts[Origin.VERIFIED].result("words").answered == 6


def test_telephones_and_names_are_hidden_as_an_answer_comes_in(world: World) -> None:
    held = opened(world)

    held.openly({"use": ("yes",), "overall": ("4",), "words": ("我叫王小芳，13800001234，湖滨路12号",)})

    assert Answer.objects.get().answers["words"] == ["我叫（姓名已隐去），（电话已隐去），湖滨路（门牌已隐去）"]
