"""Shuts the table for everybody, and opens it by functions that each do one thing.

The table has row-level security and no policy: whoever acts, the application reads and writes no
row. A reader's own signed link adds or removes one row. An address comes out in one way: as the
next letter to be sent, which is marked as sent by the same statement.
"""

from django.db import migrations

SQL = """
ALTER TABLE followers_follower ENABLE ROW LEVEL SECURITY;

-- The page calls it when somebody has shown, by the link in a letter, that the address is theirs.
CREATE FUNCTION samsyn_follower_add(wanted integer, mail text, spoken text, at timestamptz)
RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO followers_follower (id, site_id, address, language, since, told_until)
  VALUES (gen_random_uuid(), wanted, mail, spoken, at, at)
  ON CONFLICT (site_id, lower(address)) DO UPDATE SET language = excluded.language
$$;

CREATE FUNCTION samsyn_follower_remove(follower uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM followers_follower WHERE id = follower
$$;

-- Who keeps the site's steering learns in steps of five how many there are; others get null.
CREATE FUNCTION samsyn_followers_at_least(wanted integer) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (count(*) / 5 * 5)::integer FROM followers_follower
  WHERE site_id = wanted
  HAVING EXISTS (
    SELECT FROM partners_room
    WHERE site_id = wanted
      AND id = ANY ((SELECT samsyn_rooms_granting('keep_steering'))::integer[]))
$$;

-- Whoever has been told of nothing since `event`, and whom the mail server has not just refused.
CREATE FUNCTION samsyn_followers_waiting(wanted integer, event timestamptz, at timestamptz)
RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM followers_follower
    WHERE site_id = wanted AND told_until < event
      AND (refused_at IS NULL OR refused_at < at - interval '6 hours'))
$$;

-- Takes one letter out. Two workers get different ones: each skips the row that the other holds,
-- and a row that has been moved on meanwhile is no longer asked for.
CREATE FUNCTION samsyn_followers_take(wanted integer, event timestamptz, at timestamptz)
RETURNS TABLE (follower uuid, mail text, spoken text, told_before timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  one record;
BEGIN
  IF samsyn_staff() IS NOT NULL THEN
    RAISE EXCEPTION 'Nobody of the staff reads the address of a follower.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT id, address, language, told_until INTO one FROM followers_follower
    WHERE site_id = wanted AND told_until < event
      AND (refused_at IS NULL OR refused_at < at - interval '6 hours')
    ORDER BY told_until, id LIMIT 1 FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  UPDATE followers_follower SET told_until = event WHERE id = one.id;
  RETURN QUERY SELECT one.id, one.address::text, one.language::text, one.told_until;
END
$$;

-- The mail server has said no, so the letter has not left: it is tried again after some hours.
CREATE FUNCTION samsyn_follower_refused(
  wanted uuid, event timestamptz, told_before timestamptz, at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE followers_follower SET told_until = told_before, refused_at = at
  WHERE id = wanted AND told_until = event
$$;

CREATE FUNCTION samsyn_followers_forget(wanted integer, until timestamptz) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (
    DELETE FROM followers_follower WHERE site_id = wanted AND since < until RETURNING 1)
  SELECT count(*)::integer FROM gone
$$;
"""
_FUNCTIONS = (
    "samsyn_follower_add(integer, text, text, timestamptz)",
    "samsyn_follower_remove(uuid)",
    "samsyn_followers_at_least(integer)",
    "samsyn_followers_waiting(integer, timestamptz, timestamptz)",
    "samsyn_followers_take(integer, timestamptz, timestamptz)",
    "samsyn_follower_refused(uuid, timestamptz, timestamptz, timestamptz)",
    "samsyn_followers_forget(integer, timestamptz)",
)
RIGHTS = "\n".join(
    f"REVOKE EXECUTE ON FUNCTION {one} FROM PUBLIC;\nGRANT EXECUTE ON FUNCTION {one} TO samsyn_app;"
    for one in _FUNCTIONS
)
REVERSE = "\n".join(f"DROP FUNCTION {one};" for one in _FUNCTIONS)


class Migration(migrations.Migration):
    dependencies = [("followers", "0001_initial"), ("partners", "0004_assigned_parts")]
    operations = [migrations.RunSQL(SQL + RIGHTS, REVERSE)]
