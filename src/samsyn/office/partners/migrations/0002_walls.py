"""The functions that row-level security calls, and the ones that later migrations build with."""

from django.db import migrations

SQL = """
-- The application may only name who acts; what that person reads is looked up in tables
-- that the application cannot write. Written as a scalar subselect in each policy, so that
-- PostgreSQL asks once per query and not once per row.
CREATE FUNCTION samsyn_staff() RETURNS integer
LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('samsyn.staff', true), '')::integer
$$;

CREATE FUNCTION samsyn_rooms_granting(wanted text) RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT held.room_id), '{}')
  FROM partners_staffrole held
  JOIN partners_grant granted ON granted.role = held.role AND granted.deed = wanted
  JOIN accounts_staff staff ON staff.id = held.staff_id AND staff.is_active
  WHERE held.staff_id = samsyn_staff()
    AND held.starts_at <= clock_timestamp()
    AND (held.ends_at IS NULL OR held.ends_at > clock_timestamp())
$$;

CREATE FUNCTION samsyn_my_compartments() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(part.id), '{}')
  FROM partners_compartment part
  LEFT JOIN partners_compartmentstaff named
    ON named.compartment_id = part.id AND named.staff_id = samsyn_staff()
  WHERE part.room_id = ANY ((SELECT samsyn_rooms_granting('read_records'))::integer[])
    AND (part.is_open OR named.id IS NOT NULL)
    AND NOT coalesce(named.shut_out, false)
$$;

-- Builds the wall of one table: forced row-level security over every compartment column,
-- and the promise that a row's compartment lies in the row's room.
CREATE FUNCTION samsyn_build_wall(guarded regclass, VARIADIC columns text[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  tests text;
BEGIN
  SELECT string_agg(
    format('%I = ANY ((SELECT samsyn_my_compartments())::integer[])', one), ' AND ' ORDER BY one)
    INTO tests FROM unnest(columns) AS one;
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', guarded);
  EXECUTE format('CREATE POLICY wall ON %s USING (%s) WITH CHECK (%s)', guarded, tests, tests);
  EXECUTE format(
    'ALTER TABLE %s ADD CONSTRAINT a_compartment_lies_in_its_room '
    'FOREIGN KEY (compartment_id, room_id) REFERENCES partners_compartment (id, room_id)', guarded);
END
$$;

-- Ties a row to another record's compartment: it follows wherever that record is moved, and a
-- record that the writer may not see cannot be pointed at.
CREATE FUNCTION samsyn_follow(
  follower regclass, reference text, compartment text, followed regclass) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_constraint WHERE conrelid = followed AND conname = followed::text || '_and_compartment'
  ) THEN
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I UNIQUE (id, compartment_id)',
                   followed, followed::text || '_and_compartment');
  END IF;
  EXECUTE format(
    'ALTER TABLE %s ADD CONSTRAINT %I FOREIGN KEY (%I, %I) '
    'REFERENCES %s (id, compartment_id) ON UPDATE CASCADE',
    follower, left(follower::text || '_' || reference || '_follows', 63), reference, compartment, followed);
END
$$;

-- A role that changes ends the sessions opened before it.
CREATE FUNCTION samsyn_end_sessions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE accounts_staff SET session_epoch = session_epoch + 1
  WHERE id = coalesce(new.staff_id, old.staff_id);
  RETURN NULL;
END
$$;

CREATE TRIGGER a_changed_role_ends_sessions
AFTER INSERT OR UPDATE OR DELETE ON partners_staffrole
FOR EACH ROW EXECUTE FUNCTION samsyn_end_sessions();
"""

REVERSE = """
DROP TRIGGER a_changed_role_ends_sessions ON partners_staffrole;
DROP FUNCTION samsyn_end_sessions();
DROP FUNCTION samsyn_follow(regclass, text, text, regclass);
DROP FUNCTION samsyn_build_wall(regclass, text[]);
DROP FUNCTION samsyn_my_compartments();
DROP FUNCTION samsyn_rooms_granting(text);
DROP FUNCTION samsyn_staff();
"""


class Migration(migrations.Migration):
    dependencies = [("partners", "0001_initial")]
    operations = [migrations.RunSQL(SQL, REVERSE)]
