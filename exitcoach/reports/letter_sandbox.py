"""Fills a template in a sandbox: names and texts go in, text comes out, and nothing can be called.

A template cannot reach an attribute, a method or a global; it has ``if``, ``for``, ``set``, ``include``, a few filters
and the facts of the letter.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from jinja2 import StrictUndefined, TemplateAssertionError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2 import nodes as parts
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from exitcoach.domain.text import nearest, shown
from exitcoach.errors import Problem
from exitcoach.ports import Rejected
from exitcoach.reports.letter_codes import LetterFlaw
from exitcoach.reports.letter_templates import Folders, LetterLoader

VALUE = "\ufdd0"
"""Stands before whatever a fact put into the text, so that nobody's words are taken for a list or a title.

It is a code that never is a character, and no fact has it.
"""

FILTERS = ("capitalize", "default", "first", "join", "last", "length", "lower", "trim", "upper")
TESTS = ("defined", "eq", "even", "in", "ne", "odd")
_LOOP = ("first", "index", "last", "length")
_ENDED = re.compile(r"[.!?…:;][\"”’»)]*$")
_QUOTED = re.compile(r"'([^']*)'")
_BREAKS = str.maketrans(
    {"\n": " ", "\r": " ", "\t": " ", "\u2028": " ", "\u2029": " ", VALUE: "\N{REPLACEMENT CHARACTER}"}
)
_MOST_JOINED = 3_000_000
_ROOM, _TIMES = 200_000, 5
"""How long a letter may get: so many characters, and so many for each that the facts have."""


def fill(name: str, facts: Mapping[str, Any], folders: Folders, playbook: str = "") -> str:
    """The template, filled. Raises Rejected with the file, the line and what is wrong there."""
    environment = _Sandbox(LetterLoader(folders, playbook))
    try:
        template = environment.get_template(name)
        return _within(_ROOM + _TIMES * len(str(facts)), template.generate(facts))
    except TemplateAssertionError as error:
        _reject(LetterFlaw.FORBIDDEN, error.filename or name, error.lineno, known=", ".join((*FILTERS, "sentence")))
    except TemplateSyntaxError as error:
        _reject(LetterFlaw.SYNTAX, error.filename or name, error.lineno)
    except TemplateNotFound as error:
        file, line = _place(error, str(folders.own / name))
        _reject(LetterFlaw.MISSING, file, line, value=str(error.name))
    except UndefinedError as error:
        value = _QUOTED.findall(error.message or "")[-1:] or [""]
        known, near = ", ".join(facts), nearest(value[0], facts)
        _reject(LetterFlaw.UNKNOWN_NAME, *_place(error, name), value=value[0], near=near, known=known)
    except SecurityError as error:
        _reject(LetterFlaw.FORBIDDEN, *_place(error, name), known=", ".join((*FILTERS, "sentence")))
    except (TypeError, ValueError, ArithmeticError, RecursionError, MemoryError) as error:
        _reject(LetterFlaw.FAILED, *_place(error, name))


def sentence(text: object) -> str:
    """The text with a full stop where it has no end of its own."""
    line = str(text).strip()
    return line if not line or _ENDED.search(line) else f"{line}."


class _Writer(CodeGenerator):
    """Writes a ``~`` as a call of ours: a text joined to itself a few dozen times would fill the memory."""

    def visit_Concat(self, node: parts.Concat, frame: Frame) -> None:  # noqa: N802 - the name Jinja looks for
        """The texts on both sides, and how long they may get together."""
        self.write("environment.concat((")
        for piece in node.nodes:
            self.write("str(")
            self.visit(piece, frame)
            self.write("), ")
        self.write("))")


def _joined(texts: Iterable[object], between: str = "") -> str:
    return _within(
        _MOST_JOINED, (piece for number, text in enumerate(texts) for piece in (between * bool(number), str(text)))
    )


class _Sandbox(ImmutableSandboxedEnvironment):
    """Stricter than Jinja's own: see above. Multiplying is refused because a few characters could fill the memory."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})
    code_generator_class = _Writer
    concat = staticmethod(_joined)

    def __init__(self, loader: LetterLoader) -> None:
        super().__init__(
            loader=loader,
            undefined=StrictUndefined,
            finalize=_value,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=0,
        )
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS} | {"sentence": sentence, "join": _joined}
        self.tests = {name: self.tests[name] for name in TESTS}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only where a loop stands."""
        return isinstance(obj, LoopContext) and attr in _LOOP

    def is_safe_callable(self, obj: Any) -> bool:
        """Nothing."""
        return False

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Of those intercepted only a sum of moderate size."""
        if operator != "+":
            raise SecurityError(operator)
        if sum(len(side) for side in (left, right) if hasattr(side, "__len__")) > _MOST_JOINED:
            raise MemoryError
        return left + right


def _value(value: object) -> str:
    return f"{VALUE}{shown(str(value)).translate(_BREAKS)}"


def _within(room: int, pieces: Iterable[str]) -> str:
    text = []
    for piece in pieces:
        room -= len(piece)
        if room < 0:
            raise MemoryError
        text.append(piece)
    return "".join(text)


def _place(error: BaseException, otherwise: str) -> tuple[str, int]:
    """The line of the innermost template that was being filled: Jinja puts it into the traceback."""
    found, trace = (otherwise, 0), error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            found = (file, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _reject(code: LetterFlaw, file: str, line: int, **facts: str) -> NoReturn:
    raise Rejected([Problem(code=code, file=file, line=line, facts=facts)]) from None
