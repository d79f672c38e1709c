"""Puts support behind the wall, and lets a hand-over cross from the joint room to it.

The copy in the social-services room is written by that room's door, inside the transaction that
logs the talk: the one who logs it never reads the room, and the room never reads the talk.
"""

from django.db import migrations

WALLS = """
SELECT samsyn_build_wall('support_handedover', 'compartment_id');
SELECT samsyn_build_wall('support_helpcontact', 'compartment_id');
SELECT samsyn_build_wall('support_supportcase', 'compartment_id');
SELECT samsyn_build_wall('support_planstep', 'compartment_id');
SELECT samsyn_build_wall('support_casetouch', 'compartment_id');
SELECT samsyn_build_wall('support_caseturn', 'compartment_id');
SELECT samsyn_build_wall('support_caseconsent', 'compartment_id');
SELECT samsyn_build_wall('support_figurebasis', 'compartment_id');
SELECT samsyn_build_wall('support_supportsignal', 'compartment_id');

SELECT samsyn_follow('support_supportcase', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('support_planstep', 'case_id', 'compartment_id', 'support_supportcase');
SELECT samsyn_follow('support_casetouch', 'case_id', 'compartment_id', 'support_supportcase');
SELECT samsyn_follow('support_caseturn', 'case_id', 'compartment_id', 'support_supportcase');
SELECT samsyn_follow('support_caseconsent', 'case_id', 'compartment_id', 'support_supportcase');
SELECT samsyn_follow('support_supportsignal', 'handover_id', 'compartment_id', 'notifications_talkhandover');

SELECT samsyn_build_audit('support_handedover');
SELECT samsyn_build_audit('support_helpcontact');
SELECT samsyn_build_audit('support_supportcase');
SELECT samsyn_build_audit('support_planstep');
SELECT samsyn_build_audit('support_casetouch');
SELECT samsyn_build_audit('support_caseturn');
SELECT samsyn_build_audit('support_caseconsent');
SELECT samsyn_build_audit('support_figurebasis');
SELECT samsyn_build_audit('support_supportsignal');
SELECT samsyn_build_audit('support_publishedfigure');
"""
CROSSING = """
-- The doors of the rooms of social services that a hand-over goes to: those whose worker was in
-- the team, else all of the site.
CREATE FUNCTION samsyn_doors_of_support(brief uuid, joint integer)
RETURNS TABLE (room integer, part integer, door integer)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH rooms AS (
    SELECT theirs.id, theirs.controller_id IN (
      SELECT agency_id FROM notifications_talkmember WHERE brief_id = brief) AS was_there
    FROM partners_room theirs JOIN partners_room ours ON ours.site_id = theirs.site_id
    WHERE ours.id = joint AND theirs.kind = 'social_services')
  SELECT rooms.id, lies.id, min(held.staff_id) FROM rooms
  JOIN partners_compartment lies ON lies.room_id = rooms.id AND lies.is_default
  JOIN partners_staffrole held ON held.room_id = rooms.id AND held.role = 'door'
    AND held.starts_at <= clock_timestamp()
    AND (held.ends_at IS NULL OR held.ends_at > clock_timestamp())
  JOIN accounts_staff staff ON staff.id = held.staff_id AND staff.is_service AND staff.is_active
  WHERE rooms.was_there OR NOT EXISTS (SELECT FROM rooms other WHERE other.was_there)
  GROUP BY rooms.id, lies.id
$$;

CREATE FUNCTION samsyn_hand_to_support() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  acting text := coalesce(current_setting('samsyn.staff', true), '');
  called text;
  brief uuid;
  receivers jsonb;
  one jsonb;
BEGIN
  SELECT held.addressed_as, held.id INTO called, brief
  FROM notifications_talkattempt tried JOIN notifications_talkbrief held ON held.id = tried.brief_id
  WHERE tried.id = new.attempt_id;
  SELECT coalesce(jsonb_agg(to_jsonb(doors)), '[]') INTO receivers
  FROM samsyn_doors_of_support(brief, new.room_id) doors;
  FOR one IN SELECT * FROM jsonb_array_elements(receivers) LOOP
    PERFORM set_config('samsyn.staff', one->>'door', true);
    INSERT INTO support_handedover (id, room_id, compartment_id, recorded_at, recorded_by_id,
        origin_id, addressed_as, wish, agreed_at, handed_over_by_id)
      VALUES (gen_random_uuid(), (one->>'room')::integer, (one->>'part')::integer,
        new.recorded_at, (one->>'door')::integer,
        new.id, called, new.wish, new.agreed_at, new.recorded_by_id)
      ON CONFLICT (room_id, origin_id)
      DO UPDATE SET wish = excluded.wish, taken_back_at = NULL;
  END LOOP;
  PERFORM set_config('samsyn.staff', acting, true);
  RETURN NULL;
END
$$;
CREATE TRIGGER a_handover_reaches_support
AFTER INSERT OR UPDATE OF wish ON notifications_talkhandover
FOR EACH ROW EXECUTE FUNCTION samsyn_hand_to_support();

CREATE FUNCTION samsyn_take_back_from_support() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  acting text := coalesce(current_setting('samsyn.staff', true), '');
  receivers jsonb;
  one jsonb;
BEGIN
  SELECT coalesce(jsonb_agg(to_jsonb(doors)), '[]') INTO receivers
  FROM samsyn_doors_of_support(NULL, old.room_id) doors;
  FOR one IN SELECT * FROM jsonb_array_elements(receivers) LOOP
    PERFORM set_config('samsyn.staff', one->>'door', true);
    UPDATE support_handedover SET taken_back_at = clock_timestamp()
      WHERE origin_id = old.id AND taken_back_at IS NULL;
  END LOOP;
  PERFORM set_config('samsyn.staff', acting, true);
  RETURN NULL;
END
$$;
CREATE TRIGGER a_handover_is_taken_back
AFTER DELETE ON notifications_talkhandover
FOR EACH ROW EXECUTE FUNCTION samsyn_take_back_from_support();
"""
BACK = """
DROP TRIGGER a_handover_is_taken_back ON notifications_talkhandover;
DROP TRIGGER a_handover_reaches_support ON notifications_talkhandover;
DROP FUNCTION samsyn_take_back_from_support();
DROP FUNCTION samsyn_hand_to_support();
DROP FUNCTION samsyn_doors_of_support(uuid, integer);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("support", "0001_initial"),
        ("notifications", "0002_walls"),
        ("people", "0005_tokens"),
        ("audit", "0002_append_only"),
    ]
    operations = [
        migrations.RunSQL(WALLS, migrations.RunSQL.noop),
        migrations.RunSQL(CROSSING, BACK),
    ]
