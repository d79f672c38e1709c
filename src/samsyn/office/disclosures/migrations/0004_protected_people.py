"""Refuses to tell another room of somebody with a protected identity, whoever writes it and how."""

from django.db import migrations

SQL = """
CREATE FUNCTION samsyn_refuse_telling_of_protected() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM fresh JOIN people_person person ON person.id = fresh.person_id
    WHERE person.protected_identity <> 'none'
  ) THEN
    RAISE EXCEPTION 'Somebody with a protected identity is never disclosed here.'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER protected_people_are_not_told_of AFTER INSERT ON disclosures_disclosure
REFERENCING NEW TABLE AS fresh
FOR EACH STATEMENT EXECUTE FUNCTION samsyn_refuse_telling_of_protected();
"""

REVERSE = """
DROP TRIGGER protected_people_are_not_told_of ON disclosures_disclosure;
DROP FUNCTION samsyn_refuse_telling_of_protected();
"""


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0003_approvals_by_site"), ("people", "0009_only_victims")]
    operations = [migrations.RunSQL(SQL, REVERSE)]
