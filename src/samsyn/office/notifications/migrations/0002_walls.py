"""Puts talks behind the wall, and gives each team a part of the room for its brief.

The application may not write `partners_compartment`, which decides who sees what; the function
here writes it for somebody whose role plans talks and who sees the person.
"""

from django.db import migrations

WALLS = """
SELECT samsyn_build_wall('notifications_customnotification', 'compartment_id');
SELECT samsyn_build_wall('notifications_talkclearance', 'compartment_id');
SELECT samsyn_build_wall('notifications_talkrecontact', 'compartment_id');
SELECT samsyn_build_wall('notifications_talkbrief', 'compartment_id');
SELECT samsyn_build_wall('notifications_talkmember', 'compartment_id');
SELECT samsyn_build_wall('notifications_talkattempt', 'compartment_id');
SELECT samsyn_build_wall('notifications_talkhandover', 'compartment_id');

SELECT samsyn_follow('notifications_customnotification', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('notifications_talkclearance', 'talk_id', 'compartment_id', 'notifications_customnotification');
SELECT samsyn_follow('notifications_talkrecontact', 'talk_id', 'compartment_id', 'notifications_customnotification');
SELECT samsyn_follow('notifications_talkmember', 'brief_id', 'compartment_id', 'notifications_talkbrief');
SELECT samsyn_follow('notifications_talkattempt', 'brief_id', 'compartment_id', 'notifications_talkbrief');
SELECT samsyn_follow('notifications_talkhandover', 'attempt_id', 'compartment_id', 'notifications_talkattempt');

-- A brief lies in the part that its talk names for the team, and moves with it to the next team.
ALTER TABLE notifications_customnotification ADD CONSTRAINT a_talk_and_its_team_part UNIQUE (id, team_part_id);
ALTER TABLE notifications_talkbrief ADD CONSTRAINT a_brief_lies_with_the_team
  FOREIGN KEY (talk_id, compartment_id)
  REFERENCES notifications_customnotification (id, team_part_id) ON UPDATE CASCADE;

SELECT samsyn_build_audit('notifications_talkrule');
SELECT samsyn_build_audit('notifications_customnotification');
SELECT samsyn_build_audit('notifications_talkclearance');
SELECT samsyn_build_audit('notifications_talkrecontact');
SELECT samsyn_build_audit('notifications_talkbrief');
SELECT samsyn_build_audit('notifications_talkmember');
SELECT samsyn_build_audit('notifications_talkattempt');
SELECT samsyn_build_audit('notifications_talkhandover');
"""
TEAM_PARTS = """
-- The readers of a team's part: whoever reads the person's record, and the team. Shut out wins.
CREATE FUNCTION samsyn_name_talk_readers(part integer, person_part integer, team integer[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM partners_compartmentstaff WHERE compartment_id = part;
  UPDATE partners_compartment SET is_open = about.is_open
    FROM partners_compartment about WHERE partners_compartment.id = part AND about.id = person_part;
  INSERT INTO partners_compartmentstaff (compartment_id, staff_id, shut_out)
    SELECT part, staff_id, shut_out FROM partners_compartmentstaff WHERE compartment_id = person_part;
  INSERT INTO partners_compartmentstaff (compartment_id, staff_id, shut_out)
    SELECT DISTINCT part, one, false FROM unnest(team) AS one
    WHERE NOT EXISTS (SELECT FROM partners_compartmentstaff named
                      WHERE named.compartment_id = part AND named.staff_id = one);
END
$$;
REVOKE EXECUTE ON FUNCTION samsyn_name_talk_readers(integer, integer, integer[]) FROM PUBLIC;

CREATE FUNCTION samsyn_open_talk(person_part integer, team integer[])
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  where_it_lies integer;
  part integer;
BEGIN
  SELECT room_id INTO where_it_lies FROM partners_compartment
    WHERE id = person_part AND id = ANY (samsyn_my_compartments());
  IF where_it_lies IS NULL OR NOT where_it_lies = ANY (samsyn_rooms_granting('plan_talk')) THEN
    RAISE EXCEPTION 'No role here grants planning a talk.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF EXISTS (
    SELECT FROM unnest(team) AS one WHERE NOT EXISTS (
      SELECT FROM partners_staffrole held
      JOIN partners_grant granted ON granted.role = held.role AND granted.deed = 'log_talk'
      WHERE held.staff_id = one AND held.room_id = where_it_lies
        AND (held.ends_at IS NULL OR held.ends_at > clock_timestamp()))
  ) THEN
    RAISE EXCEPTION 'Somebody of the team holds no talks in this room.' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO partners_compartment (room_id, is_open, is_default)
    VALUES (where_it_lies, false, false) RETURNING id INTO part;
  PERFORM samsyn_name_talk_readers(part, person_part, team);
  RETURN part;
END
$$;
REVOKE EXECUTE ON FUNCTION samsyn_open_talk(integer, integer[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION samsyn_open_talk(integer, integer[]) TO samsyn_app;

-- A person's record that is restricted, or opened, after the talk was given to a team.
CREATE FUNCTION samsyn_talk_follows_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM samsyn_name_talk_readers(new.team_part_id, new.compartment_id, new.team_ids);
  RETURN NULL;
END
$$;
CREATE TRIGGER a_talk_stays_within_the_persons_restriction
AFTER UPDATE ON notifications_customnotification
FOR EACH ROW WHEN (new.team_part_id IS NOT NULL AND new.compartment_id <> old.compartment_id)
EXECUTE FUNCTION samsyn_talk_follows_person();

-- The team does not see the person's record, so the database tells its brief to stop.
CREATE FUNCTION samsyn_stop_talks() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE notifications_talkbrief brief
    SET stopped_at = CASE
      WHEN new.died_on IS NULL AND new.protected_identity = 'none' THEN NULL
      ELSE clock_timestamp() END
    FROM notifications_customnotification talk
    WHERE talk.id = brief.talk_id AND talk.person_id = new.id AND brief.replaced_at IS NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER a_death_or_protection_stops_talks
AFTER UPDATE OF died_on, protected_identity ON people_person
FOR EACH ROW WHEN (
  (new.died_on IS NULL) <> (old.died_on IS NULL)
  OR new.protected_identity <> old.protected_identity)
EXECUTE FUNCTION samsyn_stop_talks();
"""
OPEN_AGAIN = """
DROP TRIGGER a_death_or_protection_stops_talks ON people_person;
DROP FUNCTION samsyn_stop_talks();
DROP TRIGGER a_talk_stays_within_the_persons_restriction ON notifications_customnotification;
DROP FUNCTION samsyn_talk_follows_person();
DROP FUNCTION samsyn_open_talk(integer, integer[]);
DROP FUNCTION samsyn_name_talk_readers(integer, integer, integer[]);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0001_initial"),
        ("people", "0005_tokens"),
        ("partners", "0004_assigned_parts"),
        ("audit", "0002_append_only"),
    ]
    operations = [
        migrations.RunSQL(WALLS, migrations.RunSQL.noop),
        migrations.RunSQL(TEAM_PARTS, OPEN_AGAIN),
    ]
