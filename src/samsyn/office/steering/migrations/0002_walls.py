"""Puts steering behind the wall and under audit, and gives the steering group its part."""

from django.db import migrations

_OWN = (
    "startupstep",
    "readiness",
    "fidelityreport",
    "fidelitymark",
    "agreement",
    "agreementparty",
    "planitem",
    "contextevent",
    "returnplan",
    "handover",
    "handoveritem",
)
WALLS = "\n".join(
    f"SELECT samsyn_build_wall('steering_{name}', 'compartment_id');\n"
    f"SELECT samsyn_build_audit('steering_{name}');"
    for name in _OWN
)
FOLLOWS = """
SELECT samsyn_follow('steering_fidelitymark', 'report_id', 'compartment_id', 'steering_fidelityreport');
SELECT samsyn_follow('steering_agreementparty', 'agreement_id', 'compartment_id', 'steering_agreement');
SELECT samsyn_follow('steering_returnplan', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('steering_returnplan', 'custody_id', 'compartment_id', 'call_ins_candidatestatus');
"""
PARTS = """
-- Every joint room has one part that its steering group is named for. Whoever reads the room
-- reads that part too; the group reads nothing else of the room.
CREATE FUNCTION samsyn_open_steering_part() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  part integer;
BEGIN
  INSERT INTO partners_compartment (room_id, is_open, is_default)
    VALUES (new.id, true, false) RETURNING id INTO part;
  INSERT INTO steering_steeringpart (room_id, compartment_id) VALUES (new.id, part);
  RETURN NULL;
END
$$;

CREATE TRIGGER a_joint_room_has_a_steering_part AFTER INSERT ON partners_room
FOR EACH ROW WHEN (new.kind = 'joint') EXECUTE FUNCTION samsyn_open_steering_part();

-- Who holds the role is named; who holds it no longer is not.
CREATE FUNCTION samsyn_name_steering() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  held record;
  part integer;
BEGIN
  FOR held IN
    SELECT DISTINCT staff_id, room_id FROM (
      SELECT old.staff_id, old.room_id WHERE TG_OP <> 'INSERT'
      UNION SELECT new.staff_id, new.room_id WHERE TG_OP <> 'DELETE') AS touched
  LOOP
    SELECT compartment_id INTO part FROM steering_steeringpart WHERE room_id = held.room_id;
    CONTINUE WHEN part IS NULL;
    IF EXISTS (
      SELECT FROM partners_staffrole role
      WHERE role.staff_id = held.staff_id AND role.room_id = held.room_id
        AND role.role = 'steering' AND (role.ends_at IS NULL OR role.ends_at > clock_timestamp())
    ) THEN
      INSERT INTO partners_compartmentstaff (compartment_id, staff_id, shut_out)
        VALUES (part, held.staff_id, false) ON CONFLICT DO NOTHING;
    ELSE
      DELETE FROM partners_compartmentstaff
        WHERE compartment_id = part AND staff_id = held.staff_id AND NOT shut_out;
    END IF;
  END LOOP;
  RETURN NULL;
END
$$;

CREATE TRIGGER the_steering_group_is_named AFTER INSERT OR UPDATE OR DELETE ON partners_staffrole
FOR EACH ROW EXECUTE FUNCTION samsyn_name_steering();
"""
STANDING = """
-- Rooms and roles that stand already.
DO $$
DECLARE
  room record;
  part integer;
BEGIN
  FOR room IN SELECT id FROM partners_room WHERE kind = 'joint' ORDER BY id LOOP
    INSERT INTO partners_compartment (room_id, is_open, is_default)
      VALUES (room.id, true, false) RETURNING id INTO part;
    INSERT INTO steering_steeringpart (room_id, compartment_id) VALUES (room.id, part);
    INSERT INTO partners_compartmentstaff (compartment_id, staff_id, shut_out)
      SELECT DISTINCT part, staff_id, false FROM partners_staffrole
      WHERE room_id = room.id AND role = 'steering'
        AND (ends_at IS NULL OR ends_at > clock_timestamp());
  END LOOP;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("steering", "0001_initial"),
        ("call_ins", "0003_walls"),
        ("people", "0002_walls"),
        ("partners", "0004_assigned_parts"),
        ("audit", "0001_initial"),
    ]
    operations = [migrations.RunSQL(WALLS + FOLLOWS + PARTS + STANDING, migrations.RunSQL.noop)]
