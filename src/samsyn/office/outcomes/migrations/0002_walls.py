"""Puts series behind the wall and under audit; what was counted and known is never changed."""

from django.db import migrations

_OWN = ("indicator", "vintage", "observation", "annotation")
WALLS = "\n".join(
    f"SELECT samsyn_build_wall('outcomes_{name}', 'compartment_id');\n"
    f"SELECT samsyn_build_audit('outcomes_{name}');"
    for name in _OWN
)
FOLLOWS = """
SELECT samsyn_follow('outcomes_indicator', 'follows_id', 'compartment_id', 'outcomes_indicator');
SELECT samsyn_follow('outcomes_indicator', 'compared_with_id', 'compartment_id', 'outcomes_indicator');
SELECT samsyn_follow('outcomes_vintage', 'indicator_id', 'compartment_id', 'outcomes_indicator');
SELECT samsyn_follow('outcomes_vintage', 'takes_back_id', 'compartment_id', 'outcomes_vintage');
SELECT samsyn_follow('outcomes_observation', 'vintage_id', 'compartment_id', 'outcomes_vintage');
SELECT samsyn_follow('outcomes_annotation', 'indicator_id', 'compartment_id', 'outcomes_indicator');
"""
MEMORY = """
CREATE FUNCTION samsyn_keep_series() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What a series counts, and the values that were known of it, are never changed.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER frozen BEFORE UPDATE OF family, kind, period, definition, unit, source, area, follows_id
ON outcomes_indicator FOR EACH ROW
WHEN ((old.family, old.kind, old.period, old.definition, old.unit, old.source, old.area, old.follows_id)
  IS DISTINCT FROM
  (new.family, new.kind, new.period, new.definition, new.unit, new.source, new.area, new.follows_id))
EXECUTE FUNCTION samsyn_keep_series();
CREATE TRIGGER frozen BEFORE UPDATE OF indicator_id, as_of, origin, takes_back_id
ON outcomes_vintage FOR EACH ROW EXECUTE FUNCTION samsyn_keep_series();
CREATE TRIGGER frozen BEFORE UPDATE OF vintage_id, first, value, low, high
ON outcomes_observation FOR EACH ROW EXECUTE FUNCTION samsyn_keep_series();
CREATE TRIGGER kept BEFORE DELETE ON outcomes_vintage
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_series();
CREATE TRIGGER kept BEFORE DELETE ON outcomes_observation
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_series();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("outcomes", "0001_initial"),
        ("partners", "0004_assigned_parts"),
        ("steering", "0002_walls"),
        ("audit", "0001_initial"),
    ]
    operations = [migrations.RunSQL(WALLS + FOLLOWS + MEMORY, migrations.RunSQL.noop)]
