"""Who reads an export, what of it may change, and when a file may be fetched."""

from django.db import migrations

SQL = """
DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['exports_export', 'exports_download'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
    PERFORM samsyn_build_audit(guarded::regclass);
  END LOOP;
END
$$;
CREATE POLICY askers ON exports_export FOR SELECT
  USING (asked_by_id = samsyn_staff()
    AND room_id = ANY ((SELECT samsyn_rooms_granting('export'))::integer[]));
CREATE POLICY asking ON exports_export FOR INSERT
  WITH CHECK (asked_by_id = samsyn_staff() AND (verdict = '' OR kind = 'calendar')
    AND room_id = ANY ((SELECT samsyn_rooms_granting('export'))::integer[]));
CREATE POLICY withdrawing ON exports_export FOR UPDATE
  USING (asked_by_id = samsyn_staff()
    AND room_id = ANY ((SELECT samsyn_rooms_granting('export'))::integer[]));
CREATE POLICY deciders ON exports_export FOR SELECT
  USING (room_id = ANY ((SELECT samsyn_rooms_granting('approve_export'))::integer[]));
CREATE POLICY decisions ON exports_export FOR UPDATE
  USING (room_id = ANY ((SELECT samsyn_rooms_granting('approve_export'))::integer[]));
CREATE POLICY service_reads ON exports_export FOR SELECT
  USING (room_id = ANY ((SELECT samsyn_rooms_granting('erase_records'))::integer[]));
CREATE POLICY service_empties ON exports_export FOR UPDATE
  USING (room_id = ANY ((SELECT samsyn_rooms_granting('erase_records'))::integer[]));

-- Seen with its export, and written by its asker alone: the policies of the export are asked.
CREATE POLICY with_its_export ON exports_download
  USING (EXISTS (SELECT FROM exports_export AS one
    WHERE one.id = export_id AND one.room_id = exports_download.room_id));

-- What was asked for stays as it was asked; it is decided once, and signed by who decides. Of the
-- records that were on it some can go, and none can be added.
CREATE FUNCTION samsyn_keep_export() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['verdict', 'decided_at', 'decided_by_id', 'because', 'ends_at',
    'withdrawn_at', 'record_ids', 'emptied_at'];
  decided text[] := ARRAY['withdrawn_at', 'record_ids', 'emptied_at'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'That something was exported is never forgotten.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF to_jsonb(new) - free <> to_jsonb(old) - free
    OR (old.verdict <> '' AND to_jsonb(new) - decided <> to_jsonb(old) - decided)
    OR (old.withdrawn_at IS NOT NULL
      AND (new.withdrawn_at IS DISTINCT FROM old.withdrawn_at OR new.verdict <> old.verdict))
    OR NOT new.record_ids <@ old.record_ids THEN
    RAISE EXCEPTION 'What was asked for and decided stays as it is.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF new.verdict <> old.verdict AND new.decided_by_id IS DISTINCT FROM samsyn_staff() THEN
    RAISE EXCEPTION 'Whoever decides on an export signs for it.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN new;
END
$$;
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON exports_export
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_export();

CREATE FUNCTION samsyn_only_while_it_lasts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND EXISTS (
    SELECT FROM exports_export WHERE id = new.export_id AND asked_by_id = samsyn_staff()
      AND verdict = 'approved' AND withdrawn_at IS NULL AND new.at < ends_at) THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION 'A file is fetched by its asker, while its approval lasts; that stays noted.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER lasts BEFORE INSERT OR UPDATE OR DELETE ON exports_download
FOR EACH ROW EXECUTE FUNCTION samsyn_only_while_it_lasts();
"""


class Migration(migrations.Migration):
    dependencies = [("exports", "0001_initial"), ("audit", "0006_only_read_in_an_emergency")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
