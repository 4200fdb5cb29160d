"""Reading questions. A known id brings its rules from the catalog; any other brings its own."""

from exitcoach.domain.catalog import CALL
from exitcoach.domain.playbooks import FieldWords, Question
from exitcoach.domain.questions import Catalog, Kind, Spec, Voice
from exitcoach.domain.text import LocalText, nearest
from exitcoach.playbook.codes import Code
from exitcoach.playbook.conditions import read_condition
from exitcoach.playbook.reader import At, Codes, Fields, Reader

WORDING = ("label", "ask", "tip")
RULES = ("kind", "voice", "when", "private", "close", "express", "required", "partial")
KINDS = tuple(kind.value for kind in Kind if kind is not Kind.LIST)
VOICES = tuple(voice.value for voice in Voice)
_CHOOSING = (Kind.CHOICE, Kind.CHOICES)
_CHOICES: Codes = (Code.UNKNOWN_CHOICE, Code.MISSING_CHOICE)
_FIELDS: Codes = (Code.UNKNOWN_FIELD, Code.MISSING_FIELD)


def read_question(reader: Reader, at: At, stage: str, catalog: Catalog = CALL) -> Question:
    """The question at ``at``, which stands in ``stage``."""
    fields = reader.block(at, ("id", *WORDING, "choices", "fields", *RULES), ("id", *WORDING))
    label, ask, tip = (reader.local(fields[name]) for name in WORDING)
    question_id = reader.text(fields["id"])
    by_id = {spec.id: spec for spec in catalog.specs}
    if question_id and question_id not in by_id and "kind" not in fields:
        reader.report(Code.UNKNOWN_QUESTION, fields["id"], value=question_id, near=nearest(question_id, by_id))
    known = by_id.get(question_id)
    spec, choices = _known(reader, fields, known) if known else _own(reader, fields, question_id, stage)
    return Question(
        spec=spec, label=label, ask=ask, tip=tip, choices=choices, fields=_fields(reader, fields["fields"], spec)
    )


def _known(reader: Reader, fields: Fields, spec: Spec) -> tuple[Spec, dict[str, LocalText]]:
    for key in RULES:
        if key in fields:
            reader.report(Code.COMES_WITH_THE_ID, fields[key].key, key=key, id=spec.id)
    if spec.fields and "fields" not in fields:
        reader.report(Code.MISSING_KEY, fields["fields"], key="fields")
    return spec, _choices(reader, fields["choices"], spec)


def _choices(reader: Reader, at: At, spec: Spec) -> dict[str, LocalText]:
    """The words of the choices of a known question or field, in the catalog's order."""
    if not spec.choices:
        if at.node is not None:
            reader.report(Code.NO_CHOICES, at.key, id=spec.id)
        return {}
    if at.node is None:
        reader.report(Code.MISSING_KEY, at, key="choices")
        return {}
    words = reader.block(at, spec.choices, spec.choices, _CHOICES)
    return {choice: reader.local(words[choice]) for choice in spec.choices}


def _fields(reader: Reader, at: At, spec: Spec) -> dict[str, FieldWords]:
    if not spec.fields:
        if at.node is not None:
            reader.report(Code.NO_FIELDS, at.key, id=spec.id)
        return {}
    words = reader.block(at, spec.field_ids, spec.field_ids, _FIELDS)
    return {field.id: _field(reader, words[field.id], field) for field in spec.fields if field.id in words}


def _field(reader: Reader, at: At, spec: Spec) -> FieldWords:
    fields = reader.block(at, ("label", "ask", "choices"), ("label", "ask"))
    return FieldWords(
        label=reader.local(fields["label"]),
        ask=reader.local(fields["ask"]),
        choices=_choices(reader, fields["choices"], spec),
    )


def _own(reader: Reader, fields: Fields, question_id: str, stage: str) -> tuple[Spec, dict[str, LocalText]]:
    choices = _own_choices(reader, fields)
    spec = Spec(
        id=question_id,
        kind=_kind(reader, fields),
        stage=stage,
        choices=tuple(choices),
        voice=Voice(reader.word(fields["voice"], VOICES) or Voice.RECORD),
        when=read_condition(reader, fields["when"]),
        close=reader.flag(fields["close"]),
        express=reader.flag(fields["express"]),
        private=reader.flag(fields["private"]),
        required=reader.flag(fields["required"]),
        partial=reader.flag(fields["partial"]),
    )
    return spec, choices


def _own_choices(reader: Reader, fields: Fields) -> dict[str, LocalText]:
    words = reader.open_block(fields["choices"])
    return {choice: reader.local(words[choice]) for choice in words}


def _kind(reader: Reader, fields: Fields) -> Kind:
    word = reader.word(fields["kind"], KINDS)
    if not word:
        return Kind.TEXT
    kind, choices = Kind(word), fields["choices"]
    if kind in _CHOOSING and choices.node is None:
        reader.report(Code.MISSING_KEY, choices, key="choices")
    if kind not in _CHOOSING and choices.node is not None:
        reader.report(Code.NO_CHOICES, choices.key, id=reader.text(fields["id"]))
    return kind
