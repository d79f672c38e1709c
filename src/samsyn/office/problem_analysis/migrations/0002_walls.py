"""Puts reports behind the wall and under audit; what is frozen or told is never changed."""

from django.db import migrations

_OWN = ("analysis", "passage", "frozenanalysis", "outsideanalysis")
WALLS = "\n".join(
    f"SELECT samsyn_build_wall('problem_analysis_{name}', 'compartment_id');\n"
    f"SELECT samsyn_build_audit('problem_analysis_{name}');"
    for name in _OWN
)
FOLLOWS = """
SELECT samsyn_follow('problem_analysis_passage', 'analysis_id', 'compartment_id', 'problem_analysis_analysis');
SELECT samsyn_follow('problem_analysis_frozenanalysis', 'analysis_id', 'compartment_id', 'problem_analysis_analysis');
SELECT samsyn_follow('problem_analysis_outsideanalysis', 'frozen_id', 'compartment_id', 'problem_analysis_frozenanalysis');
"""
MEMORY = """
CREATE FUNCTION samsyn_keep_analysis() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A problem analysis that is frozen is never changed: write another one.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE FUNCTION samsyn_refuse_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE about uuid;
BEGIN
  IF tg_table_name = 'problem_analysis_passage' THEN
    about := new.analysis_id;
  ELSE
    about := new.id;
  END IF;
  IF EXISTS (SELECT FROM problem_analysis_frozenanalysis WHERE analysis_id = about) THEN
    RAISE EXCEPTION 'A problem analysis that is frozen is never changed: write another one.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN new;
END
$$;
CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON problem_analysis_frozenanalysis
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_analysis();
CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON problem_analysis_outsideanalysis
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_analysis();
CREATE TRIGGER frozen BEFORE UPDATE ON problem_analysis_analysis
FOR EACH ROW EXECUTE FUNCTION samsyn_refuse_frozen();
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE ON problem_analysis_passage
FOR EACH ROW EXECUTE FUNCTION samsyn_refuse_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("problem_analysis", "0001_initial"),
        ("partners", "0004_assigned_parts"),
        ("audit", "0001_initial"),
    ]
    operations = [migrations.RunSQL(WALLS + FOLLOWS + MEMORY, migrations.RunSQL.noop)]
