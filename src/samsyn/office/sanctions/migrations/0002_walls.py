"""Puts consequences behind the wall and under audit, and lets only its agency tick a measure."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('sanctions_trigger', 'compartment_id');
SELECT samsyn_build_wall('sanctions_triggerincident', 'compartment_id', 'incident_compartment_id');
SELECT samsyn_build_wall('sanctions_triggerdecision', 'compartment_id');
SELECT samsyn_build_wall('sanctions_sanctionround', 'compartment_id');
SELECT samsyn_build_wall('sanctions_rounddecision', 'compartment_id');
SELECT samsyn_build_wall('sanctions_scopedmember', 'compartment_id', 'person_compartment_id');
SELECT samsyn_build_wall('sanctions_measure', 'compartment_id');
SELECT samsyn_build_wall('sanctions_tick', 'compartment_id');
SELECT samsyn_build_wall('sanctions_measurenote', 'compartment_id');
SELECT samsyn_build_wall('sanctions_reportback', 'compartment_id', 'group_compartment_id');

SELECT samsyn_follow('sanctions_trigger', 'group_id', 'compartment_id', 'groups_group');
SELECT samsyn_follow('sanctions_triggerincident', 'trigger_id', 'compartment_id', 'sanctions_trigger');
SELECT samsyn_follow('sanctions_triggerincident', 'incident_id', 'incident_compartment_id', 'incidents_incident');
SELECT samsyn_follow('sanctions_triggerdecision', 'trigger_id', 'compartment_id', 'sanctions_trigger');
SELECT samsyn_follow('sanctions_sanctionround', 'trigger_id', 'compartment_id', 'sanctions_trigger');
SELECT samsyn_follow('sanctions_rounddecision', 'round_id', 'compartment_id', 'sanctions_sanctionround');
SELECT samsyn_follow('sanctions_scopedmember', 'round_id', 'compartment_id', 'sanctions_sanctionround');
SELECT samsyn_follow('sanctions_scopedmember', 'person_id', 'person_compartment_id', 'people_person');
SELECT samsyn_follow('sanctions_measure', 'round_id', 'compartment_id', 'sanctions_sanctionround');
SELECT samsyn_follow('sanctions_tick', 'measure_id', 'compartment_id', 'sanctions_measure');
SELECT samsyn_follow('sanctions_reportback', 'round_id', 'compartment_id', 'sanctions_sanctionround');
SELECT samsyn_follow('sanctions_reportback', 'group_id', 'group_compartment_id', 'groups_group');

SELECT samsyn_build_audit('sanctions_trigger');
SELECT samsyn_build_audit('sanctions_triggerincident');
SELECT samsyn_build_audit('sanctions_triggerdecision');
SELECT samsyn_build_audit('sanctions_sanctionround');
SELECT samsyn_build_audit('sanctions_rounddecision');
SELECT samsyn_build_audit('sanctions_scopedmember');
SELECT samsyn_build_audit('sanctions_measure');
SELECT samsyn_build_audit('sanctions_tick');
SELECT samsyn_build_audit('sanctions_measurenote');
SELECT samsyn_build_audit('sanctions_reportback');

-- A measure stays as it was asked, so that nobody makes it their own; only its part follows.
CREATE FUNCTION samsyn_keep_as_asked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(new) - 'compartment_id' = to_jsonb(old) - 'compartment_id' THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION 'What was asked of an agency, and what it ticked, is never edited.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER frozen BEFORE UPDATE ON sanctions_measure
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_as_asked();
CREATE TRIGGER frozen BEFORE UPDATE ON sanctions_tick
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_as_asked();
CREATE TRIGGER frozen BEFORE UPDATE ON sanctions_triggerdecision
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_as_asked();

-- Only staff who answer for the measure's agency, in a room of its own at the site, take or take
-- back its steps. Whoever asked may withdraw, and no more.
CREATE FUNCTION samsyn_tick_own_measure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  tick sanctions_tick := coalesce(new, old);
BEGIN
  IF tick.step = 'withdraw' OR EXISTS (
    SELECT FROM sanctions_measure measure
    JOIN partners_room asked ON asked.id = measure.room_id
    JOIN partners_room own
      ON own.site_id = asked.site_id AND own.controller_id = measure.agency_id
      AND own.kind <> 'joint' AND own.id = ANY (samsyn_rooms_granting('answer_measure'))
    WHERE measure.id = tick.measure_id
  ) THEN
    RETURN coalesce(new, old);
  END IF;
  RAISE EXCEPTION 'Only the agency itself decides on and ticks its measure.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER own_measures_only BEFORE INSERT OR DELETE ON sanctions_tick
FOR EACH ROW EXECUTE FUNCTION samsyn_tick_own_measure();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("sanctions", "0001_initial"),
        ("incidents", "0008_counting_indexes"),
        ("groups", "0009_review_indexes"),
        ("people", "0009_only_victims"),
        ("promises", "0003_texts"),
    ]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
