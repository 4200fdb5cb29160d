"""How many cases are to be purged, told at once: a month is read again only when its file is another one."""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, tzinfo

from exitcoach.services.purge import Aged, last_days
from exitcoach.stores.atomic_json import AtomicJSONStorage
from exitcoach.stores.codec import decoder
from exitcoach.stores.files import replace_file, stamp_of
from exitcoach.stores.layout import Home, names_in
from exitcoach.stores.migrations import MIGRATIONS

_KEPT = "aged.txt"
_FORM = "days 1"
_ENDING = ".json"

Days = Mapping[date, int]
"""How many cases still have people in them, by the last day their call can have been on."""


def count_aged(home: Home, before: date, zone: tzinfo) -> int:
    """Stored cases of calls before that day that still have people in them; what cannot be read counts as none: others
    say so."""
    days: Counter[date] = Counter()
    with suppress(Exception):  # it is only a reminder
        known = _kept(home)
        months = {name: _stamp(home, name) for name in names_in(home.cases) if name.endswith(_ENDING)}
        found = {f"{name}\t{stamp}": known.get(f"{name}\t{stamp}") for name, stamp in months.items()}
        for key, told in found.items():
            if told is None:
                with suppress(Exception):
                    found[key] = _read(home, key.partition("\t")[0], zone)
        fresh = {key: told for key, told in found.items() if told is not None}
        if fresh != known:
            _keep(home, fresh)
        for told in fresh.values():
            days.update(told)
    return sum(count for day, count in days.items() if day < before)


def _read(home: Home, name: str, zone: tzinfo) -> Days:
    decode = decoder(Aged)
    month = AtomicJSONStorage(home.cases / name, "cases", MIGRATIONS, vault=home.vault).month()
    return Counter(last_days((decode(document) for _id, document in month.documents()), zone))


def _kept(home: Home) -> dict[str, Days]:
    """What was told of each file as it was then."""
    with suppress(OSError, ValueError):
        form, *lines = (home.cache / _KEPT).read_text(encoding="utf-8").splitlines()
        if form == _FORM:
            return dict(map(_days_in, lines))
    return {}


def _days_in(line: str) -> tuple[str, Days]:
    key, _, told = line.rpartition("\t")
    pairs = (pair.split(":") for pair in told.split())
    return key, {date.fromisoformat(day): int(count) for day, count in pairs}


def _keep(home: Home, found: Mapping[str, Days]) -> None:
    lines = (
        f"{key}\t{' '.join(f'{day.isoformat()}:{count}' for day, count in sorted(days.items()))}\n"
        for key, days in found.items()
    )
    with suppress(OSError):
        replace_file(home.cache / _KEPT, f"{_FORM}\n{''.join(lines)}".encode())


def _stamp(home: Home, name: str) -> str:
    return "-".join(map(str, stamp_of(home.cases / name)))
