"""Lets a site's steering see that a review of a log is due, late or done, and nothing of it."""

from django.db import migrations

SQL = """
CREATE FUNCTION samsyn_steered_rooms() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(other.id), '{}')
  FROM partners_room other
  WHERE other.site_id IN (
    SELECT own.site_id FROM partners_room own
    WHERE own.kind = 'joint' AND own.id = ANY (samsyn_rooms_granting('read_steering')))
$$;
CREATE POLICY steering ON oversight_logreview FOR SELECT
  USING (room_id = ANY ((SELECT samsyn_steered_rooms())::integer[]));
"""
REVERSE = """
DROP POLICY steering ON oversight_logreview;
DROP FUNCTION samsyn_steered_rooms();
"""


class Migration(migrations.Migration):
    dependencies = [("oversight", "0002_readers"), ("partners", "0009_emergencies")]
    operations = [migrations.RunSQL(SQL, REVERSE)]
