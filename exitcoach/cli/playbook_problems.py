"""What is wrong in a playbook, in words, and what to do about it."""

from collections.abc import Callable, Mapping

from exitcoach.locale import _
from exitcoach.playbook.codes import Code

WORDS: Mapping[str, Callable[[], str]] = {
    Code.UNREADABLE: lambda: _("The file cannot be read ({why}). Check that it is a file and that you may read it."),
    Code.NOT_BLOCK: lambda: _("Lines of the form “name: value” belong here. Write them indented below."),
    Code.NOT_LIST: lambda: _("A list belongs here. Begin each item on its own line with “- ”."),
    Code.NOT_TEXT: lambda: _("One plain text belongs here. If it holds “: ” or “#”, put it in quotes."),
    Code.NOT_LOCAL: lambda: _("These words must be given for each language. Write “es: …” and “en: …” below."),
    Code.NOT_YES_NO: lambda: _("“{value}” is neither yes nor no. Write “yes” or “no”."),
    Code.EMPTY_TEXT: lambda: _("Nothing is written here. Write it, or remove the line."),
    Code.UNKNOWN_KEY: lambda: _("“{key}” has no meaning here. Use one of: {known}."),
    Code.MISSING_KEY: lambda: _("“{key}” is missing. Add it."),
    Code.REPEATED_KEY: lambda: _("“{key}” stands here a second time, first in line {first}. Keep one."),
    Code.UNKNOWN_CHOICE: lambda: _("This question has no choice “{key}”. Its choices are: {known}."),
    Code.MISSING_CHOICE: lambda: _("The choice “{key}” has no words. Add them."),
    Code.UNKNOWN_FIELD: lambda: _("This question has no field “{key}”. Its fields are: {known}."),
    Code.MISSING_FIELD: lambda: _("The field “{key}” has no words. Add its label and its question."),
    Code.UNKNOWN_VERDICT: lambda: _("There is no verdict “{key}”. The verdicts are: {known}."),
    Code.MISSING_VERDICT: lambda: _("The verdict “{key}” has no words. Add its headline and its advice."),
    Code.UNKNOWN_REASON: lambda: _("There is no reason “{key}”. The reasons are: {known}."),
    Code.MISSING_REASON: lambda: _("The reason “{key}” has no words. Add them."),
    Code.UNKNOWN_CARD: lambda: _("There is no card “{key}”. The cards are: {known}."),
    Code.MISSING_CARD: lambda: _("The card “{key}” is missing. Add one or more lines for it."),
    Code.MISSING_LANGUAGE: lambda: _("The words in “{key}” are missing. Add them, or drop that language everywhere."),
    Code.BAD_LANGUAGE: lambda: _("“{key}” is no language code. Write one like “es” or “en”."),
    Code.UNKNOWN_WORD: lambda: _("“{value}” is not known here. Use one of: {known}."),
    Code.COMES_WITH_THE_ID: lambda: _("“{key}” comes with the id “{id}”. Remove the line."),
    Code.UNKNOWN_QUESTION: lambda: _(
        "“{value}” is none of the known questions. Correct it, or add “kind: …” to make it a question of your own."
    ),
    Code.NO_CHOICES: lambda: _("“{id}” takes no choices of its own. Remove them."),
    Code.NO_FIELDS: lambda: _("“{id}” takes no fields. Remove them."),
    Code.REPEATED_ID: lambda: _(
        "The id “{id}” stands here a second time, first in line {first}. Rename or remove one."
    ),
    Code.RESERVED_ID: lambda: _("The id “{id}” already means something else. Choose another, such as “shop.{id}”."),
    Code.ENTANGLED_ID: lambda: _("The id “{id}” cannot stand beside “{other}”: one begins with the other. Rename it."),
    Code.BAD_ID: lambda: _(
        "“{id}” cannot be an id. Begin with a small letter, then small letters, digits, hyphens or underscores."
    ),
    Code.STAGE_ORDER: lambda: _("The stage “{id}” comes too late. Keep the order: {order}."),
    Code.WRONG_STAGE: lambda: _("“{id}” belongs in the stage “{stage}”. Move it there."),
    Code.CLOSE_MISSING: lambda: _("“{id}” must be asked in the stage “{stage}”. Add it."),
    Code.SUBJECT_UNKNOWN: lambda: _("The condition asks about “{value}”, which is no question. Correct the id."),
    Code.SUBJECT_UNASKED: lambda: _(
        "“{id}” depends on “{value}”, which is not asked. Add “{value}” before it, or remove “{id}”."
    ),
    Code.SUBJECT_LATER: lambda: _("“{id}” depends on “{value}”, which is asked later. Put “{value}” first."),
    Code.NEVER_HOLDS: lambda: _("The answer can never be “{value}”. It can be: {known}."),
    Code.UNKNOWN_TAG: lambda: _("“{value}” is no emotion, firmness, verdict, decision or cause. Correct it."),
    Code.CAUSE_FORM: lambda: _("“{id}” cannot be a cause. Write its group, a dot and its name, such as “price.high”."),
    Code.CAUSE_GROUP: lambda: _(
        "The cause “{id}” is in a group “{group}” that is not there. Add the group, or correct it."
    ),
    Code.LONG_PHRASE: lambda: _("This phrase has {length} characters, {most} at most. Make it sayable in one breath."),
    Code.VERSION: lambda: _("The version “{value}” is no whole number from 1. Write one."),
    Code.PIECE_UNKNOWN: lambda: _("The pattern “{pattern}” uses a piece that is not there. Add it under “pieces”."),
    Code.PATTERN_BRACKET: lambda: _("A bracket is open or left over in the pattern “{pattern}”. Pair them."),
    Code.PATTERN_EMPTY: lambda: _("The pattern “{pattern}” has a choice without words. Write them, or remove the “|”."),
    Code.PATTERN_ENDING: lambda: _(
        "In the pattern “{pattern}” too little stands before “*”. Write two letters or more."
    ),
    Code.PATTERN_VAGUE: lambda: _("The pattern “{pattern}” has no word that must be there. Add one."),
    Code.NO_PATTERNS: lambda: _("“{id}” has no pattern. Add one under “patterns”."),
    Code.NO_LANGUAGE_RULES: lambda: _("There are no tone rules for “{value}”. Use one of: {known}."),
}
