"""What can be wrong with a file of history, or with the map that says what it means: codes of problems."""

from enum import StrEnum


class ImportTrouble(StrEnum):
    """Beside sheet.Flaw and the codes of domain.answers.Unfit."""

    # the file
    UNKNOWN_KIND = "import-unknown-kind"
    EMPTY = "import-empty"
    TOO_BIG = "import-too-big"
    BINARY = "import-binary"
    NOT_UTF8 = "import-not-utf8"
    NO_HEADER = "import-no-header"
    UNNAMED_COLUMN = "import-unnamed-column"
    DUPLICATE_COLUMN = "import-duplicate-column"
    TOO_MANY_COLUMNS = "import-too-many-columns"
    NO_ROWS = "import-no-rows"
    RAGGED = "import-ragged"
    QUOTES = "import-quotes"
    TOO_LONG = "import-too-long"
    NOT_JSON = "import-not-json"
    NOT_AN_OBJECT = "import-not-an-object"
    LOCKED = "import-locked"
    NOT_A_WORKBOOK = "import-not-a-workbook"
    UNKNOWN_SHEET = "import-unknown-sheet"
    FORMULA = "import-formula"
    # the map
    NOT_A_MAP = "import-not-a-map"
    UNKNOWN_LINE = "import-unknown-line"
    REPEATED_LINE = "import-repeated-line"
    WRONG_VALUE = "import-wrong-value"
    UNKNOWN_PLACE = "import-unknown-place"
    TAKEN_PLACE = "import-taken-place"
    UNKNOWN_CAUSE = "import-unknown-cause"
    UNDECIDED_WORD = "import-undecided-word"
    UNDECIDED_ORDER = "import-undecided-order"
    # the file against the map
    COLUMN_NOT_IN_MAP = "import-column-not-in-map"
    COLUMN_NOT_IN_FILE = "import-column-not-in-file"
    WORD_NOT_IN_MAP = "import-word-not-in-map"
    VALUE_NOT_IN_MAP = "import-value-not-in-map"
    WRONG_ORDER = "import-wrong-order"
