"""What people type, read as the answer to a question."""

import pytest

from exitcoach.domain.answers import Unfit, is_blank, read_scalar
from exitcoach.domain.cases import Scalar
from exitcoach.domain.questions import Kind, Spec

COMMITTED = ("yes", "no", "to_confirm")


def a_spec(kind: Kind, *choices: str, partial: bool = False) -> Spec:
    return Spec(id="q", kind=kind, choices=choices, partial=partial)


@pytest.mark.parametrize(
    ("spec", "text", "value"),
    [
        (a_spec(Kind.TEXT), "  Rosa  ", "  Rosa  "),
        (a_spec(Kind.TEXT), "0012345", "0012345"),
        (a_spec(Kind.NOTE), "a\nb", "a\nb"),
        (a_spec(Kind.TEXT), "Nu\u0301n\u0303ez", "Núñez"),
        (a_spec(Kind.CONFIRM), "yes", True),
        (a_spec(Kind.CONFIRM), " No ", False),
        (a_spec(Kind.CONFIRM), "TRUE", True),
        (a_spec(Kind.CONFIRM), "false", False),
        (a_spec(Kind.CHOICE, *COMMITTED), "to_confirm", "to_confirm"),
        (a_spec(Kind.CHOICE, *COMMITTED), "True", "yes"),
        (a_spec(Kind.CHOICE, *COMMITTED), "NO", "no"),
        (a_spec(Kind.CHOICES, "fee", "none"), " fee ", "fee"),
        (a_spec(Kind.SCALE), "1", 1),
        (a_spec(Kind.SCALE), "05", 5),
        (a_spec(Kind.NUMBER), "123456789", 123456789),
        (a_spec(Kind.DATE), "2024-02-29", "2024-02-29"),
        (a_spec(Kind.DATE, partial=True), "2019", "2019"),
        (a_spec(Kind.DATE, partial=True), " 2019-07 ", "2019-07"),
        (a_spec(Kind.DATE, partial=True), "2019-07-01", "2019-07-01"),
    ],
)
def test_read(spec: Spec, text: str, value: Scalar) -> None:
    """Text is kept as typed; everything else is read as people write it."""
    read = read_scalar(spec, text)

    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("spec", "text", "code", "near"),
    [
        (a_spec(Kind.CONFIRM), "sí", "not-yes-no", "yes"),
        (a_spec(Kind.CONFIRM), "Y", "not-yes-no", "yes"),
        (a_spec(Kind.CONFIRM), "n", "not-yes-no", "no"),
        (a_spec(Kind.CONFIRM), "flase", "not-yes-no", "false"),
        (a_spec(Kind.CONFIRM), "42", "not-yes-no", ""),
        (a_spec(Kind.CHOICE, "firm", "leaning"), "leanin", "not-a-choice", "leaning"),
        (a_spec(Kind.CHOICE, "firm", "leaning"), "Firm", "not-a-choice", "firm"),
        (a_spec(Kind.CHOICE, "firm", "leaning"), "yes", "not-a-choice", ""),
        (a_spec(Kind.CHOICES, "fee"), "", "not-a-choice", ""),
        (a_spec(Kind.SCALE), "0", "not-a-scale", None),
        (a_spec(Kind.SCALE), "6", "not-a-scale", None),
        (a_spec(Kind.SCALE), "3.0", "not-a-scale", None),
        (a_spec(Kind.NUMBER), "0", "not-a-number", None),
        (a_spec(Kind.NUMBER), "-1", "not-a-number", None),
        (a_spec(Kind.NUMBER), "1234567890", "not-a-number", None),
        (a_spec(Kind.NUMBER), "٣", "not-a-number", None),
        (a_spec(Kind.DATE), "2025-02-29", "not-a-date", None),
        (a_spec(Kind.DATE), "29/02/2024", "not-a-date", None),
        (a_spec(Kind.DATE), "20240229", "not-a-date", None),
        (a_spec(Kind.DATE), "", "not-a-date", None),
        (a_spec(Kind.DATE), "2024-02", "not-a-full-date", None),
        (a_spec(Kind.DATE), "2024", "not-a-full-date", None),
        (a_spec(Kind.DATE, partial=True), "2024-13", "not-a-date", None),
        (a_spec(Kind.DATE, partial=True), "0000", "not-a-date", None),
        (a_spec(Kind.DATE, partial=True), "24", "not-a-date", None),
    ],
)
def test_unfit(spec: Spec, text: str, code: str, near: str | None) -> None:
    """What does not answer the question is told with its value, and with the nearest word where there is one."""
    with pytest.raises(Unfit) as unfit:
        read_scalar(spec, text)

    assert (unfit.value.code, unfit.value.facts["value"]) == (code, text.strip())
    assert unfit.value.facts.get("near") == near


def test_choices_from_elsewhere() -> None:
    """Those of the playbook's causes stand for the question's own."""
    spec = Spec(id="cause", kind=Kind.CHOICE, source="causes")

    assert read_scalar(spec, "price.high", ("price.high",)) == "price.high"
    with pytest.raises(Unfit) as unfit:
        read_scalar(spec, "price.hihg", ("price.high", "core.quality"))
    assert unfit.value.facts == {"value": "price.hihg", "near": "price.high", "choices": "price.high, core.quality"}


@pytest.mark.parametrize(("text", "blank"), [("", True), (" \n\t", True), ("\u00a0", True), ("a", False), ("0", False)])
def test_blank(text: str, blank: bool) -> None:
    """Nothing to read is blank, whatever kind of space it is."""
    assert is_blank(text) is blank
