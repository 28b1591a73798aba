"""The journal names people and things as they are called, and shows nobody more than their own area."""

import pytest
from django.contrib.auth import get_user_model
from django.utils.html import strip_tags

from guantong.apps.journal.models import Journaled
from guantong.apps.journal.queries import entries_seen_by
from guantong.domain.words import Words
from tests.world import World


@pytest.mark.django_db
def test_an_entry_says_who_and_what_in_words(world: World) -> None:
    shown = strip_tags(world.signed_in("shen").get("/journal/?as=print").content.decode().split("<main")[1])

    assert [word in shown for word in ("沈经办", "年度步骤 1", "years.step")] == [True, True, False]


def test_every_kind_of_row_has_a_name_of_its_own() -> None:
    def kinds(base: type[Journaled]) -> list[type[Journaled]]:
        return [k for kind in base.__subclasses__() for k in (kind, *kinds(kind)) if not k._meta.abstract]

    called = [kind.CALLED for kind in kinds(Journaled)]

    assert all(isinstance(words, Words) for words in called)
    assert len({words.zh for words in called}) == len(called)


@pytest.mark.django_db
def test_the_name_is_that_of_today(world: World) -> None:
    get_user_model().objects.filter(username="shen").update(name="沈新名")

    assert {entry.who for entry in entries_seen_by(world.standing("shen")) if entry.by == "shen"} == {"沈新名"}
