"""A cause is called ``group.leaf``, and its group is there."""

import re
from collections.abc import Iterator

from exitcoach.domain.causes import group_of
from exitcoach.domain.text import nearest
from exitcoach.playbook.codes import Code
from exitcoach.playbook.draft import Breach, Draft

_FORM = re.compile(r"[a-z][a-z0-9_-]*\.[a-z][a-z0-9_-]*")


def check(draft: Draft) -> Iterator[Breach]:
    """Borrowed causes were checked where they come from."""
    taxonomy = draft.playbook.causes
    for cause in taxonomy.causes if "causes" in draft.places else ():
        where, group = f"causes.causes.{cause}", group_of(cause)
        if not _FORM.fullmatch(cause):
            yield Breach(code=Code.CAUSE_FORM, where=where, facts={"id": cause})
        elif group not in taxonomy.groups:
            facts = {"id": cause, "group": group, "near": nearest(group, taxonomy.groups)}
            yield Breach(code=Code.CAUSE_GROUP, where=where, facts=facts)
