"""Puts the library behind the wall, under audit, and freezes what has been handed in."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('message_library_messagetext', 'compartment_id');
SELECT samsyn_build_wall('message_library_messageversion', 'compartment_id');
SELECT samsyn_build_wall('message_library_messagelanguage', 'compartment_id');

SELECT samsyn_follow(
  'message_library_messageversion', 'text_id', 'compartment_id', 'message_library_messagetext');

SELECT samsyn_build_audit('message_library_messagetext');
SELECT samsyn_build_audit('message_library_messageversion');
SELECT samsyn_build_audit('message_library_messagelanguage');

ALTER TABLE message_library_messageversion ADD CONSTRAINT nobody_approves_their_own_words
  CHECK (approved_by_id IS NULL OR NOT approved_by_id = ANY (writers));

-- What somebody has been told must be readable as it was told. From the moment a version waits
-- for approval its words stay; once approved or withdrawn, so do those facts.
CREATE FUNCTION samsyn_keep_wording() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'A version of a text is withdrawn, never deleted.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (new.text_id, new.language, new.number, new.recorded_at, new.recorded_by_id)
      IS DISTINCT FROM (old.text_id, old.language, old.number, old.recorded_at, old.recorded_by_id)
    OR old.submitted_at IS NOT NULL AND
      (new.heading, new.body, new.translated_by, new.translated_on, new.writers, new.kept_because)
      IS DISTINCT FROM
      (old.heading, old.body, old.translated_by, old.translated_on, old.writers, old.kept_because)
    OR old.approved_at IS NOT NULL AND
      (new.approved_at, new.approved_by_id, new.submitted_at, new.submitted_by_id,
       new.legally_checked_by, new.legally_checked_on)
      IS DISTINCT FROM
      (old.approved_at, old.approved_by_id, old.submitted_at, old.submitted_by_id,
       old.legally_checked_by, old.legally_checked_on)
    OR old.withdrawn_at IS NOT NULL
      AND to_jsonb(new) - 'compartment_id' IS DISTINCT FROM to_jsonb(old) - 'compartment_id'
  THEN
    RAISE EXCEPTION 'What has been handed in, approved or withdrawn is never edited.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN new;
END
$$;
CREATE TRIGGER wording_stays BEFORE UPDATE OR DELETE ON message_library_messageversion
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_wording();
"""


class Migration(migrations.Migration):
    dependencies = [("message_library", "0001_initial"), ("audit", "0002_append_only")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
