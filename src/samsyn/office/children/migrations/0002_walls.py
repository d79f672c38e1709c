"""Puts assessments behind the wall, keeps them as they were, and answers who may be met."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('children_childassessment', 'compartment_id');
SELECT samsyn_follow('children_childassessment', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_build_audit('children_childassessment');

-- Who assessed what stays as it was. It may be moved with its person, and goes with them.
CREATE FUNCTION samsyn_keep_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moves text[] := ARRAY['compartment_id', 'holds_until'];  -- the day is computed afterwards
BEGIN
  IF to_jsonb(new) - moves = to_jsonb(old) - moves THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION 'An assessment of a child is never edited: make a new one.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER assessments_are_kept BEFORE UPDATE ON children_childassessment
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_assessment();

-- Whether somebody may be met on a day: an adult, or a child whose newest assessment says so then.
-- Somebody of unknown age is left to the application, which asks for an assessment.
CREATE FUNCTION samsyn_child_may_be_met(who uuid, day date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce((
    SELECT person.born_latest IS NULL OR person.died_on IS NOT NULL
      OR person.born_latest + interval '18 years' <= day
      OR coalesce((
        SELECT one.verdict = 'may' AND day < one.holds_until
          AND (one.is_young OR person.born_latest + interval '15 years' <= day)
        FROM children_childassessment one WHERE one.person_id = person.id
        ORDER BY one.recorded_at DESC, one.id DESC LIMIT 1), false)
    FROM people_person person WHERE person.id = who), true)
$$;
REVOKE EXECUTE ON FUNCTION samsyn_child_may_be_met(uuid, date) FROM PUBLIC;
"""
REVERSE = """
DROP FUNCTION samsyn_child_may_be_met(uuid, date);
DROP TRIGGER assessments_are_kept ON children_childassessment;
DROP FUNCTION samsyn_keep_assessment();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("children", "0001_initial"),
        ("people", "0010_saved_by"),
        ("partners", "0008_hidden_parts"),
        ("audit", "0002_append_only"),
    ]
    operations = [migrations.RunSQL(SQL, REVERSE)]
