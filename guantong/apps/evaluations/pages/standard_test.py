"""A standard is entered by one and confirmed by another."""

from guantong.apps.evaluations.models import Standard
from tests.world import World


def test_a_rubric_is_entered_by_one_and_confirmed_by_another(world: World) -> None:
    form = {
        "verb": "propose_standard", "propose_standard-document": "明人常办〔2026〕21号", "propose_standard-since": "2026-01-01",
        "propose_standard-least": "0", "propose_standard-step": "5", "propose_standard-items": "真实性 20 40 账实相符\n完整性 30 60",
    }  # fmt: skip
    world.signed_in("wen").post("/evaluations/standards/", form)
    row = Standard.objects.get()
    own = world.signed_in("wen").post(f"/evaluations/standards/{row.pk}/", {"verb": "put_in_force"})
    world.signed_in("shen").post(f"/evaluations/standards/{row.pk}/", {"verb": "put_in_force"})

    row.refresh_from_db()
    assert (own.status_code, row.state, row.decided_by) == (403, "in_force", "shen")
    assert row.rubric is not None
    assert [(item.name, item.most, item.weight, item.says) for item in row.rubric.items] == [
        ("真实性", 200, 40, "账实相符"),
        ("完整性", 300, 60, ""),
    ]
    assert "文件没有规定等次" in world.signed_in("lin").get(f"/evaluations/standards/{row.pk}/").content.decode()
