"""What a cost is of is never changed, nor how many a survey asked."""

from django.db import migrations

SQL = """
SELECT samsyn_follow('outcomes_indicator', 'cost_of_id', 'compartment_id', 'outcomes_indicator');
CREATE TRIGGER cost_frozen BEFORE UPDATE OF cost_of_id ON outcomes_indicator FOR EACH ROW
WHEN (old.cost_of_id IS DISTINCT FROM new.cost_of_id) EXECUTE FUNCTION samsyn_keep_series();
CREATE TRIGGER survey_frozen BEFORE UPDATE OF asked, design_effect
ON outcomes_observation FOR EACH ROW EXECUTE FUNCTION samsyn_keep_series();
"""


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0005_costs_surveys_published")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
