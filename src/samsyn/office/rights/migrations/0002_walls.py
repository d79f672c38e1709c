"""Puts requests and contests behind the wall, and keeps an answer as it was given.

What is found is tied to the person's record and follows it; the service that erases passes.
"""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('rights_personrequest', 'compartment_id');
SELECT samsyn_build_wall('rights_requestedrecord', 'compartment_id');
SELECT samsyn_build_wall('rights_requestline', 'compartment_id', 'row_compartment_id');
SELECT samsyn_build_wall('rights_contest', 'compartment_id');
SELECT samsyn_build_wall('rights_contestdecision', 'compartment_id');

SELECT samsyn_follow('rights_requestedrecord', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('rights_requestline', 'record_id', 'compartment_id', 'rights_requestedrecord');
SELECT samsyn_follow('rights_contest', 'person_id', 'compartment_id', 'people_person');
SELECT samsyn_follow('rights_contestdecision', 'contest_id', 'compartment_id', 'rights_contest');

SELECT samsyn_build_audit('rights_personrequest');
SELECT samsyn_build_audit('rights_requestedrecord');
SELECT samsyn_build_audit('rights_requestline');
SELECT samsyn_build_audit('rights_contest');
SELECT samsyn_build_audit('rights_contestdecision');

-- An answer stays as it was given, with what it rests on. The service that erases passes.
CREATE FUNCTION samsyn_keep_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moves text[] := ARRAY['compartment_id', 'row_compartment_id', 'due_on'];
  is_answered boolean;
BEGIN
  IF TG_TABLE_NAME = 'rights_personrequest' THEN
    is_answered := old.answered_at IS NOT NULL;
  ELSIF TG_TABLE_NAME = 'rights_requestline' THEN
    SELECT request.answered_at IS NOT NULL INTO is_answered
      FROM rights_requestedrecord record
      JOIN rights_personrequest request ON request.id = record.request_id
      WHERE record.id = old.record_id;
  ELSE
    is_answered := true;
  END IF;
  IF coalesce(is_answered, false) AND to_jsonb(new) - moves <> to_jsonb(old) - moves
     AND NOT old.room_id = ANY (samsyn_rooms_granting('erase_records')) THEN
    RAISE EXCEPTION 'What was answered stays as it is.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN new;
END
$$;
CREATE TRIGGER answers_stay BEFORE UPDATE ON rights_personrequest
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_answer();
CREATE TRIGGER answered_rows_stay BEFORE UPDATE ON rights_requestline
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_answer();
CREATE TRIGGER contests_stay BEFORE UPDATE ON rights_contest
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_answer();
CREATE TRIGGER settled_contests_stay BEFORE UPDATE ON rights_contestdecision
FOR EACH ROW EXECUTE FUNCTION samsyn_keep_answer();
"""
REVERSE = """
DROP TRIGGER settled_contests_stay ON rights_contestdecision;
DROP TRIGGER contests_stay ON rights_contest;
DROP TRIGGER answered_rows_stay ON rights_requestline;
DROP TRIGGER answers_stay ON rights_personrequest;
DROP FUNCTION samsyn_keep_answer();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("rights", "0001_initial"),
        ("people", "0010_saved_by"),
        ("partners", "0008_hidden_parts"),
        ("audit", "0002_append_only"),
    ]
    operations = [migrations.RunSQL(SQL, REVERSE)]
