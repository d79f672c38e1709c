"""Puts the weekly figures behind the wall and under audit; what was given is never changed."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('steering_weeklyfigures', 'compartment_id');
SELECT samsyn_build_audit('steering_weeklyfigures');

CREATE FUNCTION samsyn_keep_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Figures of a signed review are never changed.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER frozen BEFORE UPDATE ON steering_weeklyfigures
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_figures();
"""


class Migration(migrations.Migration):
    dependencies = [("steering", "0003_weekly_figures")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
