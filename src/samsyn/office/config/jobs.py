"""Jobs of the installation itself, that the worker runs by the timetable."""

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from samsyn.office.config import seals
from samsyn.office.config.backups import make_backup
from samsyn.office.config.databases import administrator, logins


@task()
def seal_audit() -> None:
    """Seal what has been recorded, and copy it out."""
    found = logins(settings.ENVIRONMENT)
    if found is not None:
        seals.seal_and_copy(settings.ENVIRONMENT, found.owner, now=timezone.now())


@task()
def back_up() -> None:
    """Write a backup, where a folder for them is named."""
    environment = settings.ENVIRONMENT
    if environment.backup_folder:
        make_backup(environment, administrator(environment), now=timezone.now())
