"""How many cases are to be purged, told at once: months are read again only when their files are others."""

from contextlib import suppress
from datetime import date, tzinfo
from itertools import takewhile

from exitcoach.services.purge import Aged, count_due
from exitcoach.stores.atomic_json import AtomicJSONStorage
from exitcoach.stores.codec import decoder
from exitcoach.stores.files import PrivateFile
from exitcoach.stores.layout import Home, names_in
from exitcoach.stores.migrations import MIGRATIONS

_KEPT = "aged.txt"
_ENDING = ".json"


def count_aged(home: Home, before: date, zone: tzinfo) -> int:
    """Stored cases of calls before that day that still have people in them, as far as the months they are filed
    under tell; 0 where they cannot be read: others say so."""
    months = [name for name in names_in(home.cases) if name.endswith(_ENDING)]
    old = list(takewhile(lambda name: name.removesuffix(_ENDING) <= f"{before:%Y-%m}", months))
    count = 0
    with suppress(Exception):  # it is only a reminder
        stamp = " ".join((before.isoformat(), *(_stamp(home, name) for name in old)))
        kept = home.cache / _KEPT
        with suppress(OSError, ValueError):
            told, _, number = kept.read_text(encoding="utf-8").rpartition("\t")
            if told == stamp:
                return int(number)
        decode = decoder(Aged)
        for name in old:
            month = AtomicJSONStorage(home.cases / name, "cases", MIGRATIONS, vault=home.vault).month()
            count += count_due((decode(document) for _id, document in month.documents()), before, zone)
        with suppress(OSError), PrivateFile(kept, "w") as file:
            file.put(f"{stamp}\t{count}".encode())
    return count


def _stamp(home: Home, name: str) -> str:
    found = (home.cases / name).stat()
    return f"{found.st_ino}-{found.st_mtime_ns}-{found.st_size}"
