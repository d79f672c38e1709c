"""Lets a role read only the parts of a room that its holder is named for, and nothing else there."""

from django.db import migrations

_HEAD = """
CREATE OR REPLACE FUNCTION samsyn_my_compartments() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(part.id), '{}')
  FROM partners_compartment part
  LEFT JOIN partners_compartmentstaff named
    ON named.compartment_id = part.id AND named.staff_id = samsyn_staff()
"""
SQL = (
    _HEAD
    + """
  WHERE (part.room_id = ANY ((SELECT samsyn_rooms_granting('read_records'))::integer[])
         AND (part.is_open OR named.id IS NOT NULL)
      OR part.room_id = ANY ((SELECT samsyn_rooms_granting('read_assigned'))::integer[])
         AND named.id IS NOT NULL)
    AND NOT coalesce(named.shut_out, false)
$$;
"""
)
REVERSE = (
    _HEAD
    + """
  WHERE part.room_id = ANY ((SELECT samsyn_rooms_granting('read_records'))::integer[])
    AND (part.is_open OR named.id IS NOT NULL)
    AND NOT coalesce(named.shut_out, false)
$$;
"""
)


class Migration(migrations.Migration):
    dependencies = [("partners", "0003_youngest_listed_age")]
    operations = [migrations.RunSQL(SQL, REVERSE)]
