"""Who reads a review of a log, and that a signed one stays as it is.

Whoever reads the log sees that a review is due or done. What is in it is for whoever reviews it
and reads no record there, and for the service that drew it.
"""

from django.db import migrations

SQL = """
DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY[
    'oversight_logreview', 'oversight_logreviewline', 'oversight_logreviewfindings'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', guarded);
  END LOOP;
  FOREACH guarded IN ARRAY ARRAY['oversight_logreviewline', 'oversight_logreviewfindings'] LOOP
    EXECUTE format(
      'CREATE POLICY reviewers ON %I USING ('
      'room_id = ANY ((SELECT samsyn_rooms_granting(''review_log''))::integer[]) '
      'AND NOT room_id = ANY ((SELECT samsyn_rooms_granting(''read_records''))::integer[]))',
      guarded);
  END LOOP;
END
$$;
CREATE POLICY states ON oversight_logreview FOR SELECT
  USING (room_id = ANY ((SELECT samsyn_rooms_granting('read_audit'))::integer[]));
CREATE POLICY reviewers ON oversight_logreview
  USING (room_id = ANY ((SELECT samsyn_rooms_granting('review_log'))::integer[])
    AND NOT room_id = ANY ((SELECT samsyn_rooms_granting('read_records'))::integer[]));
SELECT samsyn_build_audit('oversight_logreview');
SELECT samsyn_build_audit('oversight_logreviewline');

ALTER TABLE oversight_logreview ADD CONSTRAINT a_log_review_and_its_room UNIQUE (id, room_id);
ALTER TABLE oversight_logreviewline ADD CONSTRAINT a_line_lies_with_its_review
  FOREIGN KEY (review_id, room_id) REFERENCES oversight_logreview (id, room_id);
ALTER TABLE oversight_logreviewfindings ADD CONSTRAINT findings_lie_with_their_review
  FOREIGN KEY (review_id, room_id) REFERENCES oversight_logreview (id, room_id);

-- A signed review is frozen, for the service too.
CREATE FUNCTION samsyn_keep_signed_log_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.signed_at IS NULL THEN
    IF TG_OP = 'DELETE' THEN RETURN old; END IF;
    RETURN new;
  END IF;
  RAISE EXCEPTION 'A signed review stays as it is.' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER signed_stays BEFORE UPDATE OR DELETE ON oversight_logreview
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_signed_log_review();

CREATE FUNCTION samsyn_keep_with_signed_log_review() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  IF TG_OP = 'DELETE' THEN one := old; ELSE one := new; END IF;
  IF TG_OP = 'UPDATE' AND new.review_id <> old.review_id THEN
    RAISE EXCEPTION 'A line stays in its review.' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT FROM oversight_logreview
             WHERE signed_at IS NOT NULL AND id = one.review_id) THEN
    RAISE EXCEPTION 'A signed review stays as it is.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN one;
END
$$;
CREATE TRIGGER signed_stays BEFORE INSERT OR UPDATE OR DELETE ON oversight_logreviewline
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_with_signed_log_review();
CREATE TRIGGER signed_stays BEFORE INSERT OR UPDATE OR DELETE ON oversight_logreviewfindings
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_with_signed_log_review();
"""


class Migration(migrations.Migration):
    dependencies = [("oversight", "0001_initial"), ("audit", "0004_quicker_inserts")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
