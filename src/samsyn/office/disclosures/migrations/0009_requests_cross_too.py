"""A request to another installation goes with the row that it was made from."""

from django.db import migrations

SQL = """
CREATE TRIGGER packages_go_too AFTER DELETE ON disclosures_ask
REFERENCING OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION samsyn_forget_packages_told();
"""
REVERSE = "DROP TRIGGER packages_go_too ON disclosures_ask;"


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0008_packages_go_too")]
    operations = [migrations.RunSQL(SQL, REVERSE)]
