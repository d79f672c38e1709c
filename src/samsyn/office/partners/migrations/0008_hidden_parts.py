"""A part of each room in which records wait to be erased, read by the service of retention alone.

A record is hidden as it is restricted: it moves into another compartment, and what hangs on it
follows. Nobody is ever named for the hidden part, so every wall hides what lies in it.
"""

from django.db import migrations, models
from django.db.models import Q

_HEAD = """
CREATE OR REPLACE FUNCTION samsyn_my_compartments() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(part.id), '{}')
  FROM partners_compartment part
  LEFT JOIN partners_compartmentstaff named
    ON named.compartment_id = part.id AND named.staff_id = samsyn_staff()
  WHERE (part.room_id = ANY ((SELECT samsyn_rooms_granting('read_records'))::integer[])
         AND (part.is_open OR named.id IS NOT NULL)
      OR part.room_id = ANY ((SELECT samsyn_rooms_granting('read_assigned'))::integer[])
         AND named.id IS NOT NULL)
    AND NOT coalesce(named.shut_out, false)
"""
READS = (
    _HEAD
    + "    OR part.room_id = ANY ((SELECT samsyn_rooms_granting('erase_records'))::integer[])\n$$;"
)
READ_BEFORE = _HEAD + "$$;"
SQL = """
-- The service of retention alone passes what freezes records: it moves, empties and erases.
CREATE FUNCTION samsyn_erases() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT cardinality(samsyn_rooms_granting('erase_records')) > 0
$$;

CREATE FUNCTION samsyn_nobody_is_named_for_a_hidden_part() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM partners_compartment WHERE id = new.compartment_id AND is_hidden) THEN
    RAISE EXCEPTION 'Nobody is named for a hidden part.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN new;
END
$$;
CREATE TRIGGER nobody_reads_what_is_hidden BEFORE INSERT OR UPDATE ON partners_compartmentstaff
FOR EACH ROW EXECUTE FUNCTION samsyn_nobody_is_named_for_a_hidden_part();

-- The application may not write compartments. This makes a room's hidden part once, and finds it.
CREATE FUNCTION samsyn_hidden_part(wanted integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  part integer;
BEGIN
  IF NOT wanted = ANY (samsyn_rooms_granting('erase_records')) THEN
    RAISE EXCEPTION 'No role here grants hiding a record.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO partners_compartment (room_id, is_open, is_default, is_hidden)
    VALUES (wanted, false, false, true)
    ON CONFLICT (room_id) WHERE is_hidden DO NOTHING;
  SELECT id INTO part FROM partners_compartment WHERE room_id = wanted AND is_hidden;
  RETURN part;
END
$$;
REVOKE EXECUTE ON FUNCTION samsyn_hidden_part(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION samsyn_hidden_part(integer) TO samsyn_app;
"""
REVERSE = """
DROP FUNCTION samsyn_hidden_part(integer);
DROP TRIGGER nobody_reads_what_is_hidden ON partners_compartmentstaff;
DROP FUNCTION samsyn_nobody_is_named_for_a_hidden_part();
DROP FUNCTION samsyn_erases();
"""


class Migration(migrations.Migration):
    dependencies = [("partners", "0007_site_limits")]
    operations = [
        migrations.AddField(
            "compartment", "is_hidden", models.BooleanField(default=False, db_default=False)
        ),
        migrations.AddConstraint(
            "compartment",
            models.CheckConstraint(
                name="a_hidden_part_is_nobodys",
                condition=Q(is_hidden=False) | Q(is_open=False, is_default=False),
            ),
        ),
        migrations.AddConstraint(
            "compartment",
            models.UniqueConstraint(
                fields=["room"], condition=Q(is_hidden=True), name="one_hidden_part_per_room"
            ),
        ),
        migrations.RunSQL(READS, READ_BEFORE),
        migrations.RunSQL(SQL, REVERSE),
    ]
