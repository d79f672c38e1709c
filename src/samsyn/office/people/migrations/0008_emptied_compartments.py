"""Removes a restricted compartment that nothing lies in any more.

The application may not write `partners_compartment`. This function does, for somebody whose role
lets them restrict records in the room; the references to compartments refuse while a row is left.
"""

from django.db import migrations

SQL = """
CREATE FUNCTION samsyn_leave_compartment(part integer) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM partners_compartment
    WHERE id = part AND NOT is_default AND room_id = ANY (samsyn_rooms_granting('restrict_record'))
  ) THEN
    RAISE EXCEPTION 'No role here grants lifting a restriction.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM partners_compartmentstaff WHERE compartment_id = part;
  DELETE FROM partners_compartment WHERE id = part;
  SET CONSTRAINTS ALL IMMEDIATE;
  SET CONSTRAINTS ALL DEFERRED;
  RETURN true;
EXCEPTION WHEN foreign_key_violation THEN
  RETURN false;  -- something lies there still; whoever is named for it stays so
END
$$;
REVOKE EXECUTE ON FUNCTION samsyn_leave_compartment(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION samsyn_leave_compartment(integer) TO samsyn_app;
"""

REVERSE = "DROP FUNCTION samsyn_leave_compartment(integer);"


class Migration(migrations.Migration):
    dependencies = [("people", "0007_sources_follow")]
    operations = [migrations.RunSQL(SQL, REVERSE)]
