"""Puts frozen plans behind the wall and under audit; neither they nor their notes are changed."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('outcomes_analysisplan', 'compartment_id');
SELECT samsyn_build_audit('outcomes_analysisplan');
SELECT samsyn_build_wall('outcomes_plandeviation', 'compartment_id');
SELECT samsyn_build_audit('outcomes_plandeviation');
SELECT samsyn_follow('outcomes_analysisplan', 'indicator_id', 'compartment_id', 'outcomes_indicator');
SELECT samsyn_follow('outcomes_plandeviation', 'plan_id', 'compartment_id', 'outcomes_analysisplan');
CREATE TRIGGER frozen BEFORE UPDATE OF indicator_id, text, digest, recorded_at, recorded_by_id
ON outcomes_analysisplan FOR EACH ROW EXECUTE FUNCTION samsyn_keep_series();
CREATE TRIGGER frozen BEFORE UPDATE OF plan_id, happened_on, what, why, recorded_at, recorded_by_id
ON outcomes_plandeviation FOR EACH ROW EXECUTE FUNCTION samsyn_keep_series();
CREATE TRIGGER kept BEFORE DELETE ON outcomes_analysisplan
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_series();
CREATE TRIGGER kept BEFORE DELETE ON outcomes_plandeviation
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_series();
"""


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0003_frozen_plans")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
