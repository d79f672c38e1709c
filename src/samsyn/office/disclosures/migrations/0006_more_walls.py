"""Puts what waits and what is recalled behind the wall, and lets a room's lawyers approve grounds."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('disclosures_consent', 'compartment_id');
SELECT samsyn_build_wall('disclosures_cooperation', 'compartment_id');
SELECT samsyn_build_wall('disclosures_proposal', 'compartment_id');
SELECT samsyn_build_wall('disclosures_recall', 'compartment_id');
SELECT samsyn_build_wall('disclosures_recallnotice', 'compartment_id');
SELECT samsyn_build_wall('disclosures_recallanswer', 'compartment_id');
SELECT samsyn_build_wall('disclosures_ask', 'compartment_id');
SELECT samsyn_build_wall('disclosures_asknotice', 'compartment_id');

SELECT samsyn_follow('disclosures_consent', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('disclosures_proposal', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('disclosures_proposal', 'group_id', 'compartment_id', 'groups_group');
SELECT samsyn_follow('disclosures_proposal', 'incident_id', 'compartment_id', 'incidents_incident');
SELECT samsyn_follow('disclosures_recall', 'disclosure_id', 'compartment_id', 'disclosures_disclosure');
SELECT samsyn_follow('disclosures_recallnotice', 'receipt_id', 'compartment_id', 'disclosures_receipt');

SELECT samsyn_build_audit('disclosures_consent');
SELECT samsyn_build_audit('disclosures_cooperation');
SELECT samsyn_build_audit('disclosures_proposal');
SELECT samsyn_build_audit('disclosures_recall');
SELECT samsyn_build_audit('disclosures_recallnotice');
SELECT samsyn_build_audit('disclosures_recallanswer');
SELECT samsyn_build_audit('disclosures_ask');
SELECT samsyn_build_audit('disclosures_asknotice');

-- A column that the database counts is empty in a row before it is written.
CREATE OR REPLACE FUNCTION samsyn_keep_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(new) - 'compartment_id' - 'expires_on'
                        = to_jsonb(old) - 'compartment_id' - 'expires_on' THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION 'The ledger of disclosures is never edited.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON disclosures_recall
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_frozen();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON disclosures_ask
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_frozen();
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON disclosures_recallanswer
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_frozen();

-- Where the ground asks for a second person, nothing is written without one.
CREATE FUNCTION samsyn_ask_for_a_second() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM fresh JOIN disclosures_ground ground ON ground.id = fresh.ground_id
    WHERE ground.needs_second AND fresh.confirmed_by_id IS NULL
  ) THEN
    RAISE EXCEPTION 'The ground asks for a second person before anything crosses.'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER a_second_confirms AFTER INSERT ON disclosures_disclosure
REFERENCING NEW TABLE AS fresh
FOR EACH STATEMENT EXECUTE FUNCTION samsyn_ask_for_a_second();

-- The owner writes what an operator was told. Staff approve only for the rooms in which they may,
-- and only what those rooms tell on; an approval is closed, never changed or removed.
CREATE FUNCTION samsyn_approve_own_grounds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'samsyn_app' THEN
    RETURN coalesce(new, old);
  END IF;
  IF TG_OP <> 'DELETE' AND EXISTS (
    SELECT FROM partners_room room JOIN disclosures_ground ground ON ground.from_kind = room.kind
    WHERE ground.id = new.ground_id AND room.site_id = new.site_id
      AND room.id = ANY (samsyn_rooms_granting('approve_ground'))
  ) AND (TG_OP = 'INSERT' OR (
    old.withdrawn_on IS NULL
    AND to_jsonb(new) - 'withdrawn_on' - 'withdrawn_by'
      = to_jsonb(old) - 'withdrawn_on' - 'withdrawn_by'
  )) THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION 'Only the lawyers of a room approve what it tells on.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER own_grounds_only BEFORE INSERT OR UPDATE OR DELETE ON disclosures_approval
FOR EACH ROW EXECUTE FUNCTION samsyn_approve_own_grounds();
"""


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0005_tests_and_what_waits")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
