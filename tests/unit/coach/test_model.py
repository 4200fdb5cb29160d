"""The learnt model: a sum of weights, and the words that speak loudest."""

from dataclasses import replace
from zlib import crc32

import pytest

from exitcoach.coach.model import Model, Table, features, hinted, said_of
from exitcoach.playbook.learnt import read_model, written
from tests.fakes.ears import SMALL, ear_of

SIZE = 4096


def table(*, bias: float = -1.0, **weights: int) -> Table:
    """Weights by feature."""
    cells = bytearray(SIZE)
    for name, weight in weights.items():
        cells[crc32(name.encode()) % SIZE] = weight % 256
    return Table(bias=bias, unit=1.0, weights=bytes(cells))


@pytest.fixture
def model():
    return Model(
        threshold=0.0,
        alone=0.0,
        gate=table(**{"1excuses": 100, "hen.policy": 100}),
        early_threshold=0.0,
        early=table(**{"1coupon": 100}),
        reach=10.0,
        kinds={"justify": table(**{"1excuses": 50}), "policy": table(**{"hen.policy": 50})},
    )


def test_it_hears_what_was_learnt(model):
    """The marker with the greatest sum, at the words that carry it."""
    learnt = model.hear(said_of(("we", "have", "excuses", ".")), early=False, hinted=False)
    assert (learnt.marker, learnt.first, learnt.last) == ("justify", 2, 2)


def test_below_the_threshold_it_is_silent(model):
    """Most of what is said."""
    assert model.hear(said_of(("good", "morning", ".")), early=False, hinted=True) is None


def test_a_remedy_counts_before_recovery_only(model):
    """It has a threshold of its own."""
    words = said_of(("a", "coupon", "."))
    assert model.hear(words, early=True, hinted=False).marker == "early_fix"
    assert model.hear(words, early=False, hinted=False) is None


def test_without_any_rule_it_must_be_surer(model):
    """Words it has not met are no proof."""
    wary, words = replace(model, alone=1000.0), said_of(("we", "have", "excuses", "."))
    assert wary.hear(words, early=False, hinted=False) is None
    assert wary.hear(words, early=False, hinted=True) == model.hear(words, early=False, hinted=False)


def test_a_rule_too_weak_to_speak_adds_to_the_sum(model):
    """Then the finding is that of the rule."""
    hinted_rules = SMALL.replace("    marker: policy\n", "    marker: policy\n    hint: yes\n", 1)
    (found,) = ear_of(hinted_rules, model).hear("Well, that is our policy.")
    assert (found.rule, found.words) == ("en.policy", "that is our policy")


def test_what_was_learnt_has_an_id_of_its_own(model):
    """So that everybody sees no rule spoke."""
    (found,) = ear_of(SMALL, model).hear("We have excuses.")
    assert (found.rule, found.marker, found.words) == ("en.learnt.justify", "justify", "excuses")


def test_features_name_the_words_they_are_made_of():
    """First and last are numbers of words of the sentence."""
    words = ("estamos", "cortos", "de", "personal", ".")
    assert all(0 <= first <= last < len(words) for _, first, last in features(words))
    assert list(hinted([("es.x", "policy", 1, 2)])) == [("hes.x", 1, 2), ("Mpolicy", 1, 2), ("N", 1, 2)]


def test_a_model_comes_back_from_its_file(model):
    """Every weight."""
    assert read_model(written(model)) == model


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:-1], lambda data: b"{" + data, lambda data: b"", lambda data: data + b"x"]
)
def test_a_spoilt_model_is_no_model(model, spoil):
    """The rules go on alone."""
    assert read_model(spoil(written(model))) is None
