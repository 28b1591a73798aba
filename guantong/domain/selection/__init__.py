"""Which units are looked at closely this year, and that within a term none is left out (重点部门的选取)."""
