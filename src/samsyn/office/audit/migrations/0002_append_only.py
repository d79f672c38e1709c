"""Hands the audit table to a role of its own, and builds the functions that write it."""

from django.db import migrations

SQL = """
ALTER TABLE audit_auditevent ALTER COLUMN at SET DEFAULT clock_timestamp();
ALTER TABLE audit_auditevent ALTER COLUMN login SET DEFAULT session_user;

CREATE FUNCTION samsyn_refuse_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit record is append-only.' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_auditevent
FOR EACH STATEMENT EXECUTE FUNCTION samsyn_refuse_edit();

CREATE FUNCTION samsyn_audit(
  action text, subject text, record_ids text[], room_ids integer[], fields text[], records integer
) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO audit_auditevent
    (staff_id, request_id, purpose, action, subject, record_ids, room_ids, fields, records)
  VALUES (
    samsyn_staff(),
    nullif(current_setting('samsyn.request', true), '')::uuid,
    coalesce(current_setting('samsyn.purpose', true), ''),
    action, subject, record_ids, room_ids, fields, records)
$$;

-- One event per statement and room, however many rows it touched: bulk and raw writes are
-- caught alike, and a file of fifteen thousand rows costs a handful of events.
CREATE FUNCTION samsyn_audit_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM samsyn_audit('insert', TG_TABLE_NAME, array_agg(j->>'id'),
    array_remove(array_agg(DISTINCT (j->>'room_id')::integer), NULL), '{}', count(*)::integer)
  FROM (SELECT to_jsonb(fresh) AS j FROM fresh) AS rows GROUP BY j->>'room_id';
  RETURN NULL;
END
$$;

CREATE FUNCTION samsyn_audit_delete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM samsyn_audit('delete', TG_TABLE_NAME, array_agg(j->>'id'),
    array_remove(array_agg(DISTINCT (j->>'room_id')::integer), NULL), '{}', count(*)::integer)
  FROM (SELECT to_jsonb(gone) AS j FROM gone) AS rows GROUP BY j->>'room_id';
  RETURN NULL;
END
$$;

CREATE FUNCTION samsyn_audit_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM samsyn_audit('update', TG_TABLE_NAME, array_agg(id),
    array_remove(array_agg(DISTINCT room_id), NULL), changed, count(*)::integer)
  FROM (
    SELECT new_row->>'id' AS id, (new_row->>'room_id')::integer AS room_id,
      coalesce((
        SELECT array_agg(key ORDER BY key) FROM jsonb_each(new_row) AS field (key, value)
        WHERE old_row->key IS DISTINCT FROM value), '{}') AS changed
    FROM (
      SELECT to_jsonb(fresh) AS new_row, to_jsonb(gone) AS old_row
      FROM fresh JOIN gone ON fresh.id = gone.id
    ) AS pairs
  ) AS rows GROUP BY changed, room_id;
  RETURN NULL;
END
$$;

GRANT USAGE, CREATE ON SCHEMA public TO samsyn_audit;
ALTER FUNCTION samsyn_audit(text, text, text[], integer[], text[], integer) OWNER TO samsyn_audit;
ALTER FUNCTION samsyn_audit_insert() OWNER TO samsyn_audit;
ALTER FUNCTION samsyn_audit_delete() OWNER TO samsyn_audit;
ALTER FUNCTION samsyn_audit_update() OWNER TO samsyn_audit;

CREATE FUNCTION samsyn_build_audit(watched regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER audit_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS fresh '
    'FOR EACH STATEMENT EXECUTE FUNCTION samsyn_audit_insert()', watched);
  EXECUTE format('CREATE TRIGGER audit_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS gone '
    'FOR EACH STATEMENT EXECUTE FUNCTION samsyn_audit_delete()', watched);
  EXECUTE format('CREATE TRIGGER audit_update AFTER UPDATE ON %s '
    'REFERENCING NEW TABLE AS fresh OLD TABLE AS gone '
    'FOR EACH STATEMENT EXECUTE FUNCTION samsyn_audit_update()', watched);
END
$$;

-- An auditor reads the events about the rooms where a role of theirs grants it.
ALTER TABLE audit_auditevent ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_auditevent FORCE ROW LEVEL SECURITY;
CREATE POLICY readers ON audit_auditevent FOR SELECT
  USING (room_ids && (SELECT samsyn_rooms_granting('read_audit'))::integer[]);
CREATE POLICY writers ON audit_auditevent FOR INSERT TO samsyn_audit WITH CHECK (true);
GRANT SELECT ON audit_auditevent TO samsyn_app;
ALTER TABLE audit_auditevent OWNER TO samsyn_audit;
REVOKE CREATE ON SCHEMA public FROM samsyn_audit;

SELECT samsyn_build_audit('accounts_staff');
SELECT samsyn_build_audit('partners_staffrole');
SELECT samsyn_build_audit('partners_grant');
SELECT samsyn_build_audit('partners_compartment');
SELECT samsyn_build_audit('partners_compartmentstaff');
SELECT samsyn_build_audit('partners_site');
SELECT samsyn_build_audit('partners_agency');
SELECT samsyn_build_audit('partners_partner');
SELECT samsyn_build_audit('partners_room');
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial"), ("partners", "0002_walls")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
