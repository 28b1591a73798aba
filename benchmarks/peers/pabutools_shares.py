"""The yardstick: what pabutools chooses, one line of JSON a file; started as a process of its own environment (GPL)."""

import json
import sys
from time import process_time

from pabutools.election import (
    Additive_Cardinal_Sat,
    AdditiveSatisfaction,
    ApprovalProfile,
    Cardinality_Sat,
    Cost_Sat,
    parse_pabulib,
)
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares
from pabutools.tiebreaking import TieBreakingRule

BY_NUMBER = TieBreakingRule(lambda _instance, _profile, project: project.name)
"""Ties by the project's number as text; who compares lists the projects in that order."""


class PointsAtCost(AdditiveSatisfaction):
    """A point is worth the project's cost: what Cost_Sat is for ticks."""

    def __init__(self, instance, profile, ballot):
        super().__init__(
            instance, profile, ballot, lambda _i, _p, given, project, _v: given.get(project, 0) * project.cost
        )


def main(rule: str, merged: str, names: list[str]) -> None:
    """Print file, winners and CPU seconds of the rule alone, the file being read."""
    for name in names:
        instance, profile = parse_pabulib(name)
        ticks = isinstance(profile, ApprovalProfile)
        at_cost = rule in ("greedy", "cost")
        worth = (
            (Cost_Sat if ticks else PointsAtCost) if at_cost else Cardinality_Sat if ticks else Additive_Cardinal_Sat
        )
        began = process_time()
        voters = profile.as_multiprofile() if merged == "merged" else profile
        if rule == "greedy":
            won = greedy_utilitarian_welfare(instance, voters, sat_class=worth, tie_breaking=BY_NUMBER)
        else:
            more = 1 if rule == "add_one" else None
            won = method_of_equal_shares(
                instance, voters, sat_class=worth, tie_breaking=BY_NUMBER, voter_budget_increment=more
            )
        spent = process_time() - began
        print(json.dumps({"won": sorted(project.name for project in won), "seconds": spent}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
