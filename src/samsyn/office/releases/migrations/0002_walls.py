"""Puts what was told behind the wall and under audit; it is never changed or taken away."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('releases_reportrelease', 'compartment_id');
SELECT samsyn_build_audit('releases_reportrelease');
CREATE FUNCTION samsyn_keep_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What a report has told is never changed: later reports are guarded against it.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON releases_reportrelease
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_release();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0001_initial"),
        ("partners", "0004_assigned_parts"),
        ("audit", "0001_initial"),
    ]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
