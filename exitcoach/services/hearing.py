"""What a frontend and the record hear in the employee's words."""

from collections.abc import Callable, Mapping

from exitcoach.coach.listening import Listening
from exitcoach.domain.cases import Value
from exitcoach.domain.tone import Finding, Praise


def hearing(
    ears: Listening, language: str, stage: str, answers: Mapping[str, Value]
) -> Callable[[str], tuple[Finding, ...]]:
    """Listens to words said at this stage to this client, in the order of the text.

    A text that is clearly in another language is heard in that one.
    """
    emotion = answers.get("emotion")

    def hear(said: str) -> tuple[Finding, ...]:
        from exitcoach.services.listen import Draft, findings_in  # not before it is needed: start-up is felt

        draft = Draft(text=said, stage=stage, usual=language, emotion=emotion if isinstance(emotion, str) else "")
        return findings_in(draft, ears)

    return hear


def praising(ears: Listening, language: str, stage: str) -> Callable[[str], tuple[Praise, ...]]:
    """Tells what is well said at this stage, whatever else in it sounds defensive."""

    def praise(said: str) -> tuple[Praise, ...]:
        from exitcoach.services.listen import Draft, praise_in

        return praise_in(Draft(text=said, stage=stage, usual=language), ears)

    return praise
