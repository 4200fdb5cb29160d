"""What is told in the plain mode, as lines: the question, its answer so far, the phrases, the cards."""

from exitcoach.domain.cues import fitting, turned
from exitcoach.domain.playbooks import Phrase
from exitcoach.domain.scenes import Scene
from exitcoach.domain.text import LocalText, in_language, shown_in_line
from exitcoach.frontends.asked import answer_text, question_text, suggestions
from exitcoach.frontends.plain_refusals import question_labels
from exitcoach.frontends.reminding import tags_for
from exitcoach.locale import _
from exitcoach.locale.values import value_text

MOST_PHRASES = 2


def question_lines(scene: Scene) -> list[str]:
    """The question; in a repeated group, which entry it is about."""
    asked = shown_in_line(question_text(scene))
    if scene.place.field:
        asked = _("Entry {number}: {question}").format(number=(scene.place.row or 0) + 1, question=asked)
    return ["", asked]


def known_lines(scene: Scene) -> list[str]:
    """The answer there is."""
    if scene.known is None:
        return []
    return [_("Answer so far: {answer}. An empty line keeps it.").format(answer=answer_text(scene, scene.known))]


def stage_line(scene: Scene) -> str:
    """Which stage it is, and how many there are."""
    stages = scene.playbook.stages
    number = next((number for number, stage in enumerate(stages, start=1) if stage.id == scene.stage.id), 1)
    told = _("Stage {number} of {count}: {title}.")
    return told.format(number=number, count=len(stages), title=_told(scene.stage.title, scene))


def goal_and_phrases(scene: Scene) -> list[str]:
    """The goal of the stage, a few phrases to say, a few to avoid."""
    tags, turn = tags_for(scene), _turn(scene)
    say = _some(turned(scene.stage.say, tags, turn), _("Say: {phrase}"), scene)
    avoid = _some(turned(scene.stage.avoid, tags, turn), _("Avoid: {phrase}"), scene)
    return [_told(scene.stage.goal, scene), *say, *avoid]


def advice_lines(scene: Scene) -> list[str]:
    """The recovery gate's verdict in plain words: what, why, what to do."""
    words = scene.playbook.verdicts.get(scene.gate.verdict)
    reasons = [_told(scene.playbook.reasons.get(code) or {"en": code}, scene) for code in scene.gate.reasons]
    if not words:
        return reasons
    headline, advice = _told(words.headline, scene), _told(words.advice, scene)
    return [_("The advice: {advice}.").format(advice=headline), *reasons, advice]


def phrase_lines(scene: Scene) -> list[str]:
    """What do I say now: the talking point, then every phrase that fits, the best first."""
    tip = _told(scene.question.tip, scene)
    phrases = enumerate(fitting(scene.stage.say, tags_for(scene)), start=1)
    known = ", ".join(map(shown_in_line, suggestions(scene)))
    return [
        _("What do I say now?"),
        *([tip] if tip else []),
        *(f"{number}. {_told(phrase.text, scene)}" for number, phrase in phrases),
        *([_("Known here: {words}").format(words=known)] if known else []),
    ]


def card_lines(scene: Scene, name: str) -> list[str]:
    """A card of the playbook."""
    return [_told(line, scene) for line in scene.playbook.cards.get(name, ())]


def so_far_lines(scene: Scene) -> list[str]:
    """The last answers, for a call that is taken up again."""
    told = ((scene.playbook.question(question_id), value) for question_id, value in scene.recent)
    found = [
        f"{_told(question.label, scene)}: {value_text(value, question, scene.playbook, scene.language)}"
        for question, value in told
        if question
    ]
    return [_("The last answers:"), *found] if found else []


def debrief_lines(scene: Scene) -> list[str]:
    """The notes of the call, and what closing still needs."""
    titles = {stage.id: _told(stage.title, scene) for stage in scene.playbook.stages}
    notes = [
        f"{note.at.astimezone():%H:%M} {titles.get(note.stage, note.stage)}: {shown_in_line(note.text)}"
        for note in scene.notes
    ]
    needed = question_labels(scene.needed, scene)
    return [
        *([_("Your notes:"), *notes] if notes else []),
        *([_("Still needed to close: {labels}").format(labels=needed)] if needed else []),
    ]


def _some(phrases: tuple[Phrase, ...], told: str, scene: Scene) -> list[str]:
    return [told.format(phrase=_told(phrase.text, scene)) for phrase in phrases[:MOST_PHRASES]]


def _turn(scene: Scene) -> int:
    ids = [question.id for question in scene.stage.questions]
    return ids.index(scene.place.question) if scene.place.question in ids else 0


def _told(words: LocalText, scene: Scene) -> str:
    return shown_in_line(in_language(words, scene.language))
