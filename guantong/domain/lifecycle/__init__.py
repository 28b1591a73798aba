"""The life of a district's budget as the law and the district's own choice set it out: stages, steps, clocks (年度流程)."""
