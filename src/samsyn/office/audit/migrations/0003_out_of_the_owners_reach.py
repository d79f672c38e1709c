"""Moves the audit record into a schema of its own role, where the owner of the rest cannot reach.

While this runs, and only then, the owner is a member of that role: `samsyn prepare` says so to
the server and takes it back. The function that appends runs in that role's name, so it calls
nothing that the owner could replace; the triggers' functions run in the writer's name.
"""

from django.db import migrations

SQL = """
CREATE SCHEMA samsyn_log AUTHORIZATION samsyn_audit;
SET LOCAL ROLE samsyn_audit;
GRANT USAGE ON SCHEMA samsyn_log TO samsyn_app, samsyn_owner;

ALTER TABLE public.audit_auditevent SET SCHEMA samsyn_log;
CREATE FUNCTION samsyn_log.refuse_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit record is append-only.' USING ERRCODE = 'insufficient_privilege';
END
$$;
DROP TRIGGER append_only ON samsyn_log.audit_auditevent;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON samsyn_log.audit_auditevent
FOR EACH STATEMENT EXECUTE FUNCTION samsyn_log.refuse_edit();

DROP FUNCTION public.samsyn_audit(text, text, text[], integer[], text[], integer);
CREATE FUNCTION samsyn_log.append(
  action text, subject text, record_ids text[], room_ids integer[], fields text[], records integer
) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO samsyn_log.audit_auditevent
    (staff_id, request_id, purpose, action, subject, record_ids, room_ids, fields, records)
  VALUES (
    nullif(current_setting('samsyn.staff', true), '')::integer,
    nullif(current_setting('samsyn.request', true), '')::uuid,
    coalesce(current_setting('samsyn.purpose', true), ''),
    action, subject, record_ids, room_ids, fields, records)
$$;

-- How often somebody tried an address that is nobody's: a number for the operator, no rows.
CREATE POLICY nobodys_attempts ON samsyn_log.audit_auditevent FOR SELECT TO samsyn_audit
  USING (action = 'sign_in_failed' AND room_ids = '{}');
CREATE FUNCTION samsyn_log.attempts_at_nobody(since timestamptz) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(*) FROM samsyn_log.audit_auditevent
  WHERE action = 'sign_in_failed' AND room_ids = '{}' AND at >= since
$$;
REVOKE EXECUTE ON FUNCTION
  samsyn_log.append(text, text, text[], integer[], text[], integer),
  samsyn_log.attempts_at_nobody(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  samsyn_log.append(text, text, text[], integer[], text[], integer),
  samsyn_log.attempts_at_nobody(timestamptz) TO samsyn_app, samsyn_owner;

-- The triggers on the watched tables keep hold of these, whatever schema they are in.
ALTER FUNCTION public.samsyn_audit_insert() SET SCHEMA samsyn_log;
ALTER FUNCTION public.samsyn_audit_delete() SET SCHEMA samsyn_log;
ALTER FUNCTION public.samsyn_audit_update() SET SCHEMA samsyn_log;

CREATE OR REPLACE FUNCTION samsyn_log.samsyn_audit_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM samsyn_log.append('insert', TG_TABLE_NAME, array_agg(j->>'id'),
    array_remove(array_agg(DISTINCT (j->>'room_id')::integer), NULL), '{}', count(*)::integer)
  FROM (SELECT to_jsonb(fresh) AS j FROM fresh) AS rows GROUP BY j->>'room_id';
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION samsyn_log.samsyn_audit_delete() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM samsyn_log.append('delete', TG_TABLE_NAME, array_agg(j->>'id'),
    array_remove(array_agg(DISTINCT (j->>'room_id')::integer), NULL), '{}', count(*)::integer)
  FROM (SELECT to_jsonb(gone) AS j FROM gone) AS rows GROUP BY j->>'room_id';
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION samsyn_log.samsyn_audit_update() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM samsyn_log.append('update', TG_TABLE_NAME, array_agg(id),
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
RESET ROLE;

CREATE OR REPLACE FUNCTION samsyn_build_audit(watched regclass) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER audit_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS fresh '
    'FOR EACH STATEMENT EXECUTE FUNCTION samsyn_log.samsyn_audit_insert()', watched);
  EXECUTE format('CREATE TRIGGER audit_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS gone '
    'FOR EACH STATEMENT EXECUTE FUNCTION samsyn_log.samsyn_audit_delete()', watched);
  EXECUTE format('CREATE TRIGGER audit_update AFTER UPDATE ON %s '
    'REFERENCING NEW TABLE AS fresh OLD TABLE AS gone '
    'FOR EACH STATEMENT EXECUTE FUNCTION samsyn_log.samsyn_audit_update()', watched);
END
$$;
DROP FUNCTION samsyn_refuse_edit();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]
    operations = [
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterModelTable("auditevent", 'samsyn_log"."audit_auditevent')
            ]
        ),
    ]
