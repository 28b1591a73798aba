"""The fonts of official papers by name, and which of them this machine has (字体)."""

from functools import cache
from typing import Any

from guantong.domain.words import Words
from guantong.domain.workflow.table import NotAllowed, Refusal

BODY = "仿宋_GB2312"
TITLE = "方正小标宋简体"
HEADING = "黑体"
SUBHEADING = "楷体_GB2312"
ALTERNATIVES = {BODY: "仿宋", TITLE: "FZXiaoBiaoSong-B05S", HEADING: "SimHei", SUBHEADING: "楷体"}
"""What a word processor takes where the named font is not installed."""
_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun")
_SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "SimHei", "Microsoft YaHei")
PRINTED = {
    BODY: (BODY, "FangSong", "仿宋", "STFangsong", *_SERIF, *_SANS),
    TITLE: (TITLE, "FZXiaoBiaoSong-B05S", *_SERIF, *_SANS),
    HEADING: (HEADING, *_SANS, *_SERIF),
    SUBHEADING: (SUBHEADING, "KaiTi", "楷体", "STKaiti", *_SERIF, *_SANS),
}
"""For PDF: the first that this machine has."""


@cache
def found() -> Any:
    """Look for the system's fonts once: that takes longer than to print a paper."""
    import typst

    return typst.Fonts()


def families() -> frozenset[str]:
    """Return the names of the fonts that this machine has."""
    return frozenset(found().families())


def printed_in(font: str) -> list[str]:
    """Return the families to print `font` with, best first; raises NotAllowed where no Chinese font is there at all."""
    here = [name for name in PRINTED[font] if name in families()]
    if not here:
        raise NotAllowed(NO_FONT)
    return here


NO_FONT = Refusal(
    "state",
    Words(
        "这台服务器没有中文字体，不能生成 PDF；docx 不受影响",
        "this server has no Chinese font, so no PDF; docx is not affected",
    ),
    Words("请系统管理员安装 fonts-noto-cjk（思源字体）后再试", "it opens when the package fonts-noto-cjk is installed"),
)
