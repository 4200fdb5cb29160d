"""What can be wrong in the template of a letter. Each code has its sentence in cli/letter_problems.py."""

from enum import StrEnum


class LetterFlaw(StrEnum):
    """The comment of each names the facts its sentence is filled with."""

    UNREADABLE = "letter-unreadable"  # why
    NOT_UTF8 = "letter-not-utf8"
    TOO_BIG = "letter-too-big"
    SYNTAX = "letter-syntax"
    UNKNOWN_NAME = "letter-unknown-name"  # value, near, known
    FORBIDDEN = "letter-forbidden"  # known
    MISSING = "letter-missing"  # value
    FAILED = "letter-failed"
