"""What is wrong with a file of history or with its map, in words, and what to do about it."""

from collections.abc import Callable, Mapping

from exitcoach.imports.troubles import ImportTrouble
from exitcoach.locale import _

WORDS: Mapping[str, Callable[[], str]] = {
    ImportTrouble.UNKNOWN_KIND: lambda: _("“{value}” cannot be imported. Save the list as .csv, .xlsx or .jsonl."),
    ImportTrouble.EMPTY: lambda: _("There is nothing in it. Check that it is the right file."),
    ImportTrouble.TOO_BIG: lambda: _(
        "This is too big to be read safely: 100 MB at most, and no cells far from all others. "
        "Export it as CSV, in several parts."
    ),
    ImportTrouble.BINARY: lambda: _(
        "This is no text, whatever its name ends in. Save the list as .csv, or give a workbook its own ending."
    ),
    ImportTrouble.NOT_UTF8: lambda: _(
        "This is not UTF-8 text. Save it anew as “CSV UTF-8”, or choose UTF-8 where you export it."
    ),
    ImportTrouble.NO_HEADER: lambda: _("The first line names no columns. Write their names above the rows."),
    ImportTrouble.UNNAMED_COLUMN: lambda: _("Column {count} has no name. Give it one in the first line."),
    ImportTrouble.DUPLICATE_COLUMN: lambda: _(
        "Columns {first} and {count} are both called “{value}”. Rename one of them."
    ),
    ImportTrouble.TOO_MANY_COLUMNS: lambda: _(
        "There are {count} columns, {most} at most. Leave out what does not tell why clients left."
    ),
    ImportTrouble.NO_ROWS: lambda: _(
        "There is no row below the names of the columns. Check that it is the right file."
    ),
    ImportTrouble.RAGGED: lambda: _(
        "This row has {count} cells, the header has {wanted}. Put cells that hold the separator in quotes."
    ),
    ImportTrouble.QUOTES: lambda: _(
        "A quotation mark that opens here does not close as it should. Double or close it."
    ),
    ImportTrouble.TOO_LONG: lambda: _("This line is longer than 16 MB. Check that it is a list of rows."),
    ImportTrouble.NOT_JSON: lambda: _("This line is no JSON. Write one object a line, in braces, with quoted names."),
    ImportTrouble.NOT_AN_OBJECT: lambda: _("This line is no object. Write one a line, in braces, with quoted names."),
    ImportTrouble.LOCKED: lambda: _("The workbook has a password. Save it without one, or export the sheet as CSV."),
    ImportTrouble.NOT_A_WORKBOOK: lambda: _("This is no workbook that can be read. Save it anew, or export it as CSV."),
    ImportTrouble.UNKNOWN_SHEET: lambda: _(
        "There is no sheet “{value}”. Correct “sheet:” in the map; there are: {known}."
    ),
    ImportTrouble.FORMULA: lambda: _(
        "It holds formulas that were never worked out. Open it in a spreadsheet program, and save it again."
    ),
    ImportTrouble.NOT_A_MAP: lambda: _(
        "This is no map: “columns:” is missing. Move the file away, and run the command again to get a new one."
    ),
    ImportTrouble.UNKNOWN_LINE: lambda: _("This line has no meaning in a map. There are: {known}."),
    ImportTrouble.REPEATED_LINE: lambda: _("This stands here a second time, first in line {first}. Keep one."),
    ImportTrouble.WRONG_VALUE: lambda: _("“{value}” cannot stand here. Use one of: {known}."),
    ImportTrouble.UNKNOWN_PLACE: lambda: _(
        "“{value}” is no question that history can answer. Write one of those listed above “columns:”, note or ignore."
    ),
    ImportTrouble.TAKEN_PLACE: lambda: _("“{value}” comes from the column “{other}” already. Make one of them a note."),
    ImportTrouble.UNKNOWN_CAUSE: lambda: _(
        "“{value}” is no cause. Write one of those listed above “causes:”, or null for none."
    ),
    ImportTrouble.UNDECIDED_WORD: lambda: _("This is not decided yet: write what it means in place of “?”, or null."),
    ImportTrouble.UNDECIDED_ORDER: lambda: _(
        "Day and month can be swapped in these dates. Write dmy, mdy or ymd in “dates: order:” of the map."
    ),
    ImportTrouble.COLUMN_NOT_IN_MAP: lambda: _(
        "The map does not know this column. Add it below “columns:”, with note if it is to be kept as text."
    ),
    ImportTrouble.COLUMN_NOT_IN_FILE: lambda: _(
        "The map names this column, the file has none. Remove it from the map."
    ),
    ImportTrouble.WORD_NOT_IN_MAP: lambda: _(
        "“{value}” ({count} times) is not in the map. Add it below “causes:”, with a cause or null."
    ),
    ImportTrouble.VALUE_NOT_IN_MAP: lambda: _(
        "“{value}” ({count} times) is not in the map. Add it below “values:”, “{place}:”, with an answer or null."
    ),
    ImportTrouble.WRONG_ORDER: lambda: _(
        "“{value}” is no date in the order {order} ({count} such dates). Correct “dates: order:” in the map."
    ),
}
