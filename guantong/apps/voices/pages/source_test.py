"""What a person said of columns, on its page: which is what, by whom; used no longer from there (来源对照)."""

from guantong.apps.voices.columns_test import named
from guantong.apps.voices.models import Source
from tests.world import World


def test_it_shows_which_column_is_what_and_is_dropped_there(world: World) -> None:
    named(world)
    source = Source.objects.get()
    client, here = world.signed_in("wen"), f"/voices/files/columns/{source.pk}/"

    page = client.get(here).content.decode()
    answers = [client.post(here, {"verb": "drop_columns", "version": "1"}).status_code for _ in range(2)]

    source.refresh_from_db()
    assert ("<dt>内容</dt><dd>反映内容</dd>" in page, answers, source.state) == (True, [302, 409], "dropped")


def test_who_brings_no_files_does_not_see_it(world: World) -> None:
    named(world)
    here = f"/voices/files/columns/{Source.objects.get().pk}/"

    assert [world.signed_in(who).get(here).status_code for who in ("wen", "hua", "lin")] == [200, 404, 403]
