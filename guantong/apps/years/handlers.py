"""What the years can do in the background (年度的后台任务)."""

from datetime import datetime
from typing import Any

from guantong.apps.jobs.kinds import kind
from guantong.apps.jobs.work import Work
from guantong.apps.years.models import FiscalYear
from guantong.apps.years.operations import IMPORT, take_in
from guantong.domain.roles import Standing
from guantong.domain.words import Words


@kind(IMPORT, Words("导入年度步骤", "import the steps of years"))
def import_steps(work: Work) -> dict[str, Any]:
    """Plan or enter every step of the file, each once."""
    years = {year.year: year for year in FiscalYear.objects.all()}

    def do(step: dict[str, Any], by: Standing, as_of: datetime) -> None:
        take_in(year=years[step["year"]], facts=step, by=by, as_of=as_of)

    steps = work.arguments["steps"]
    work.each(steps, do, says=lambda step: f"{step['year']} {step['step']}")
    return {"steps": len(steps)}
