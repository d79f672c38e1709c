"""Puts reports behind the wall and under audit; what was given is never changed."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('steering_reports_reportdraft', 'compartment_id');
SELECT samsyn_build_audit('steering_reports_reportdraft');
SELECT samsyn_build_wall('steering_reports_givenreport', 'compartment_id');
SELECT samsyn_build_audit('steering_reports_givenreport');

CREATE FUNCTION samsyn_keep_given_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A report is never changed once the steering group has it: give another one.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON steering_reports_givenreport
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_given_report();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("steering_reports", "0001_initial"),
        ("partners", "0004_assigned_parts"),
        ("steering", "0002_walls"),
        ("audit", "0001_initial"),
    ]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
