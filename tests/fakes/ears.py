"""Ears made of a few lines of rules."""

from functools import cache

from exitcoach.coach.detect import Ear
from exitcoach.coach.listening import deaf
from exitcoach.coach.model import Model
from exitcoach.playbook.tone import read_tone
from exitcoach.playbook.tone_merge import merge


def ear_of(text: str, model: Model | None = None) -> Ear:
    """An ear with the rules in ``text``, written as in a tone file."""
    read = read_tone(text.encode(), "tone.yaml")
    return Ear(merge(read.language, (read,)), model)


SMALL = """
tone: en
spellings: {dont: do not, "don't": do not, u: you, "'re": are}
connectors: [but]
pieces:
  rule: (policy|procedure|rules)
markers:
  policy:
    name: hiding behind a rule
    why: It sounds as if the rule mattered more.
    instead:
      - say: What I can do is…
      - say: Here is what is possible.
        stages: [close]
      - say: You have every right to be angry. Let me look.
        emotions: [angry]
  yes_but: {name: yes but, why: The but cancels it., instead: [{say: I hear you.}]}
  early_fix: {name: too soon, why: They are not heard yet., instead: [{say: Tell me first.}]}
rules:
  - id: en.policy
    marker: policy
    patterns: ["(it is|that is) .. {rule}", "do not make the {rule}"]
    unless: ["explain* the {rule}"]
    match: ["It is our policy.", "We don't make the rules."]
    pass: ["The policy lets you leave.", "I will explain the policy."]
  - id: en.but
    marker: yes_but
    patterns: ["i understand .. but"]
    match: ["I understand, but no.", "I understand you but no."]
    pass: ["I understand.", "But why?"]
  - id: en.discount
    marker: early_fix
    patterns: ["offer you .. discount"]
    stages: [open, listen, causes]
    question: no
    match: ["I offer you a discount.", "I can offer you another discount."]
    pass: ["May I offer you a discount?", "No discount."]
praise:
  - id: en.you-waited
    patterns: ["^ you waited"]
    why: Gives back what you heard.
    match: ["You waited for weeks."]
    pass: ["Had you waited longer."]
"""

FEW = """
tone: {language}
connectors: []
markers:
  policy: {{name: policy, why: "It hides.", instead: [{{say: "{policy}"}}]}}
  yes_but: {{name: yes but, why: "It cancels.", instead: [{{say: "{yes_but}"}}]}}
  minimise: {{name: small, why: "It hurts.", instead: [{{say: "{minimise}"}}]}}
  overpromise: {{name: too much, why: "It breaks.", instead: [{{say: "{overpromise}"}}]}}
rules:
  - {{id: {language}.policy, marker: policy, patterns: ["{norm}"]}}
  - {{id: {language}.but, marker: yes_but, patterns: ["{but}"]}}
  - {{id: {language}.only, marker: minimise, patterns: ["{only}"]}}
  - {{id: {language}.surely, marker: overpromise, patterns: ["{surely}"]}}
praise:
  - {{id: {language}.waited, why: "{given_back}", patterns: ["{waited}"]}}
"""
_ENGLISH = {
    "language": "en",
    "policy": "What I can do is…",
    "yes_but": "I hear you.",
    "minimise": "That cost you time.",
    "overpromise": "This is what I will do, and by when.",
    "norm": "(our|company) policy",
    "but": "i understand .. but",
    "only": "it was (only|just) a",
    "surely": "i (guarantee|promise) that",
    "waited": "^ you waited",
    "given_back": "It gives back what you heard.",
}
_SPANISH = {
    "language": "es",
    "policy": "Lo que sí puedo hacer es…",
    "yes_but": "Le entiendo.",
    "minimise": "Eso le costó tiempo.",
    "overpromise": "Esto es lo que haré, y para tal día.",
    "norm": "[es] nuestra politica",
    "but": "le entiendo .. pero",
    "only": "solo fue (un|una)",
    "surely": "le (garantizo|aseguro) que",
    "waited": "^ usted espero",
    "given_back": "Devuelve lo que oyó.",
}


@cache
def few_ears(language: str) -> Ear:
    """An ear with four rules and one praise in English or Spanish, which stay when ours change; else a deaf one."""
    words = {"en": _ENGLISH, "es": _SPANISH}.get(language)
    return ear_of(FEW.format(**words)) if words else deaf(language)
