"""What still waits to be carried of a disclosure goes when either side of it is erased."""

from django.db import migrations

SQL = """
CREATE FUNCTION samsyn_forget_packages_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM exchange_outgoing WHERE disclosure_id IN (SELECT id FROM gone);
  RETURN NULL;
END
$$;
CREATE FUNCTION samsyn_forget_packages_answered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM exchange_outgoing WHERE disclosure_id IN (SELECT disclosure_id FROM gone);
  RETURN NULL;
END
$$;
CREATE TRIGGER packages_go_too AFTER DELETE ON disclosures_disclosure
REFERENCING OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION samsyn_forget_packages_told();
CREATE TRIGGER packages_go_too AFTER DELETE ON disclosures_receipt
REFERENCING OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION samsyn_forget_packages_answered();
"""

REVERSE = """
DROP TRIGGER packages_go_too ON disclosures_disclosure;
DROP TRIGGER packages_go_too ON disclosures_receipt;
DROP FUNCTION samsyn_forget_packages_told();
DROP FUNCTION samsyn_forget_packages_answered();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0007_erased_with_their_record"),
        ("exchange", "0001_initial"),
    ]
    operations = [migrations.RunSQL(SQL, REVERSE)]
