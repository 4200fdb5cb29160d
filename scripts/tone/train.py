"""Teaches the ear's model: `scripts/train_tone [es|en]…` writes playbooks/tone/LANGUAGE.model.

Logistic regression on the features of `exitcoach.coach.model`, weighted by their rarity (idf), hashed, kept in one byte
each. The threshold is the one at which, of the fine lines of everyday talk by a writer not learnt from, the model marks
the share `ALARMS`; for a remedy that comes too early it is `EARLY_ALARMS` of the fine lines of goodbyes.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression

from exitcoach.coach.detect import Ear
from exitcoach.coach.model import Model, Table, features, hinted
from exitcoach.coach.speech import sentences
from exitcoach.coach.tone import EARLY_FIX, MARKERS
from exitcoach.domain.catalog import BEFORE_RECOVERY
from exitcoach.playbook.ears import Ears
from exitcoach.playbook.learnt import written
from exitcoach.playbook.shelf import built_in
from tone.rows import Row, read_rows

CORPUS = Path(__file__).parent / "corpus"
GATE_SIZE, KIND_SIZE = 2**18, 2**14
WIDEST = 2**20
STRENGTH = 3.0
ALARMS, EARLY_ALARMS = 0.03, 0.01
ALONE = 2.5
"""What a sentence needs more to be marked where no rule holds: words never met are no proof."""
BEST = 127
EVERYDAY, NATURAL = "everyday", "natural"
"""Kinds of rows: greetings and our own phrases; the ordinary talk of all trades, where false alarms come from."""
SEEN = 0.98
"""Of the sentences to be marked, the share whose hints are looked for."""
MET = 2
"""A feature met in fewer sentences tells nothing, and its hash only blurs that of others."""
HEED = 3.0
"""How much more a fine line of everyday talk counts: most of what is ever said is that."""
FURTHEST = 1.5
"""Further below the threshold, hints change what is heard too seldom to be worth the time they take."""
Numbers = np.ndarray[Any, Any]


class Lesson:
    """The sentences of one language, each row a unit, as one matrix."""

    def __init__(self, rows: Sequence[Row], ear: Ear, size: int, *, hints: bool = True) -> None:
        self.rows = rows
        cut = [sentences(row.text, ear.rules.spellings, frozenset(ear.rules.connectors)) for row in rows]
        words = [{name for sentence in split for name, _, _ in features(sentence.words)} for split in cut]
        met = Counter(name for names in words for name in names)
        self.heed = np.array([HEED if row.kind == NATURAL and not row.markers else 1.0 for row in rows])
        self.hinted = np.zeros(len(rows), dtype=bool)
        at: list[int] = []
        ends = [0]
        for number, row in enumerate(rows):
            names = {name for name in words[number] if met[name] >= MET}
            if hints:
                held = [rule for sentence in cut[number] for rule, _ in ear.held(sentence.words, row.stage)]
                self.hinted[number] = any(rule.marker for rule in held)
                names |= {name for name, _, _ in hinted((rule.id, rule.marker, 0, 0) for rule in held)}
            at.extend(sorted({crc32(name.encode()) % size for name in names}))
            ends.append(len(at))
        counts = np.diff(ends)
        values = np.repeat(1 / np.sqrt(np.maximum(counts, 1)), counts)
        self.matrix = csr_matrix((values, at, ends), shape=(len(rows), size))

    def learn(self, wanted: Numbers, chosen: Numbers) -> tuple[Numbers, float]:
        """Weights and bias that tell the wanted rows from the others, among the chosen."""
        part = self.matrix[chosen]
        rarity = np.log((1 + part.shape[0]) / (1 + (part > 0).sum(axis=0).A1)) + 1
        learnt = LogisticRegression(C=STRENGTH, max_iter=1000, solver="liblinear")
        learnt.fit(part @ diags(rarity), wanted[chosen], sample_weight=self.heed[chosen])
        return learnt.coef_[0] * rarity, float(learnt.intercept_[0])


def packed(weights: Numbers, bias: float) -> Table:
    unit = float(np.abs(weights).max()) / BEST
    return Table(bias=bias, unit=unit, weights=np.round(weights / unit).astype(np.int8).tobytes())


class Trial:
    """Sums of rows whose writer was not learnt from: with hints (``full``) and without (``bare``)."""

    def __init__(self, full: Lesson, bare: Lesson, wanted: Numbers, chosen: Numbers, alone: float = 0.0) -> None:
        self.full, self.bare = np.full(len(full.rows), -np.inf), np.full(len(full.rows), -np.inf)
        writers = np.array([row.id.rsplit("-", 1)[0] for row in full.rows])
        for writer in sorted(set(writers)):
            weights, bias = full.learn(wanted, chosen & (writers != writer))
            tried = chosen & (writers == writer)
            self.full[tried] = full.matrix[tried] @ weights + bias
            self.bare[tried] = bare.matrix[tried] @ weights + bias
        self.sure = self.full - np.where(full.hinted, 0.0, alone)

    def threshold(self, fine: Numbers, alarms: float) -> float:
        """From which sum on to mark, so that of the fine rows the share ``alarms`` is marked."""
        return float(np.quantile(self.sure[fine], 1 - alarms))

    def reach(self, least: float) -> float:
        """How far below the threshold a sentence may be without its hints and yet be marked with them."""
        below = least - self.bare[self.sure > least]
        return float(max(0.0, np.quantile(below, SEEN)))


def teach(language: str, rows: Sequence[Row], ear: Ear) -> Model:
    gate, kinds = Lesson(rows, ear, GATE_SIZE), Lesson(rows, ear, KIND_SIZE)
    early_stage = np.array([row.stage in BEFORE_RECOVERY for row in rows])
    remedy = np.array([EARLY_FIX in row.markers for row in rows])
    harsh = np.array([bool(set(row.markers) - {EARLY_FIX}) for row in rows])
    silent = np.array([not ear.hear(row.text, row.stage) for row in rows])
    everything = np.ones(len(rows), dtype=bool)
    known = [marker for marker in MARKERS if marker != EARLY_FIX]
    main = np.array([row.markers[0] if row.markers else "" for row in rows])
    told_apart = everything & ~(remedy & ~harsh)
    bare = Lesson(rows, ear, GATE_SIZE, hints=False)
    trial, early = Trial(gate, bare, harsh, told_apart, ALONE), Trial(gate, bare, remedy, early_stage)
    kinds_of = np.array([row.kind for row in rows])
    calls, talk = (kinds_of != EVERYDAY) & (kinds_of != NATURAL), kinds_of == NATURAL
    least = trial.threshold(told_apart & ~harsh & silent & talk, ALARMS)
    return Model(
        threshold=least,
        alone=ALONE,
        gate=packed(*gate.learn(harsh, told_apart)),
        early_threshold=early.threshold(early_stage & ~remedy & silent & calls, EARLY_ALARMS),
        early=packed(*gate.learn(remedy, early_stage)),
        reach=min(trial.reach(least), FURTHEST),
        kinds={marker: packed(*kinds.learn(main == marker, harsh)) for marker in known},
    )


def main(languages: Sequence[str]) -> int:
    shelf = Ears(own=Path("nowhere"), cache=Path(".venv") / "tone-cache", shipped=built_in() / "tone")
    for language in languages or ("es", "en"):
        rows = read_rows(CORPUS / f"{language}.jsonl")
        data = written(teach(language, rows, Ear(shelf.get(language).rules)))
        (built_in() / "tone" / f"{language}.model").write_bytes(data)
        print(f"{language}: {len(rows)} sentences, {len(data):,} bytes")
    return 0
