"""An upgrade is done whole or not at all."""

from collections.abc import Iterator

import pytest
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from guantong.gateways.upkeep.upgrading import UpgradeRefused, schema, upgrade

pytestmark = pytest.mark.django_db(transaction=True)
LATER = ("years", "9999_of_a_later_program")


def step(name: str, after: tuple[str, str], *operations: migrations.operations.base.Operation) -> migrations.Migration:
    made = migrations.Migration(name, "years")
    made.dependencies, made.operations = [after], list(operations)
    return made


def breaks(_apps: object, _editor: object) -> None:
    raise RuntimeError("断在半途")


@pytest.fixture
def two_more_steps(monkeypatch: pytest.MonkeyPatch) -> list[migrations.Migration]:
    """Two steps of a next version: the first makes a table, the second breaks off."""
    last = next(key for key in MigrationLoader(None).graph.leaf_nodes() if key[0] == "years")
    first = step("9998_table", last, migrations.CreateModel("Extra", [("id", models.BigAutoField(primary_key=True))]))
    second = step("9999_breaks", ("years", "9998_table"), migrations.RunPython(breaks, migrations.RunPython.noop))
    real = MigrationLoader.load_disk

    def loaded(self: MigrationLoader) -> None:
        real(self)
        self.disk_migrations |= {("years", one.name): one for one in (first, second)}

    monkeypatch.setattr(MigrationLoader, "load_disk", loaded)
    return [first, second]


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    yield
    recorder = MigrationRecorder.Migration.objects
    recorder.filter(name__startswith="999").delete()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS years_extra")


def tables() -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.table_names(cursor))


def recorded() -> set[str]:
    return set(MigrationRecorder.Migration.objects.filter(app="years").values_list("name", flat=True))


def test_a_step_that_breaks_off_takes_the_one_before_it_back(two_more_steps: list[migrations.Migration]) -> None:
    before = tables(), recorded()

    with pytest.raises(RuntimeError, match="断在半途"):
        upgrade()

    assert (tables(), recorded()) == before
    assert schema().waiting == len(two_more_steps)


def test_steps_that_hold_are_all_done(two_more_steps: list[migrations.Migration]) -> None:
    two_more_steps[1].operations = []

    upgrade()

    assert "years_extra" in tables()
    assert schema() == type(schema())(0, (), ())
    with connection.cursor() as cursor:  # and foreign keys count again
        connection.check_constraints()
        assert connection.vendor != "sqlite" or cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_a_database_of_a_later_program_is_not_touched() -> None:
    MigrationRecorder(connection).record_applied(*LATER)

    with pytest.raises(UpgradeRefused, match=r"更新版本.*years\.9999_of_a_later_program"):
        upgrade()


def test_a_room_that_only_a_later_program_has_means_that_it_wrote_the_database() -> None:
    MigrationRecorder(connection).record_applied("lanterns", "9990_first")
    assert schema().fits  # of an earlier program, and gone with its tables
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE lanterns_lantern (id integer)")

    try:
        with pytest.raises(UpgradeRefused, match=r"更新版本.*lanterns\.9990_first"):
            upgrade()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE lanterns_lantern")


def test_a_table_of_a_step_that_is_not_recorded_means_half_way(two_more_steps: list[migrations.Migration]) -> None:
    assert two_more_steps
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE years_extra (id integer)")

    with pytest.raises(UpgradeRefused, match="半途.*years_extra"):
        upgrade()


def test_a_step_recorded_whose_table_is_missing_means_half_way(two_more_steps: list[migrations.Migration]) -> None:
    MigrationRecorder(connection).record_applied("years", two_more_steps[0].name)

    assert schema().halves == ("years_extra",)
