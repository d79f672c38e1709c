"""Who reads what is removed, what a hold stops, and what the service alone may pass.

Readers are found by deed. Somebody who answers for removals in a room sees the days and
identifiers of its removals, and no record by that.
"""

from django.db import migrations

ROOMS = """
DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['retention_erasure', 'retention_removal', 'retention_hold'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
    EXECUTE format(
      'CREATE POLICY rooms ON %I USING ('
      'room_id = ANY ((SELECT samsyn_rooms_granting(''keep_retention''))::integer[]) '
      'OR room_id = ANY ((SELECT samsyn_rooms_granting(''erase_records''))::integer[]))', guarded);
    PERFORM samsyn_build_audit(guarded::regclass);
  END LOOP;
  PERFORM samsyn_build_audit('retention_rule');
  PERFORM samsyn_build_audit('retention_ruleapproval');
END
$$;

-- The lengths of a removal are its rule's own, so that no day can be typed.
ALTER TABLE retention_removal ADD CONSTRAINT a_removals_lengths_are_its_rules
  FOREIGN KEY (rule_id, months, most_months, wait_days)
  REFERENCES retention_rule (id, months, most_months, wait_days) ON UPDATE CASCADE;

-- What is erased stays a receipt: only that it was written to the journal is added.
CREATE FUNCTION samsyn_keep_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- Days are computed after this trigger.
  free text[] := ARRAY['journaled_at', 'due_on', 'erasable_on'];
BEGIN
  IF TG_OP = 'UPDATE' AND (
    old.erased_at IS NULL OR to_jsonb(new) - free = to_jsonb(old) - free) THEN
    RETURN new;
  END IF;
  IF TG_OP = 'DELETE' AND old.erased_at IS NULL THEN
    RETURN old;
  END IF;
  RAISE EXCEPTION 'A receipt of what was removed stays as it is.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER receipts_stay BEFORE UPDATE OR DELETE ON retention_removal
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_receipt();

CREATE POLICY held ON retention_hold FOR SELECT TO samsyn_owner USING (true);
CREATE FUNCTION samsyn_hold_stops_erasure() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM retention_hold WHERE record_id = old.id AND lifted_at IS NULL) THEN
    RAISE EXCEPTION 'A hold on the record stops its erasure.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN old;
END
$$;
"""
HELD = "\n".join(
    f"CREATE TRIGGER a_hold_stops_erasure BEFORE DELETE ON {table}\n"
    "FOR EACH ROW EXECUTE FUNCTION samsyn_hold_stops_erasure();"
    for table in (
        "people_person",
        "groups_group",
        "incidents_incident",
        "support_helpcontact",
        "imports_batch",
    )
)
PASSING = """
-- Minutes, ledgers and ticks are frozen for everybody who signs in. What a rule erases leaves
-- them too, so the service passes these triggers, and it alone.
DO $$
DECLARE
  one record;
BEGIN
  FOR one IN
    SELECT tgrelid::regclass::text AS name, tgname, pg_get_triggerdef(oid) AS made FROM pg_trigger
    WHERE NOT tgisinternal AND (
      tgname = 'frozen' AND tgrelid::regclass::text ~ '^(disclosures|reviews|sanctions)_'
      OR tgname IN ('own_measures_only', 'own_promises_only', 'a_handover_is_taken_back'))
  LOOP
    EXECUTE format('DROP TRIGGER %I ON %s', one.tgname, one.name);
    EXECUTE replace(one.made, 'EXECUTE FUNCTION', 'WHEN (NOT samsyn_erases()) EXECUTE FUNCTION');
  END LOOP;
END
$$;
"""
SERVICE = """
-- The one service, in every room that is there; a room opened later lets it in itself.
INSERT INTO accounts_staff (password, email, name, title, language, is_active, is_service,
                            session_epoch)
  SELECT '!', 'retention@samsyn.invalid', 'Gallringen', '', 'sv', true, true, 0
  WHERE EXISTS (SELECT FROM partners_room)
  ON CONFLICT DO NOTHING;
INSERT INTO partners_staffrole (staff_id, room_id, role, starts_at)
  SELECT staff.id, room.id, 'retention', now() FROM accounts_staff staff, partners_room room
  WHERE staff.email = 'retention@samsyn.invalid'
  ON CONFLICT DO NOTHING;

-- A team's part of the room is nobody's while the person that it is about is hidden.
CREATE OR REPLACE FUNCTION samsyn_name_talk_readers(part integer, person_part integer, team integer[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM partners_compartmentstaff WHERE compartment_id = part;
  UPDATE partners_compartment SET is_open = about.is_open
    FROM partners_compartment about WHERE partners_compartment.id = part AND about.id = person_part;
  IF EXISTS (SELECT FROM partners_compartment WHERE id = person_part AND is_hidden) THEN
    RETURN;
  END IF;
  INSERT INTO partners_compartmentstaff (compartment_id, staff_id, shut_out)
    SELECT part, staff_id, shut_out FROM partners_compartmentstaff WHERE compartment_id = person_part;
  INSERT INTO partners_compartmentstaff (compartment_id, staff_id, shut_out)
    SELECT DISTINCT part, one, false FROM unnest(team) AS one
    WHERE NOT EXISTS (SELECT FROM partners_compartmentstaff named
                      WHERE named.compartment_id = part AND named.staff_id = one);
END
$$;

-- Parts of a room that erasure has emptied go too, with whoever was named for them.
CREATE FUNCTION samsyn_sweep_parts(swept integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  part integer;
  gone integer := 0;
BEGIN
  IF NOT swept = ANY (samsyn_rooms_granting('erase_records')) THEN
    RAISE EXCEPTION 'No role here grants it.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  FOR part IN
    SELECT id FROM partners_compartment
    WHERE room_id = swept AND NOT is_default AND NOT is_hidden
  LOOP
    BEGIN
      DELETE FROM partners_compartmentstaff WHERE compartment_id = part;
      DELETE FROM partners_compartment WHERE id = part;
      SET CONSTRAINTS ALL IMMEDIATE;
      SET CONSTRAINTS ALL DEFERRED;
      gone := gone + 1;
    EXCEPTION WHEN foreign_key_violation THEN
      NULL;  -- something lies there still
    END;
  END LOOP;
  RETURN gone;
END
$$;
REVOKE EXECUTE ON FUNCTION samsyn_sweep_parts(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION samsyn_sweep_parts(integer) TO samsyn_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("retention", "0001_initial"),
        ("audit", "0004_quicker_inserts"),
        ("disclosures", "0004_protected_people"),
        ("imports", "0003_records_in_arrays"),
        ("incidents", "0009_saved_by"),
        ("groups", "0009_review_indexes"),
        ("notifications", "0002_walls"),
        ("people", "0010_saved_by"),
        ("promises", "0005_answers_walls"),
        ("reviews", "0003_decisions_and_dissent_have_versions"),
        ("sanctions", "0002_walls"),
        ("steering", "0004_weekly_figures_behind_the_wall"),
        ("support", "0002_walls"),
    ]
    operations = [migrations.RunSQL(ROOMS + HELD + PASSING + SERVICE, migrations.RunSQL.noop)]
