"""Real published documents lying beside the checkout, for tests that may read them; said clearly when absent."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "cn_shpt_dept_budgets"
RAW = FOLDER / "raw"
needed = pytest.mark.skipif(
    not RAW.is_dir(), reason=f"not run: no published documents in shared/data/{FOLDER.name} beside the checkout"
)


def documents() -> list[Path]:
    """Return the published PDFs, or nothing when they are not there."""
    return sorted(RAW.glob("*.pdf"))
