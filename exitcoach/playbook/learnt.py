"""The file of a learnt model: one line of JSON that says what follows, then the weights, a byte each."""

from collections.abc import Mapping

import msgspec

from exitcoach.coach.model import Model, Table

FORMAT = 3


class TableHead(msgspec.Struct, frozen=True, kw_only=True):
    """A table whose ``size`` weights follow."""

    bias: float
    unit: float
    size: int


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The first line. The weights follow in the order gate, early, kinds."""

    threshold: float
    alone: float
    early_threshold: float
    reach: float
    gate: TableHead
    early: TableHead
    kinds: dict[str, TableHead]
    format: int = FORMAT


def read_model(data: bytes) -> Model | None:
    """The model, or None when the bytes are no whole model of this format."""
    line, _, weights = data.partition(b"\n")
    try:
        head = msgspec.json.decode(line, type=Head)
    except msgspec.MsgspecError:
        return None
    heads = (head.gate, head.early, *head.kinds.values())
    if head.format != FORMAT or len(weights) != sum(one.size for one in heads):
        return None
    tables, at = [], 0
    for one in heads:
        tables.append(Table(bias=one.bias, unit=one.unit, weights=weights[at : at + one.size]))
        at += one.size
    return Model(
        threshold=head.threshold,
        alone=head.alone,
        gate=tables[0],
        early_threshold=head.early_threshold,
        early=tables[1],
        reach=head.reach,
        kinds=dict(zip(head.kinds, tables[2:], strict=True)),
    )


def written(model: Model) -> bytes:
    """The bytes ``read_model`` reads."""
    head = Head(
        threshold=model.threshold,
        alone=model.alone,
        early_threshold=model.early_threshold,
        reach=model.reach,
        gate=_head(model.gate),
        early=_head(model.early),
        kinds={marker: _head(table) for marker, table in model.kinds.items()},
    )
    tables: Mapping[str, Table] = {"gate": model.gate, "early": model.early, **model.kinds}
    return msgspec.json.encode(head) + b"\n" + b"".join(table.weights for table in tables.values())


def _head(table: Table) -> TableHead:
    return TableHead(bias=table.bias, unit=table.unit, size=len(table.weights))
