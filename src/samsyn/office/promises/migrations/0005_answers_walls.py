"""Puts the agencies' answers behind the wall and under audit; only the agency itself gives them."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('promises_promiseanswer', 'compartment_id');
SELECT samsyn_follow('promises_promiseanswer', 'promise_id', 'compartment_id', 'promises_promise');
SELECT samsyn_build_audit('promises_promiseanswer');

-- What an agency has said of a promise stays as it was said; only its part follows.
CREATE FUNCTION samsyn_keep_promise_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(new) - 'compartment_id' = to_jsonb(old) - 'compartment_id' THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION 'What an agency has said of a promise is never edited.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER frozen BEFORE UPDATE ON promises_promiseanswer
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_promise_answer();

-- Only staff who answer for the agency, in a room of its own at the site; of help, no words.
CREATE FUNCTION samsyn_answer_own_promise() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  answer promises_promiseanswer := coalesce(new, old);
BEGIN
  IF NOT EXISTS (
    SELECT FROM partners_room asked
    JOIN partners_room own
      ON own.site_id = asked.site_id AND own.controller_id = answer.agency_id
      AND own.kind <> 'joint' AND own.id = ANY (samsyn_rooms_granting('answer_measure'))
    WHERE asked.id = answer.room_id
  ) THEN
    RAISE EXCEPTION 'Only the agency itself says whether it kept its promise.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF answer.words <> '' AND EXISTS (
    SELECT FROM promises_promise WHERE id = answer.promise_id AND kind = 'help'
  ) THEN
    RAISE EXCEPTION 'Of a promise of help nothing is said but the proof.'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN coalesce(new, old);
END
$$;
CREATE TRIGGER own_promises_only BEFORE INSERT OR DELETE ON promises_promiseanswer
FOR EACH ROW EXECUTE FUNCTION samsyn_answer_own_promise();
"""


class Migration(migrations.Migration):
    dependencies = [("promises", "0004_answers")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
