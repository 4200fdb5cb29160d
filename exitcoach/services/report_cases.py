"""The cases of a report, for formats that tell each: read again when they are wanted, never all held at once."""

import json
import zlib
from collections.abc import Iterator, Sequence

from exitcoach.domain.cases import Answers
from exitcoach.insights.anonymize import Anonymizer
from exitcoach.ports import CaseStore


class StoredCases:
    """The JSON of some stored cases, each on one line, oldest first; as often as it is wanted."""

    def __init__(self, store: CaseStore, ids: Sequence[str]) -> None:
        self._store = store
        self._ids = ids

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[bytes]:
        return self._store.documents(frozenset(self._ids))


class AnonymousCases:
    """The same without the people. It takes long to make them so, hence they are kept, packed."""

    def __init__(self, cases: StoredCases, anonymizer: Anonymizer) -> None:
        for raw in cases:
            anonymizer.learn(json.loads(raw))
        self._packed: dict[str, bytes] = {}
        for raw in cases:
            case = json.loads(raw)
            told = json.dumps(anonymizer.anonymous(case), ensure_ascii=False, separators=(",", ":"))
            self._packed[case["id"]] = zlib.compress(told.encode("utf-8"), 1)

    def __len__(self) -> int:
        return len(self._packed)

    def __iter__(self) -> Iterator[bytes]:
        return map(zlib.decompress, self._packed.values())

    def answers_of(self, case_id: str) -> Answers | None:
        """The answers of the case that had this id before, as they are decoded: a list is a tuple."""
        packed = self._packed.get(case_id)
        if packed is None:
            return None
        answers = json.loads(zlib.decompress(packed))["answers"]
        return {question: tuple(value) if isinstance(value, list) else value for question, value in answers.items()}


Cases = StoredCases | AnonymousCases | tuple[bytes, ...]
