"""The backup of the day, made once a call is over and nobody waits."""

from contextlib import suppress

from exitcoach.wiring import Desk


def daily_backup(desk: Desk) -> None:
    """Make it where today has none yet. Whatever goes wrong with it, the call is saved and that is what counts."""
    with suppress(Exception, KeyboardInterrupt):
        from exitcoach.services.backup_rotation import Keeping
        from exitcoach.stores.backups import Backups

        settings = desk.settings
        keeping = Keeping(
            daily=settings.backup_daily,
            weekly=settings.backup_weekly,
            monthly=settings.backup_monthly,
            megabytes=settings.backup_megabytes,
        )
        Backups(desk.home).make_daily(desk.author.now().astimezone(desk.zone), keeping)
