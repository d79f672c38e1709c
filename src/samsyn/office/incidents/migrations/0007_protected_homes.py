"""Hides the place of an incident that may be a protected person's home, whatever is written first.

Also watches the sources of the app's claims, and puts right what was written before.
"""

from django.db import migrations

SQL = """
SELECT samsyn_watch_sources();

CREATE FUNCTION samsyn_hide_homes_of(people uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE incidents_incident SET hides_place = true
  FROM incidents_involvement part JOIN people_person person ON person.id = part.person_id
  WHERE part.incident_id = incidents_incident.id AND NOT incidents_incident.hides_place
    AND part.person_id = ANY (people) AND part.status <> 'withdrawn'
    AND part.at_home IS DISTINCT FROM false AND person.protected_identity <> 'none'
$$;

CREATE FUNCTION samsyn_parts_written() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM samsyn_hide_homes_of(array_agg(DISTINCT fresh.person_id))
  FROM fresh JOIN people_person person ON person.id = fresh.person_id
  WHERE person.protected_identity <> 'none' HAVING count(*) > 0;
  RETURN NULL;
END
$$;
CREATE TRIGGER homes_are_hidden_new AFTER INSERT ON incidents_involvement
REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION samsyn_parts_written();
CREATE TRIGGER homes_are_hidden_changed AFTER UPDATE ON incidents_involvement
REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION samsyn_parts_written();

CREATE FUNCTION samsyn_person_protected() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM samsyn_hide_homes_of(array_agg(fresh.id))
  FROM fresh JOIN gone ON gone.id = fresh.id
  WHERE fresh.protected_identity <> 'none' AND gone.protected_identity = 'none'
  HAVING count(*) > 0;
  RETURN NULL;
END
$$;
CREATE TRIGGER homes_are_hidden AFTER UPDATE ON people_person
REFERENCING NEW TABLE AS fresh OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION samsyn_person_protected();

-- Shown again only when nobody protected may live there, at the end of the transaction.
CREATE FUNCTION samsyn_refuse_shown_home() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM incidents_incident incident
    JOIN incidents_involvement part ON part.incident_id = incident.id
    JOIN people_person person ON person.id = part.person_id
    WHERE incident.id = new.id AND NOT incident.hides_place AND part.status <> 'withdrawn'
      AND part.at_home IS DISTINCT FROM false AND person.protected_identity <> 'none'
  ) THEN
    RAISE EXCEPTION 'The place may be the home of somebody with a protected identity.'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER a_protected_home_stays_hidden AFTER UPDATE ON incidents_incident
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (old.hides_place AND NOT new.hides_place)
EXECUTE FUNCTION samsyn_refuse_shown_home();
"""

# The owner meets the walls too: they are let down for the statements that put old rows right,
# and raised again in the same transaction.
PUT_RIGHT = """
DO $$
DECLARE
  walled regclass[];
  one regclass;
BEGIN
  SELECT array_agg(oid::regclass) INTO walled FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relforcerowsecurity
      AND pg_get_userbyid(relowner) = current_user;
  FOREACH one IN ARRAY walled LOOP
    EXECUTE format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', one);
  END LOOP;
  FOR one IN SELECT tgrelid::regclass FROM pg_trigger WHERE tgname = 'sources_settle_changed' LOOP
    EXECUTE format('UPDATE %s SET source_id = source_id WHERE source_id IS NOT NULL', one);
  END LOOP;
  PERFORM samsyn_hide_homes_of(array_agg(id)) FROM people_person
    WHERE protected_identity <> 'none' HAVING count(*) > 0;
  SET CONSTRAINTS ALL IMMEDIATE;
  FOREACH one IN ARRAY walled LOOP
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', one);
  END LOOP;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0006_verdicts_on_links"),
        ("groups", "0008_children_are_not_listed"),
        ("people", "0009_only_victims"),
    ]
    operations = [
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
        migrations.RunSQL(PUT_RIGHT, migrations.RunSQL.noop),
    ]
