"""Building the demo documents of fictional 明湖区: clean ones, ones with planted faults, and the labels apart."""

import csv
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from guantong.gateways.demo.editions import editions
from guantong.gateways.demo.faults import FAULTS, Fault
from guantong.gateways.demo.figures import Books, grow
from guantong.gateways.demo.final_layout import final_accounts
from guantong.gateways.demo.government_layout import government_budget
from guantong.gateways.demo.layouts import budget
from guantong.gateways.demo.paper import Paper
from guantong.gateways.demo.printing import print_pdf

BODIES = (
    "明湖区城市管理局", "明湖区教育局", "明湖区民政局", "明湖区卫生健康局", "明湖区文化和旅游局", "明湖区生态环境局", "明湖区应急管理局", "明湖区司法局",
    "明湖区统计局", "明湖区医疗保障局", "明湖区退役军人事务局", "明湖区机关事务管理局", "明湖区人民政府青石街道办事处", "明湖区人民政府柳桥街道办事处",
    "明湖区人民政府望湖街道办事处", "明湖区人民政府东堤街道办事处", "明湖区人民政府南园街道办事处", "明湖区人民政府北关街道办事处",
    "明湖区发展和改革局", "明湖区科技局", "明湖区商务局", "明湖区住房和建设局", "明湖区交通局", "明湖区农业农村局", "明湖区信访局", "明湖区市场监管局",
    "明湖区残疾人联合会", "明湖区总工会", "明湖区财政局", "明湖区国有资产监督管理局",
    "明湖区图书馆", "明湖区少年宫", "明湖区体育中心", "明湖区档案馆", "明湖区水务站", "明湖区园林所", "明湖区审计局",
    "明湖区科学技术协会", "明湖区妇女联合会", "明湖区文学艺术界联合会", "明湖区工商业联合会", "明湖区统计调查队", "明湖区水利局",
)  # fmt: skip
YEAR = 2025
SEED = 20250101


def papers(seed: int = SEED) -> Iterator[tuple[str, Paper, Fault | None]]:
    """Yield (file name, paper, planted fault or None): one document a fault, and as many without any."""
    for at, (body, fault) in enumerate(zip(BODIES, FAULTS, strict=True)):
        for planted in (fault, None):
            kind = fault.kind if planted else _OTHER[fault.kind]
            paper = paper_of(body, kind, seed)
            if planted:
                planted.plant(paper)
            yield f"{at + 1:02d}_{body}_{paper.year}{kind}.pdf", paper, planted


_OTHER = {"预算": "决算", "决算": "预算", "政府预算": "预算"}


def paper_of(body: str, kind: str, seed: int) -> Paper:
    """Return the clean document of this `kind` that `body` publishes: a budget of the year, final accounts of the last."""
    if kind == "政府预算":
        return government_budget("明湖区", YEAR, seed)
    last, now = grow(body, YEAR - 1, seed), grow(body, YEAR, seed)
    return _final(last, seed) if kind == "决算" else budget(now, last)


def _final(initial: Books, seed: int) -> Paper:
    """Spend 97 % of every item of `initial`; the rest is carried over."""
    items = tuple(replace(i, basic=i.basic * 97 // 100, project=i.project * 97 // 100) for i in initial.items)
    spent = replace(initial, items=items)
    office = tuple(fen * 97 // 100 for fen in initial.office)
    people = [fen * 97 // 100 for fen in initial.personnel[:-1]]
    spent = replace(spent, office=office, personnel=(*people, spent.basic - sum(people) - sum(office)))
    return final_accounts(spent, initial, opening=seed % 1000 * 10_000)


def build(folder: Path, seed: int = SEED) -> list[Path]:
    """Write all documents into `folder`/documents and the labels into `folder`/labels.csv; return the documents.

    Last year's documents lie in `folder`/previous, what should be published stands in `folder`/register.csv.
    """
    documents = folder / "documents"
    documents.mkdir(parents=True, exist_ok=True)
    for earlier in documents.iterdir():
        earlier.unlink()
    written = []
    with ThreadPoolExecutor() as pool, (folder / "labels.csv").open("w", encoding="utf-8", newline="") as file:
        labels = csv.writer(file)
        labels.writerow(["file", "fault", "rules", "also"])
        drafts = list(papers(seed))
        printed = pool.map(print_pdf, (paper for _, paper, _ in drafts))
        others = list(editions(YEAR, seed))  # printed here meanwhile
        for (name, _, fault), content in zip(drafts, printed, strict=True):
            path = documents / name
            path.write_bytes(content)
            written.append(path)
            labels.writerow(
                [name, fault.name, " ".join(fault.rules), " ".join(fault.also)] if fault else [name, "", "", ""]
            )
        for edition in others:
            path = folder / edition.path
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(edition.content)
            written += [path] * (path.parent == documents)
            labels.writerow([path.name, edition.fault, " ".join(edition.rules), " ".join(edition.also)])
    return written
