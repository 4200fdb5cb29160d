"""Example houses, each made once: to make one takes a second or two."""

from datetime import UTC, date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from exitcoach.domain.playbooks import Playbook
from exitcoach.examples.make import House, example_house
from exitcoach.examples.office import Office
from exitcoach.examples.year import Year
from exitcoach.playbook.example_words import example_words
from exitcoach.playbook.shelf import GENERAL, Shelf

TODAY = date(2026, 11, 22)
YEAR = Year(today=TODAY, zone=UTC)
SEED = 20261122


@cache
def playbook() -> Playbook:
    """The built-in one."""
    with TemporaryDirectory() as folder:
        return Shelf(own=Path(folder), cache=Path(folder)).get(GENERAL)


@cache
def house(language: str = "es", *, cases: int = 240, seed: int = SEED) -> House:
    """An example house of this year."""
    return example_house(example_words(language), playbook(), language, YEAR, cases=cases, seed=seed)


def office(chance) -> Office:
    """The office of the same year, with lots of its own."""
    return Office(words=example_words("en"), taxonomy=playbook().causes, year=YEAR, chance=chance)
