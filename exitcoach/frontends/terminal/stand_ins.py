"""What is typed, as it may be shown."""

from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput

from exitcoach.domain.text import UNSHOWABLE


class StandIns(Processor):
    """A stand-in, of the same width in the text, for each character that would steer the screen."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """One line of the field."""
        pieces = transformation_input.fragments
        return Transformation([(style, text.translate(UNSHOWABLE)) for style, text, *_ in pieces])
