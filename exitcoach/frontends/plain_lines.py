"""A conversation line by line: text out, one line in. No cursor, no colour, no drawing."""

from typing import TextIO

GOES_ON = "\\"
"""A line that ends so goes on with the next one."""


class Lines:
    """Both sides of the conversation. ``prompt`` stands before what is typed, where somebody types.

    ``typed`` is what had come of a text of several lines when it was broken off.
    """

    def __init__(self, source: TextIO, sink: TextIO, prompt: str = "") -> None:
        self._source = source
        self._sink = sink
        self._prompt = prompt
        self._hearing = False
        self._broken_off = False
        self.typed = ""

    def break_off(self) -> None:
        """From a signal: no more is heard. Only waiting for a line is broken off; what is being stored is not."""
        self._broken_off = True
        if self._hearing:
            raise KeyboardInterrupt

    def say(self, *lines: str) -> None:
        """Tell the lines, one under the other."""
        self._sink.writelines(f"{line}\n" for line in lines)

    def hear(self) -> str:
        """The next line. Raises EOFError when no more will come, KeyboardInterrupt once it was broken off."""
        if self._prompt:
            self._sink.write(self._prompt)
        self._sink.flush()
        line = self._next()
        if not line:
            self.say(*([""] if self._prompt else []))
            raise EOFError
        return line.removesuffix("\n")

    def rest_of(self, text: str) -> str:
        """The text with the lines it goes on with; the end of the input ends it too."""
        while text.endswith(GOES_ON):
            text = self.typed = text.removesuffix(GOES_ON)
            try:
                text = f"{text}\n{self.hear()}"
            except EOFError:
                break
        self.typed = ""
        return text

    def _next(self) -> str:
        self._hearing = True
        try:
            if self._broken_off:
                raise KeyboardInterrupt
            return self._source.readline()
        except OSError:  # the terminal is gone
            return ""
        finally:
            self._hearing = False
