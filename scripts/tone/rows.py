"""Labelled sentences: JSON Lines with `id`, `lang`, `text`, `label`, `markers`, `kind`, `sector`, `stage`."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from exitcoach.coach.tone import EARLY_FIX
from exitcoach.domain.catalog import BEFORE_RECOVERY


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`markers` are those that count at `stage`: a remedy comes too early only before recovery."""

    id: str
    lang: str
    text: str
    kind: str
    stage: str = ""
    markers: tuple[str, ...] = field(default_factory=tuple)

    @property
    def defensive(self) -> bool:
        return bool(self.markers)


def read_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8") as lines:
        return [_row(json.loads(line), number) for number, line in enumerate(lines, start=1) if line.strip()]


def _row(fields: dict[str, object], number: int) -> Row:
    stage = str(fields.get("stage") or "")
    markers = fields.get("markers") or ()
    if not isinstance(markers, (list, tuple)):
        raise SystemExit(f"line {number}: markers is no list")
    counted = tuple(str(one) for one in markers if one != EARLY_FIX or stage in ("", *BEFORE_RECOVERY))
    return Row(
        id=str(fields.get("id") or number),
        lang=str(fields["lang"]),
        text=str(fields["text"]),
        kind=str(fields.get("kind") or ""),
        stage=stage,
        markers=counted,
    )
