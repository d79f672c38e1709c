"""Lets the service that erases by rule pass what freezes recalls and requests."""

from django.db import migrations

SQL = """
DROP TRIGGER frozen ON disclosures_recall;
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON disclosures_recall
FOR EACH ROW WHEN (NOT samsyn_erases()) EXECUTE FUNCTION samsyn_keep_frozen();
DROP TRIGGER frozen ON disclosures_recallanswer;
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON disclosures_recallanswer
FOR EACH ROW WHEN (NOT samsyn_erases()) EXECUTE FUNCTION samsyn_keep_frozen();
DROP TRIGGER frozen ON disclosures_ask;
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON disclosures_ask
FOR EACH ROW WHEN (NOT samsyn_erases()) EXECUTE FUNCTION samsyn_keep_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0006_more_walls"), ("retention", "0002_rooms")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
