"""Staff: the only accounts there are. What they may see is said in `access`, not here."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class StaffManager(BaseUserManager["Staff"]):
    """Finds staff by their e-mail address, in any letter case."""

    def get_by_natural_key(self, username: str | None) -> "Staff":
        return self.get(email__iexact=username)


class Staff(AbstractBaseUser):
    """A member of staff of one agency.

    There is no superuser: operators work through commands, and nobody passes the wall.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=5, default="sv")
    is_active = models.BooleanField(default=True)
    is_service = models.BooleanField(default=False)  # cannot sign in
    # An operator knows the password: until then it opens the door, to choose one's own.
    temporary_until = models.DateTimeField(null=True)
    session_epoch = models.PositiveIntegerField(default=0)  # raised when a role changes

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects: "StaffManager" = StaffManager()

    class Meta:
        db_table = "accounts_staff"
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_an_address"),
        ]

    def __str__(self) -> str:
        return self.name

    # allauth and Django's auth ask for these; nobody has a model permission.
    is_staff = False
    is_superuser = False

    def has_perm(self, perm: str, obj: object = None) -> bool:
        del perm, obj
        return False

    def has_module_perms(self, app_label: str) -> bool:
        del app_label
        return False
