"""The program: find the language, run the command, turn what fails into one sentence."""

import os
import sys
from collections.abc import Sequence

LANG = "--lang"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``exitcoach`` with these arguments and end the process with its exit code."""
    from exitcoach.cli.boundary import guarded

    asked, rest = take_language(list(sys.argv[1:] if arguments is None else arguments))
    sys.exit(guarded(rest, asked, os.environ))


def take_language(arguments: list[str]) -> tuple[str | None, list[str]]:
    """``--lang es`` or ``--lang=es`` taken out from wherever it stands before ``--``; the last one counts."""
    asked: str | None = None
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            return asked, [*rest, argument, *waiting]
        if argument == LANG:
            asked = next(waiting, "")
        elif argument.startswith(f"{LANG}="):
            asked = argument.partition("=")[2]
        else:
            rest.append(argument)
    return asked, rest


if __name__ == "__main__":
    main()
