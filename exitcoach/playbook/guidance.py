"""Reading what the wizard says around the questions: phrases, reminders, cards, the words of the gate."""

from collections.abc import Mapping

from exitcoach.domain.playbooks import Moment, Phrase, Reminder, VerdictWords
from exitcoach.domain.text import LocalText
from exitcoach.interview.gate import EXPLORE, OPENING, ROWS
from exitcoach.playbook.codes import Code
from exitcoach.playbook.reader import At, Codes, Reader

CARDS = ("opening", "calm")
VERDICTS = (EXPLORE, *(verdict for verdict, _ in reversed(ROWS)))
REASONS = (*(code for _, reasons in ROWS for code, _ in reasons), OPENING)
MOMENTS = tuple(moment.value for moment in Moment)
_CARDS: Codes = (Code.UNKNOWN_CARD, Code.MISSING_CARD)
_VERDICTS: Codes = (Code.UNKNOWN_VERDICT, Code.MISSING_VERDICT)
_REASONS: Codes = (Code.UNKNOWN_REASON, Code.MISSING_REASON)


def read_phrases(reader: Reader, at: At) -> tuple[Phrase, ...]:
    """What to say, or what to avoid."""
    return tuple(_phrase(reader, item) for item in reader.items(at))


def read_reminders(reader: Reader, at: At) -> tuple[Reminder, ...]:
    """The reminders of a stage."""
    return tuple(_reminder(reader, item) for item in reader.items(at))


def read_locals(reader: Reader, at: At) -> tuple[LocalText, ...]:
    """A list of words in every language."""
    return tuple(reader.local(item) for item in reader.items(at))


def read_cards(reader: Reader, at: At) -> Mapping[str, tuple[LocalText, ...]]:
    """Both cards."""
    fields = reader.block(at, CARDS, CARDS, _CARDS)
    return {card: read_locals(reader, fields[card]) for card in CARDS}


def read_verdicts(reader: Reader, at: At) -> Mapping[str, VerdictWords]:
    """The words of every verdict."""
    fields = reader.block(at, VERDICTS, VERDICTS, _VERDICTS)
    return {verdict: _verdict(reader, fields[verdict]) for verdict in VERDICTS}


def read_reasons(reader: Reader, at: At) -> Mapping[str, LocalText]:
    """The words of every reason."""
    fields = reader.block(at, REASONS, REASONS, _REASONS)
    return {reason: reader.local(fields[reason]) for reason in REASONS}


def _phrase(reader: Reader, at: At) -> Phrase:
    text, fields = reader.local_with(at, "fits", "unless")
    return Phrase(text=text, fits=reader.texts(fields["fits"]), unless=reader.texts(fields["unless"]))


def _reminder(reader: Reader, at: At) -> Reminder:
    text, fields = reader.local_with(at, "on", "fits", "unless")
    return Reminder(
        text=text,
        moment=Moment(reader.word(fields["on"], MOMENTS) or Moment.ENTERING),
        fits=reader.texts(fields["fits"]),
        unless=reader.texts(fields["unless"]),
    )


def _verdict(reader: Reader, at: At) -> VerdictWords:
    fields = reader.block(at, ("headline", "advice"), ("headline", "advice"))
    return VerdictWords(headline=reader.local(fields["headline"]), advice=reader.local(fields["advice"]))
