"""The one place that reads the clock (时钟); everywhere else a day or a moment is a parameter."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

_DISTRICT_TIME = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """Return this moment in the district."""
    return datetime.now(_DISTRICT_TIME)


def today() -> date:
    """Return today's date in the district."""
    return now().date()
