"""Notes who puts a mark on a site's prints, as for the site itself."""

from django.db import migrations

SQL = "SELECT samsyn_build_audit('partners_sitelogo')"
REVERSE = """
DROP TRIGGER audit_insert ON partners_sitelogo;
DROP TRIGGER audit_update ON partners_sitelogo;
DROP TRIGGER audit_delete ON partners_sitelogo;
"""


class Migration(migrations.Migration):
    dependencies = [("partners", "0005_site_logo"), ("audit", "0002_append_only")]
    operations = [migrations.RunSQL(SQL, REVERSE)]
