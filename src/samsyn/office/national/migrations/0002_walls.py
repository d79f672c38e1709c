"""Puts returns behind the wall and under audit, freezes them, and names who reads them."""

from django.db import migrations

_OWN = ("sitereturn", "receivedreturn")
WALLS = "\n".join(
    f"SELECT samsyn_build_wall('national_{name}', 'compartment_id');\n"
    f"SELECT samsyn_build_audit('national_{name}');"
    for name in _OWN
)
FROZEN = """
CREATE FUNCTION samsyn_keep_return() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A return is never changed: what was wrong is corrected by another.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
""" + "\n".join(
    f"CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON national_{name}\n"
    "FOR EACH ROW EXECUTE FUNCTION samsyn_keep_return();"
    for name in _OWN
)
NAMED = """
-- National support reads what lies in the national room, and has no other right there: the role
-- reads what it is named for, and whoever holds it is named for the room's open part.
CREATE FUNCTION samsyn_name_national_support() RETURNS trigger
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
    SELECT one.id INTO part FROM partners_compartment one
      JOIN partners_room room ON room.id = one.room_id
      WHERE one.room_id = held.room_id AND one.is_default
        AND room.kind = 'national' AND room.peer_id IS NULL;
    CONTINUE WHEN part IS NULL;
    IF EXISTS (
      SELECT FROM partners_staffrole role
      WHERE role.staff_id = held.staff_id AND role.room_id = held.room_id
        AND role.role = 'national_support'
        AND (role.ends_at IS NULL OR role.ends_at > clock_timestamp())
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

CREATE TRIGGER national_support_is_named AFTER INSERT OR UPDATE OR DELETE ON partners_staffrole
FOR EACH ROW EXECUTE FUNCTION samsyn_name_national_support();

-- Roles that are held already.
INSERT INTO partners_compartmentstaff (compartment_id, staff_id, shut_out)
  SELECT DISTINCT part.id, role.staff_id, false
  FROM partners_staffrole role
  JOIN partners_room room ON room.id = role.room_id
  JOIN partners_compartment part ON part.room_id = room.id AND part.is_default
  WHERE room.kind = 'national' AND room.peer_id IS NULL AND role.role = 'national_support'
    AND (role.ends_at IS NULL OR role.ends_at > clock_timestamp())
  ON CONFLICT DO NOTHING;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("national", "0001_initial"),
        ("partners", "0012_national_rooms_elsewhere"),
        ("steering", "0002_walls"),
        ("audit", "0002_append_only"),
    ]
    operations = [migrations.RunSQL(WALLS + FROZEN + NAMED, migrations.RunSQL.noop)]
