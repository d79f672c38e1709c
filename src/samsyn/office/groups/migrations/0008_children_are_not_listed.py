"""Refuses to list somebody in a group who may have been too young, whoever writes it and how.

The youngest age is the site's. Also watches the sources of the app's claims.
"""

from django.db import migrations

SQL = """
SELECT samsyn_watch_sources();

-- Whether a person may have been younger on a day than the site of a room lists in groups.
CREATE FUNCTION samsyn_may_be_too_young(born_latest date, room integer, day date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(born_latest + make_interval(years => coalesce(site.youngest_listed_age, 15)) > day,
                  false)
  FROM partners_room LEFT JOIN partners_site site ON site.id = partners_room.site_id
  WHERE partners_room.id = room
$$;

CREATE FUNCTION samsyn_refuse_children() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM fresh JOIN people_person person ON person.id = fresh.person_id
    WHERE fresh.status <> 'withdrawn' AND person.born_latest IS NOT NULL
      AND samsyn_may_be_too_young(
        person.born_latest, fresh.room_id, coalesce(fresh.since, fresh.recorded_at::date))
  ) THEN
    RAISE EXCEPTION 'Somebody who may have been a child is not listed in a group.'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER children_are_not_listed_new AFTER INSERT ON groups_membership
REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION samsyn_refuse_children();

CREATE FUNCTION samsyn_refuse_children_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM fresh JOIN gone ON gone.id = fresh.id
    JOIN people_person person ON person.id = fresh.person_id
    WHERE fresh.status <> 'withdrawn' AND person.born_latest IS NOT NULL
      AND (fresh.person_id, fresh.since, fresh.recorded_at, fresh.room_id)
        IS DISTINCT FROM (gone.person_id, gone.since, gone.recorded_at, gone.room_id)
      AND samsyn_may_be_too_young(
        person.born_latest, fresh.room_id, coalesce(fresh.since, fresh.recorded_at::date))
  ) THEN
    RAISE EXCEPTION 'Somebody who may have been a child is not listed in a group.'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER children_are_not_listed_changed AFTER UPDATE ON groups_membership
REFERENCING NEW TABLE AS fresh OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION samsyn_refuse_children_changed();

-- A corrected birth date meets the memberships that stand today.
CREATE FUNCTION samsyn_refuse_listed_children() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM fresh JOIN gone ON gone.id = fresh.id
    JOIN groups_membership membership ON membership.person_id = fresh.id
    WHERE fresh.born_latest IS NOT NULL AND fresh.born_latest IS DISTINCT FROM gone.born_latest
      AND membership.status <> 'withdrawn'
      AND (membership.until IS NULL OR membership.until > current_date)
      AND samsyn_may_be_too_young(fresh.born_latest, membership.room_id,
            coalesce(membership.since, membership.recorded_at::date))
  ) THEN
    RAISE EXCEPTION 'Somebody listed in a group may have been a child.'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER listed_people_are_no_children AFTER UPDATE ON people_person
REFERENCING NEW TABLE AS fresh OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION samsyn_refuse_listed_children();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("groups", "0007_verdicts_on_links"),
        ("people", "0009_only_victims"),
        ("partners", "0003_youngest_listed_age"),
    ]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
