"""The shape of a check's result, version 1: what anyone who recomputes it may rely on (结果结构)."""

from collections.abc import Iterator
from typing import Any

_ERROR = {"what": str, "where": str, "do": str}
_EVIDENCE = {
    "file": str,
    "page": int,
    "table": str,
    "row": int,
    "column": str,
    "printed": str,
    "fen": (int, None),
    "boxes": list,
}
_SIGNAL = {
    "id": str, "rule": str, "rule_version": int, "title": str, "question": str, "stage": str, "subject": str, "period": str,
    "severity": str, "value": (str, None), "limit": (str, None), "limit_source": (str, None), "because": str,
    "citations": [{"id": str, "words": str, "status": str}], "evidence": [_EVIDENCE],
}  # fmt: skip
_VALUE = {
    "table": str, "item": str, "code": str, "column": str, "fen": (int, None), "number": (str, None), "text": (str, None),
    "printed": str, "unit": str, "page": int, "row": int,
}  # fmt: skip
_COVERAGE = {
    "tables_found": int, "tables_expected": int, "tables": [{"table": str, "title": str, "state": str, "pages": list}],
    "computed": int, "held": int, "rounding": [{"table": str, "differences": int, "largest_fen": int, "words": str}],
    "not_computed": [{"what": str, "why": str, "rule": str}], "unmapped_columns": [{"table": str, "page": int, "header": str}],
    "unknown_codes": [{"table": str, "page": int, "code": str, "item": str}], "unrecognised_tables": [{"page": int, "title": str}], "image_only_pages": list,
}  # fmt: skip
_DOCUMENT = {
    "file": str, "pages": list, "page_sizes": dict, "body": str, "kind": (str, None), "level": (str, None), "year": (int, None),
    "coverage": _COVERAGE, "values": [_VALUE], "signals": [_SIGNAL], "errors": [_ERROR],
}  # fmt: skip
RESULT: dict[str, Any] = {
    "schema_version": int,
    "guantong": str,
    "language": str,
    "documents": [_DOCUMENT],
    "rules": dict,
}


def problems(result: Any) -> list[str]:
    """Return where `result` departs from the documented shape: missing, unknown or wrongly typed parts."""
    return list(_problems(result, RESULT, ""))


def _problems(found: Any, shape: Any, path: str) -> Iterator[str]:
    if isinstance(shape, dict):
        if not isinstance(found, dict):
            yield f"{path}: {type(found).__name__}"
            return
        yield from (f"{path}{name}: unknown" for name in found if name not in shape)
        for name, inner in shape.items():
            if name in found:
                yield from _problems(
                    found[name], inner, f"{path}{name}" if not isinstance(inner, dict) else f"{path}{name}."
                )
            else:
                yield f"{path}{name}: missing"
    elif isinstance(shape, list):
        for at, entry in enumerate(found if isinstance(found, list) else ()):
            yield from _problems(entry, shape[0], f"{path}[{at}].")
        if not isinstance(found, list):
            yield f"{path}: {type(found).__name__}"
    else:
        allowed = shape if isinstance(shape, tuple) else (shape,)
        right = any(
            found is None if kind is None else isinstance(found, kind) and not isinstance(found, bool)
            for kind in allowed
        )
        if not right:
            yield f"{path}: {type(found).__name__}"
