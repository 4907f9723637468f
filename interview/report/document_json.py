"""ReportDocument -> JSON: the words of the report as data, in the structure of `parts`.

A text is a list of {"language", "words"}; the record of answers and conclusions is an object of its own.
"""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from interview.report.parts import ReportDocument

FORMAT = "roadworthy.document/1"


def document_as_json(document: ReportDocument) -> str:
    """The whole report, Chinese as Chinese, in lines that can be compared."""
    data = {"format": FORMAT, **_plain(document), "record": json.loads(document.record)}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _plain(part: Any) -> Any:
    if isinstance(part, date):
        return part.isoformat()
    if isinstance(part, tuple):
        return [_plain(each) for each in part]
    if is_dataclass(part) and not isinstance(part, type):
        return {field.name: _plain(getattr(part, field.name)) for field in fields(part)}
    return part
