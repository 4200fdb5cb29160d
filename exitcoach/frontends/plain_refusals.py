"""Why something typed was not taken, with the way out by the commands of the plain mode."""

from collections.abc import Mapping

from exitcoach.domain.scenes import Scene
from exitcoach.domain.text import in_language
from exitcoach.frontends.terminal.refusals import refusal_text
from exitcoach.locale import _


def why_not(code: str, facts: Mapping[str, str], scene: Scene) -> str:
    """The sentence for a code of interview.Refused or domain.answers.Unfit."""
    own = {
        "needed-to-close": _("Closing needs this answer; “unknown” is a fine one. :q leaves it for later."),
        "needed-here": _("This is needed here; :b goes back."),
        "authority-no": _("Do not promise it: offer to write it for management instead. :d drops the promise."),
        "stands-alone": _("“None” stands alone: choose only that, or leave it out."),
        "too-many": _("At most {most} of them.").format(most=facts.get("most", "")),
        "not-a-scale": _("Type a number from 1 to 5."),
        "not-yes-no": _("Type y or n."),
    }
    if code == "needed-here" and facts.get("field"):
        return _("This is needed here; :d drops the entry, :b goes back.")
    if code == "needed-to-close" and facts.get("missing"):
        return f"{own[code]} ({question_labels(tuple(facts['missing'].split(', ')), scene)})"
    return own.get(code) or refusal_text(code, facts, scene.playbook, scene.language)


def question_labels(ids: tuple[str, ...], scene: Scene) -> str:
    """The questions by their labels."""
    found = ((one, scene.playbook.question(one)) for one in ids)
    return ", ".join(in_language(question.label, scene.language) if question else one for one, question in found)
