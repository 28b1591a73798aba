"""`guantong demo --money`: the bureau's files of fictional 明湖区's money in motion, and apart from them what was planted."""

from pathlib import Path

from guantong.domain.words import Language, Words
from guantong.gateways.cli.outputs import OutputRefused, said
from guantong.gateways.demo.money.plant import LABELS, SOURCES, plant

_GROWING = Words("明湖区（虚构）：正在生成资金流水……", "明湖区 (fictional): growing its money in motion …")
_GROWN = Words(
    "{count} 笔支付和其他财政记录：{folder}，清单见其中的交接清单.csv",
    "{count} payments and the other records: {folder}; 交接清单.csv lists the files",
)
_LABELS = Words("植入的情形另列于：{file}", "what was planted is listed in {file}")
_THERE = Words(
    "{folder} 中已有资金流水。请换一个文件夹，或先移走它。",
    "{folder} already holds money in motion. Choose another folder, or move it away first.",
)


def hand_over(folder: Path, size: str, seed: int, language: Language) -> int:
    """Write the files of a district of `size` into `folder`; 0 when they are there. Raises OutputRefused."""
    if (folder / SOURCES).exists() or (folder / LABELS).exists():
        raise OutputRefused(_THERE.filled(folder=folder))
    print(_GROWING.in_(language), flush=True)
    with said(folder):
        found = plant(folder, size, seed)
    print(_GROWN.filled(count=found.payments, folder=found.folder).in_(language))
    print(_LABELS.filled(file=found.file).in_(language))
    return 0
