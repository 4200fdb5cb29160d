"""What the house knows that a call should: this client's earlier cases, the lessons about this cause."""

from typing import Protocol

from exitcoach.domain.scenes import Scene


class House(Protocol):
    """Asked before each question; whatever it knows, it never fails."""

    def news(self, scene: Scene) -> tuple[str, ...]:
        """The lines that belong to this question, one each."""
        ...

    def lessons(self, scene: Scene) -> tuple[str, ...]:
        """Every lesson about the cause, the newest first."""
        ...


class Silent:
    """A house that knows nothing."""

    def news(self, scene: Scene) -> tuple[str, ...]:
        """None."""
        return ()

    def lessons(self, scene: Scene) -> tuple[str, ...]:
        """None."""
        return ()
