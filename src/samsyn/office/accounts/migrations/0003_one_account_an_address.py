"""Lets an e-mail address belong to one account in whatever letter case.

Two accounts that differ in case only were two doors to one name: the older keeps the address,
and the newer is closed under an address that says so. An operator decides which to use.
"""

from django.db import migrations, models
from django.db.models.functions import Lower

SET_APART = """
WITH later AS (
  SELECT id, row_number() OVER (PARTITION BY lower(email) ORDER BY id) AS turn FROM accounts_staff)
UPDATE accounts_staff SET is_active = false, session_epoch = session_epoch + 1,
  email = 'account-' || accounts_staff.id || '@twice.invalid'
FROM later WHERE later.id = accounts_staff.id AND later.turn > 1;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_temporary_until")]
    operations = [
        migrations.RunSQL(SET_APART, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "staff",
            models.UniqueConstraint(Lower("email"), name="one_account_an_address"),
        ),
    ]
