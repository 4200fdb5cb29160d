"""The one place adapters are chosen. Each is made when it is first asked for: start-up is felt during a call."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING

from exitcoach.domain.causes import Cause, Taxonomy
from exitcoach.domain.ids import CHANCE_BITS
from exitcoach.domain.text import LocalText
from exitcoach.ports import CaseStore, Drafts, Ledger
from exitcoach.settings import Settings
from exitcoach.stores.keys import Keys
from exitcoach.stores.layout import Home
from exitcoach.stores.system_keyring import SystemKeyring

if TYPE_CHECKING:
    from exitcoach.coach.detect import Ear
    from exitcoach.playbook.ears import Ears
    from exitcoach.playbook.shelf import Shelf
    from exitcoach.services.following import Author
    from exitcoach.services.read_cases import Archive
    from exitcoach.stores.standing import Standing

GENERAL = "general"


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """This moment, UTC."""
        return datetime.now(UTC)


class LocalTime(tzinfo):
    """This machine's zone with its summer time, which a fixed offset taken today would get wrong."""

    def __init__(self) -> None:
        self._ahead: dict[date, timedelta | None] = {}

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        """What local clocks were ahead by at that local time."""
        return when.replace(tzinfo=None).astimezone().utcoffset() if when else None

    def dst(self, when: datetime | None) -> timedelta | None:
        """Not told apart from the offset."""
        return None

    def tzname(self, when: datetime | None) -> str | None:
        """The zone's name at that local time."""
        return when.replace(tzinfo=None).astimezone().tzname() if when else None

    def fromutc(self, when: datetime) -> datetime:
        """The local time of a moment."""
        ahead = self._all_day(when.date())
        return when.replace(tzinfo=UTC).astimezone().replace(tzinfo=self) if ahead is None else when + ahead

    def _all_day(self, day: date) -> timedelta | None:
        """What local clocks are ahead by through that day of UTC; None where they are changed in it.

        Nowhere were they ever changed twice in a day. Asking the system takes long, and a report asks for every call.
        """
        if day not in self._ahead:
            first, last = (
                datetime.combine(day, moment, UTC).astimezone().utcoffset() for moment in (time.min, time.max)
            )
            self._ahead[day] = first if first == last else None
        return self._ahead[day]


def chance() -> int:
    """A random number for an id."""
    import secrets

    return secrets.randbits(CHANCE_BITS)


@dataclass(frozen=True)
class Desk:
    """Everything a command works with."""

    settings: Settings
    shared_keys: Keys | None = None

    clock = SystemClock()

    @cached_property
    def home(self) -> Home:
        """The home, its folders made. Raises HomeUnusable."""
        home = Home(self.settings.home, self.keys)
        home.prepare()
        return home

    @cached_property
    def keys(self) -> Keys:
        """What opens encrypted records: those of another desk, or a key file and the keyring of the system."""
        return self.shared_keys or Keys(SystemKeyring(), self.settings.key_file)

    def unlock(self) -> None:
        """Find the key now, so that nobody is asked for it later. Raises RecordsLocked."""
        self.keys.unlock(self.settings.home)

    @cached_property
    def drafts(self) -> Drafts:
        """The running interviews."""
        from exitcoach.stores.journal import JournalDrafts

        return JournalDrafts(self.home)

    @cached_property
    def inquiries(self) -> Drafts:
        """The investigations that are going on."""
        from exitcoach.stores.journal import JournalDrafts

        return JournalDrafts(self.home, folder=self.home.investigations)

    @cached_property
    def store(self) -> CaseStore:
        """The filed cases."""
        from exitcoach.stores.tiny import MonthlyStore

        return MonthlyStore(self.home)

    @cached_property
    def ledger(self) -> Ledger:
        """What belongs to the house: correctives, lessons, smoke."""
        from exitcoach.stores.house import HouseLedger

        return HouseLedger(self.home)

    @cached_property
    def playbooks(self) -> "Shelf":
        """The playbooks."""
        from exitcoach.playbook.shelf import Shelf

        home = Home(self.settings.home)
        return Shelf(own=home.playbooks, cache=home.cache / "playbooks")

    @cached_property
    def ears(self) -> "Ears":
        """What listens for defensiveness."""
        from exitcoach.playbook.ears import Ears

        home = Home(self.settings.home)
        return Ears(own=home.playbooks / "tone", cache=home.cache / "tone")

    def listening(self, language: str) -> "Ear":
        """The ear for a call: own rules that cannot be read do not stop it."""
        return self.ears.get_anyway(language)

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """The causes of every playbook that loads, the built-in ones first."""
        from exitcoach.ports import Rejected

        causes: dict[str, Cause] = {}
        groups: dict[str, LocalText] = {}
        for name in (GENERAL, *self.playbooks.ids()):
            with suppress(Rejected):
                known = self.playbooks.get(name).causes
                groups = {**known.groups, **groups}
                causes = {**known.causes, **causes}
        return Taxonomy(groups=groups, causes=causes)

    @cached_property
    def archive(self) -> "Archive":
        """All cases, filed and running."""
        from exitcoach.services.read_cases import Archive

        return Archive(self.store, self.drafts, self.playbooks)

    @cached_property
    def zone(self) -> tzinfo:
        """Local time."""
        return LocalTime()

    @cached_property
    def standing(self) -> "Standing":
        """What a call must know at once of all the cases there are."""
        from exitcoach.stores.standing import Standing

        return Standing(self.home, lambda: self.taxonomy, self.zone)

    @cached_property
    def author(self) -> "Author":
        """Who makes a change here, when, and in which local time."""
        from exitcoach.services.following import Author

        return Author(by=self.settings.employee, clock=self.clock, zone=self.zone)
