"""The ears there are: the rules that come with the program, and a person's own ones beside them."""

from collections.abc import Iterable
from pathlib import Path
from threading import RLock

from exitcoach.coach.detect import Ear
from exitcoach.coach.model import Model
from exitcoach.coach.tone import ToneRules
from exitcoach.playbook.compiled import Compiled, stamps
from exitcoach.playbook.learnt import read_model
from exitcoach.playbook.shelf import built_in, files_in, unreadable
from exitcoach.ports import HomeUnusable, Rejected

FOLDER = "tone"


class Ears:
    """``own`` is a person's folder of rules, ``cache`` where compiled ones are kept. Several threads may ask."""

    def __init__(self, own: Path, cache: Path, shipped: Path | None = None) -> None:
        self.own = own
        self.shipped = shipped or built_in() / FOLDER
        self._compiled = Compiled(cache, ToneRules)
        self._known: dict[str, Ear] = {}
        self._loading = RLock()

    @property
    def languages(self) -> tuple[str, ...]:
        """Those the program has rules for."""
        return tuple(sorted(path.stem for path in self.shipped.glob("*.yaml")))

    def get(self, language: str) -> Ear:
        """The ear for a language, which hears nothing where there are no rules. Raises Rejected, HomeUnusable."""
        with self._loading:
            if language not in self._known:
                self._known[language] = Ear(self._rules(language), self._model(language))
            return self._known[language]

    def get_anyway(self, language: str) -> Ear:
        """As ``get``, without a person's own rules when they cannot be read: a call goes on."""
        with self._loading:
            try:
                return self.get(language)
            except (Rejected, HomeUnusable):
                self._known[language] = Ear(self._merged(language, self._shipped(language)), self._model(language))
                return self._known[language]

    def _rules(self, language: str) -> ToneRules:
        files = self._shipped(language) + self._own()
        if not files:
            return ToneRules(language=language)
        kept = self._compiled.get(files)
        if kept and kept.language == language:
            return kept
        try:
            made_from = stamps(files)
            rules = self._merged(language, files)
        except OSError as error:
            raise Rejected([unreadable(error.filename or str(self.own), error)]) from error
        self._compiled.keep(language, rules, made_from)
        return rules

    def _shipped(self, language: str) -> tuple[Path, ...]:
        path = self.shipped / f"{language}.yaml"
        return (path,) if path.is_file() else ()

    def _own(self) -> tuple[Path, ...]:
        return tuple(sorted(files_in(self.own)))

    def _merged(self, language: str, files: Iterable[Path]) -> ToneRules:
        # These bring YAML, which compiled rules do without.
        from exitcoach.playbook.tone import ToneFile, read_tone
        from exitcoach.playbook.tone_merge import merge
        from exitcoach.sheet import file_bytes

        found: list[ToneFile] = []
        for path in files:
            read = read_tone(file_bytes(path), str(path), found[0] if found else None)
            if read.language == language:
                found.append(read)
        return merge(language, found)

    def _model(self, language: str) -> Model | None:
        path = self.shipped / f"{language}.model"
        return read_model(path.read_bytes()) if path.is_file() else None
