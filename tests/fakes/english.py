"""Finding English in what should be Spanish."""

import re

# Frequent in English, and no words of Spanish.
WORDS = """
    about above add after all already an and another any are as ask at be because been before begin below but by can
    cannot case cases cause check choose close closed command commands could day days did does done each empty error
    every everything example file for found from give go goes had has have help here how if into is it its kept know
    known later leave leaves left line list make missing must need none not nothing now of on once one only open option
    options or other out place possible print put question read remove required saved say see several show so some stay
    take than that the their them then there these they this those through to too try two under unknown until up usage
    value want was were what when where which who why will with without word words write written wrong yes you your
"""
STOP_WORDS = frozenset(WORDS.split())
# Kept in every language: options, commands, ids, what stands for a kind of value, and quoted words of a person.
NAMES = re.compile(
    r"""
    --?[a-z][\w-]*
    | \bexitcoach(?:\ +[a-z]+)*
    | \b\d{6}-\w+
    | \b[\w-]+(?:[._][\w*-]+)+
    | [\w./-]*/[\w./-]+
    | <\w+>
    | [“«"][^”»"\n]*[”»"]
    | \b[A-Z]{2,}\b
    """,
    re.VERBOSE,
)


def english_in(text: str, names: str = "") -> list[str]:
    """The English words of ``text``; ``names`` is a pattern of further words that are names."""
    rest = NAMES.sub(" ", re.sub(names, " ", text, flags=re.MULTILINE) if names else text)
    return [word for word in re.findall(r"[^\W\d_]+", rest) if word.lower() in STOP_WORDS]
