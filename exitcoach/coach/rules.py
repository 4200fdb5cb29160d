# ruff: noqa: E501 - one rule a line reads better than a broken pattern
"""The few tone rules the wizard starts with. Patterns see lower case without accents, quoted words blanked."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of sounding defensive; ``stages`` empty: at any time."""

    id: str
    marker: str
    pattern: str
    suggestion: str
    stages: tuple[str, ...] = ()


_EARLY = ("open", "listen", "causes")

RULES: Mapping[str, tuple[Rule, ...]] = {
    "es": (
        Rule("es.si-pero", "yes_but", r"\b(le|te|lo|la) (entiendo|comprendo)[^.;:!?]{0,20},? pero\b", "Le entiendo."),
        Rule("es.es-que", "justify", r"(^|[.;:!?,] *)(lo que pasa )?es que\b", "Tiene razón en que no debió pasar."),
        Rule("es.otra-area", "blame_other", r"\beso (le toca|corresponde|depende) (a|de)l? \w+", "Yo me encargo."),
        Rule("es.usted-debio", "blame_client", r"\b(usted|ustedes) (debio|debia|tenia que|tendria que)\b", "¿Qué esperaba?"),
        Rule("es.politica", "policy", r"\b(por|segun|es) (nuestra )?(politica|norma)s?\b", "Lo que sí puedo hacer es…"),
        Rule("es.solo-fue", "minimise", r"\b(solo|solamente) (fue|fueron) (un|una|unos|unas)\b", "Eso le afectó, y lo entiendo."),
        Rule("es.no-nos-consta", "deny", r"\b(no nos consta|aqui no (aparece|figura))\b", "Quiero entender qué pasó."),
        Rule("es.lamento-si", "conditional_apology", r"\b(lamento|siento) (si|que (lo )?(sienta|vea|tome|perciba))\b", "Le pido disculpas por…"),
        Rule("es.calmese", "contempt", r"\b(calmese|tranquilicese|no se altere|no exagere)\b", "Le escucho."),
        Rule("es.va-a-perder", "plead", r"\b(va a perder|no nos deje|denos otra oportunidad)\b", "Respeto su decisión."),
        Rule("es.le-garantizo", "overpromise", r"\ble (garantizo|aseguro|prometo) que\b", "Esto es lo que haré, y para tal día."),
        Rule("es.que-tal-si", "early_fix", r"\b(le ofrezco|puedo ofrecerle|le hago) un (descuento|credito)\b", "Cuénteme primero.", _EARLY),
    ),
    "en": (
        Rule("en.yes-but", "yes_but", r"\bi (understand|hear you|see)[^.;:!?]{0,20},? but\b", "I hear you."),
        Rule("en.its-just-that", "justify", r"\b(it's just that|the thing is|you have to understand)\b", "You should not have gone through that."),
        Rule("en.other-team", "blame_other", r"\bthat('s| is) (up to|on|for) (the|our) \w+ (team|department)\b", "I will take this on."),
        Rule("en.you-should", "blame_client", r"\byou should(n't| not)? have\b", "What did you expect to happen?"),
        Rule("en.policy", "policy", r"\b(our|company|it's|per) policy\b", "What I can do is…"),
        Rule("en.only-a", "minimise", r"\bit was (only|just) an?\b", "That cost you time, and I understand."),
        Rule("en.we-see-no", "deny", r"\bwe (see|have) no (record|outage|sign)\b", "I want to understand what happened."),
        Rule("en.sorry-if", "conditional_apology", r"\bsorry (if|that you feel|you feel|you see)\b", "I am sorry that…"),
        Rule("en.calm-down", "contempt", r"\b(calm down|no need to be upset)\b", "I am listening."),
        Rule("en.youll-lose", "plead", r"\b(you('ll| will) lose|please don't (go|leave)|give us another chance)\b", "I respect your decision."),
        Rule("en.guarantee", "overpromise", r"\bi (guarantee|promise|assure) (you )?(that|it|this)\b", "This is what I will do, and by when."),
        Rule("en.discount", "early_fix", r"\b(offer you|give you) an? (discount|credit)\b", "Tell me first.", _EARLY),
    ),
}  # fmt: skip
