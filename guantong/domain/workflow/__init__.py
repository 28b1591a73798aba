"""A workflow is one table (流程表): verb · from · to · who · says; everything else is read from it."""
