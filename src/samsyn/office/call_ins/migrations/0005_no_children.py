"""Refuses to call somebody who is known to be under 18 on the evening, whoever writes it and how."""

from django.db import migrations

SQL = """
CREATE FUNCTION samsyn_refuse_calling_child() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM people_person person, call_ins_callin evening
    WHERE person.id = new.person_id AND evening.id = new.call_in_id
      AND person.born_latest + interval '18 years'
        > (evening.starts_at AT TIME ZONE 'Europe/Stockholm')::date
  ) THEN
    RAISE EXCEPTION 'Nobody under 18 is called to a call-in.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER nobody_under_18_is_called
AFTER INSERT OR UPDATE OF approved_at, delivered_at ON call_ins_invitation
FOR EACH ROW WHEN (new.approved_at IS NOT NULL OR new.delivered_at IS NOT NULL)
EXECUTE FUNCTION samsyn_refuse_calling_child();
"""
REVERSE = """
DROP TRIGGER nobody_under_18_is_called ON call_ins_invitation;
DROP FUNCTION samsyn_refuse_calling_child();
"""


class Migration(migrations.Migration):
    dependencies = [("call_ins", "0004_letters"), ("people", "0010_saved_by")]
    operations = [migrations.RunSQL(SQL, REVERSE)]
