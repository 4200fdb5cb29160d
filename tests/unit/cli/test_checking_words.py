"""What a check finds is told whole, in both languages."""

from collections.abc import Iterator

import pytest

from exitcoach.cli.checking_words import problem_line
from exitcoach.locale import speak
from exitcoach.services.check import Finding, Outcome, Wrong

SOURCES = ("", "itself", "previous", "journal", "daily-20261122-120000.zip")


@pytest.fixture(params=["en", "es"], autouse=True)
def language(request: pytest.FixtureRequest) -> Iterator[None]:
    speak(request.param)
    yield
    speak("en")


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("problem", Wrong)
def test_every_problem_and_what_became_of_it_is_told(problem: Wrong, outcome: Outcome):
    """Place first, no placeholder left, wherever it can be restored from."""
    for source in SOURCES:
        line = problem_line(
            Finding(
                file="cases/2026-11.json",
                line=3,
                problem=problem,
                record="261122-h3k2vd7qmx9",
                source=source,
                older=True,
                fields=("language",),
                outcome=outcome,
            )
        )

        assert line.startswith("cases/2026-11.json:3: ")
        assert "{" not in line
        assert "\n" not in line


@pytest.mark.parametrize("outcome", [Outcome.LEFT, Outcome.SET_ASIDE])
def test_how_many_are_gone_is_told(outcome: Outcome):
    """A number, and nothing about a way to bring them back."""
    lines = [
        problem_line(Finding(file="cases/2026-11.json", problem=Wrong.CUT, source="itself", gone=n, outcome=outcome))
        for n in (1, 3)
    ]

    assert [" 1 " in lines[0], " 3 " in lines[1]] == [True, True]
    assert not any("backup" in line or "restaurar" in line or "restored" in line for line in lines)


def test_what_cannot_be_put_back_is_not_promised():
    """An edit of which nobody knows what stood there before."""
    finding = Finding(file="cases/2026-11.json", problem=Wrong.EDITED, record="261122-h3k2vd7qmx9")

    assert "--undo-edits" not in problem_line(finding)
    assert "--accept-edits" in problem_line(finding)
