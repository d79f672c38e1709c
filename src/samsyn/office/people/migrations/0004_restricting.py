"""Lets a coordinator give one record readers of its own.

The application may not write `partners_compartment`, which decides who sees what; this
function writes it for somebody whose role grants the deed in the room.
"""

from django.db import migrations

SQL = """
CREATE FUNCTION samsyn_restrict(room integer, team integer[], shut_out integer[])
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  part integer;
BEGIN
  IF NOT room = ANY (samsyn_rooms_granting('restrict_record')) THEN
    RAISE EXCEPTION 'No role here grants restricting a record.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF samsyn_staff() = ANY (shut_out) OR (cardinality(team) > 0 AND NOT samsyn_staff() = ANY (team)) THEN
    RAISE EXCEPTION 'Who restricts a record stays among its readers.' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO partners_compartment (room_id, is_open, is_default)
    VALUES (room, cardinality(team) = 0, false) RETURNING id INTO part;
  INSERT INTO partners_compartmentstaff (compartment_id, staff_id, shut_out)
    SELECT part, one, one = ANY (shut_out)
    FROM (SELECT DISTINCT unnest(team || shut_out) AS one) AS named;
  RETURN part;
END
$$;
REVOKE EXECUTE ON FUNCTION samsyn_restrict(integer, integer[], integer[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION samsyn_restrict(integer, integer[], integer[]) TO samsyn_app;
"""

REVERSE = "DROP FUNCTION samsyn_restrict(integer, integer[], integer[]);"


class Migration(migrations.Migration):
    dependencies = [("people", "0003_revisions"), ("partners", "0002_walls")]
    operations = [migrations.RunSQL(SQL, REVERSE)]
