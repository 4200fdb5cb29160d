"""What can be wrong in a playbook. Each code has its sentence in cli/playbook_problems.py."""

from enum import StrEnum


class Code(StrEnum):
    """The comment of each names the facts its sentence is filled with."""

    UNREADABLE = "playbook-unreadable"  # why
    NOT_BLOCK = "playbook-not-block"
    NOT_LIST = "playbook-not-list"
    NOT_TEXT = "playbook-not-text"
    NOT_LOCAL = "playbook-not-local"  # languages
    NOT_YES_NO = "playbook-not-yes-no"  # value
    EMPTY_TEXT = "playbook-empty-text"
    UNKNOWN_KEY = "playbook-unknown-key"  # key, near, known
    MISSING_KEY = "playbook-missing-key"  # key
    REPEATED_KEY = "playbook-repeated-key"  # key, first
    UNKNOWN_CHOICE = "playbook-unknown-choice"  # key, near, known
    MISSING_CHOICE = "playbook-missing-choice"  # key
    UNKNOWN_FIELD = "playbook-unknown-field"  # key, near, known
    MISSING_FIELD = "playbook-missing-field"  # key
    UNKNOWN_VERDICT = "playbook-unknown-verdict"  # key, near, known
    MISSING_VERDICT = "playbook-missing-verdict"  # key
    UNKNOWN_REASON = "playbook-unknown-reason"  # key, near, known
    MISSING_REASON = "playbook-missing-reason"  # key
    UNKNOWN_CARD = "playbook-unknown-card"  # key, near, known
    MISSING_CARD = "playbook-missing-card"  # key
    MISSING_LANGUAGE = "playbook-missing-language"  # key
    BAD_LANGUAGE = "playbook-bad-language"  # key
    UNKNOWN_WORD = "playbook-unknown-word"  # value, near, known
    COMES_WITH_THE_ID = "playbook-comes-with-the-id"  # key, id
    UNKNOWN_QUESTION = "playbook-unknown-question"  # value, near
    NO_CHOICES = "playbook-no-choices"  # id
    NO_FIELDS = "playbook-no-fields"  # id
    REPEATED_ID = "playbook-repeated-id"  # id, first
    RESERVED_ID = "playbook-reserved-id"  # id
    ENTANGLED_ID = "playbook-entangled-id"  # id, other
    BAD_ID = "playbook-bad-id"  # id
    STAGE_ORDER = "playbook-stage-order"  # id, order
    WRONG_STAGE = "playbook-wrong-stage"  # id, stage
    CLOSE_MISSING = "playbook-close-missing"  # id, stage
    SUBJECT_UNKNOWN = "playbook-subject-unknown"  # value, near
    SUBJECT_UNASKED = "playbook-subject-unasked"  # id, value
    SUBJECT_LATER = "playbook-subject-later"  # id, value
    NEVER_HOLDS = "playbook-never-holds"  # value, near, known
    UNKNOWN_TAG = "playbook-unknown-tag"  # value, near
    CAUSE_FORM = "playbook-cause-form"  # id
    CAUSE_GROUP = "playbook-cause-group"  # id, group, near
    LONG_PHRASE = "playbook-long-phrase"  # length, most
    VERSION = "playbook-version"  # value
    PIECE_UNKNOWN = "playbook-piece-unknown"  # pattern, near
    PATTERN_BRACKET = "playbook-pattern-bracket"  # pattern
    PATTERN_EMPTY = "playbook-pattern-empty"  # pattern
    PATTERN_ENDING = "playbook-pattern-ending"  # pattern
    PATTERN_VAGUE = "playbook-pattern-vague"  # pattern
    NO_PATTERNS = "playbook-no-patterns"  # id
    NO_LANGUAGE_RULES = "playbook-no-language-rules"  # value, known
