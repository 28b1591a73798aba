"""A meeting on the page of those who run it (共识会)."""

from guantong.apps.consensus import tying
from guantong.apps.consensus.models import Sheet
from tests.consensus import STATEMENTS, opened, prepared, two_minds
from tests.world import World


def test_staff_open_let_in_and_close_on_the_page(world: World, django_capture_on_commit_callbacks: object) -> None:
    held, client = prepared(world, 6), world.signed_in("shen")
    address = f"/consensus/{held.meeting.pk}/"
    assert client.post(address, {"verb": "open", "version": held.read().version}).status_code == 302
    brought = held.proposes(held.asked[0], "先问居民")

    page = client.get(address).content.decode()
    sent = {"verb": "let_in", "version": held.read().version, "let_in-statements": [brought.pk]}

    assert ("先问居民" in page, "会上提出" in page) == (True, True)
    assert client.post(address, sent).status_code == 302
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert (
            client.post(address, {"verb": "close", "version": held.read().version, "close-sure": "on"}).status_code
            == 302
        )
    assert (held.read().state, Sheet.objects.count(), tying.has_key(held.meeting)) == ("closed", 0, False)


def test_while_it_runs_the_page_shows_how_many_and_nobody_who(world: World) -> None:
    held = opened(world, 6)
    held.says(held.asked[0], STATEMENTS[0], "agree")

    before = world.signed_in("shen").get(f"/consensus/{held.meeting.pk}/").content.decode()
    held.says(held.asked[0], STATEMENTS[1], "disagree")
    after = world.signed_in("shen").get(f"/consensus/{held.meeting.pk}/").content.decode()

    assert "<dd>1</dd>" in before
    assert _plain(before) == _plain(after)


def test_a_participant_reads_statements_and_not_the_list_of_people(world: World) -> None:
    held = opened(world, 6)

    page = world.signed_in(held.asked[0]).get(f"/consensus/{held.meeting.pk}/").content.decode()

    assert (STATEMENTS[0] in page, "代表02" in page, f"/consensus/{held.meeting.pk}/take_part/" in page) == (True, False, True)  # fmt: skip


def test_a_stale_version_is_shown_beside_what_stands(world: World) -> None:
    held = two_minds(world)
    version = held.read().version
    held.does("add", statements=["又一条"])

    answer = world.signed_in("gu").post(
        f"/consensus/{held.meeting.pk}/", {"verb": "close", "version": version, "close-sure": "on"}
    )

    assert (answer.status_code, held.read().state) == (409, "open")


def test_of_a_key_left_by_a_process_that_died_after_the_close_nothing_stays_once_it_is_looked_at(world: World) -> None:
    held = two_minds(world).does("close")  # in a test nothing is committed, so that the key stays
    assert tying.has_key(held.meeting)

    world.signed_in("shen").get(f"/consensus/{held.meeting.pk}/")

    assert not tying.has_key(held.meeting)


def _plain(page: str) -> str:
    import re

    return re.sub(r'(csrfmiddlewaretoken" value="|nonce=")[^"]*', "", page)
