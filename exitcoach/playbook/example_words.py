"""The words of the example cases, which come with the program, a file a language."""

from pathlib import Path

from exitcoach.examples.phrases import Phrasebook
from exitcoach.playbook.shelf import built_in

WHERE = Path("demo")
"""Below the folder of the playbooks."""


def example_words(language: str, shipped: Path | None = None) -> Phrasebook:
    """What is said in ``language``."""
    import msgspec
    import yaml

    text = ((shipped or built_in()) / WHERE / f"{language}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return msgspec.convert(yaml.load(text, loader), Phrasebook)  # noqa: S506 - both loaders are safe ones
