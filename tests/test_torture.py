"""The real program, killed at random moments and run many times at once: a small batch of what scripts/torture does."""

import time
from pathlib import Path
from random import Random

import pytest

from exitcoach.stores.lock import take
from scripts.torturing.damage import KINDS, spoil
from scripts.torturing.held import read
from scripts.torturing.killing import Chair, Ordeal, Template
from scripts.torturing.program import begin, end, hand_over
from scripts.torturing.together import crowd

SEED = 20261122
KILLS, MOST_SECONDS = 16, 6.0
CROWD_SECONDS = 2.0


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return Template(tmp_path_factory.mktemp("torture"))


def test_whatever_was_told_is_there_after_a_kill(template: Template):
    """Wizards, closes, orders, imports and backups, cut off anywhere: nothing told is lost, nothing is half written,
    no lock is left, and the next start works by itself."""
    ordeal, over = Ordeal(), time.monotonic() + MOST_SECONDS
    Chair(template, ordeal, Random(SEED)).work(lambda: time.monotonic() >= over or ordeal.total("kills") >= KILLS)

    assert ordeal.troubles == []
    assert ordeal.stale_locks == 0
    assert ordeal.total("kills")


def test_many_at_once_lose_nothing(template: Template):
    """Four wizards, two who plan correctives for one case, one who follows up, and a reader, all on one home."""
    together = crowd(template.copy(), CROWD_SECONDS, SEED)

    assert together.troubles == []
    assert together.lost == 0
    assert together.writes


def test_who_waits_is_told_after_a_second(template: Template):
    """On standard error; when the other one is done, the order is carried out."""
    home = template.copy()
    with take(home / "house" / ".lock", patience=0):
        process = begin(home, ("smoke", "the bill again", "--yes"))
        hand_over(process, "")
        assert process.stderr is not None
        told = process.stderr.readline().decode()
    said = end(process)

    assert told.strip() == "Another window is writing to the records; waiting for it…"
    assert said.code == 0
    assert [smoke.text for smoke in read(home).smoke.values()].count("the bill again") == 1


@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_noticed(template: Template, tmp_path: Path, kind: str):
    """And what a check cannot bring back it names."""
    chance = Random(SEED)
    for _ in range(3):
        spoilt = spoil(template.home, tmp_path, kind, chance)

        assert spoilt.noticed
        assert spoilt.silent == 0
