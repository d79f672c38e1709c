"""Lets a source lie with what rests on it, so that its title is no wider read than the claims.

Every table with a column `source_id` is watched. A claim in a restricted compartment has its
source there: moved if nothing else rests on it, else copied. See decision 0007.
"""

from django.db import migrations, models

SQL = """
-- The title of a source can tell as much as a claim. So a source lies in one of the compartments
-- of each claim that rests on it: in a restricted one if the claim has any.
CREATE FUNCTION samsyn_place_source(given uuid, target integer, claims_in regclass, claims uuid[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  kin uuid;
  sibling uuid;
  reference record;
  is_needed boolean := false;
BEGIN
  SELECT coalesce(origin, id) INTO kin FROM people_source WHERE id = given;
  SELECT id INTO sibling FROM people_source
    WHERE compartment_id = target AND coalesce(origin, id) = kin ORDER BY id LIMIT 1;
  FOR reference IN
    SELECT key.conrelid::regclass AS name, field.attname FROM pg_constraint key
    JOIN pg_attribute field ON field.attrelid = key.conrelid AND field.attnum = key.conkey[1]
    WHERE key.confrelid = 'people_source'::regclass AND key.contype = 'f'
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE %I = $1 AND NOT id = ANY ($2))',
                   reference.name, reference.attname) INTO is_needed USING given, claims;
    EXIT WHEN is_needed;
  END LOOP;
  IF sibling IS NULL AND NOT is_needed THEN
    UPDATE people_source SET compartment_id = target WHERE id = given;
    RETURN;
  END IF;
  IF sibling IS NULL THEN
    INSERT INTO people_source (id, room_id, compartment_id, recorded_at, recorded_by_id,
                               kind, title, reliability, dated_on, origin)
      SELECT gen_random_uuid(), room_id, target, recorded_at, recorded_by_id,
             kind, title, reliability, dated_on, kin FROM people_source WHERE id = given
      RETURNING id INTO sibling;
  END IF;
  EXECUTE format('UPDATE %s SET source_id = $1 WHERE id = ANY ($2)', claims_in)
    USING sibling, claims;
  IF NOT is_needed THEN
    DELETE FROM people_source WHERE id = given;
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION samsyn_place_source(uuid, integer, regclass, uuid[]) FROM PUBLIC;

-- Runs once per statement. Its arguments are the table's columns of compartments.
CREATE FUNCTION samsyn_settle_sources() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  parts text;
  apart text;
  misplaced record;
BEGIN
  IF EXISTS (
    SELECT FROM fresh LEFT JOIN people_source source
      ON source.id = fresh.source_id AND source.room_id = fresh.room_id
    WHERE fresh.source_id IS NOT NULL AND source.id IS NULL
  ) THEN
    RAISE EXCEPTION 'A claim rests on a source of its own room.' USING ERRCODE = 'check_violation';
  END IF;
  SELECT string_agg(format('fresh.%I', one), ', '),
         string_agg(format('fresh.%I <> source.compartment_id', one), ' OR ')
    INTO parts, apart FROM unnest(TG_ARGV) AS one;
  FOR misplaced IN EXECUTE format(
    'SELECT source_id, target, array_agg(id) AS claims FROM ('
    '  SELECT fresh.id, fresh.source_id, source.compartment_id AS lies, coalesce(('
    '    SELECT part.id FROM partners_compartment part'
    '    WHERE part.id = ANY (ARRAY[%s]) AND NOT part.is_default'
    '    ORDER BY part.id <> source.compartment_id, part.id <> fresh.compartment_id LIMIT 1'
    '  ), fresh.compartment_id) AS target'
    '  FROM fresh JOIN people_source source ON source.id = fresh.source_id WHERE %s'
    ') AS placed WHERE target <> lies GROUP BY source_id, target', parts, apart)
  LOOP
    PERFORM samsyn_place_source(
      misplaced.source_id, misplaced.target, TG_RELID::regclass, misplaced.claims);
  END LOOP;
  RETURN NULL;
END
$$;

-- Watches every table that refers to sources and is not watched yet.
CREATE FUNCTION samsyn_watch_sources() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  claim record;
  columns text;
BEGIN
  FOR claim IN
    SELECT key.conrelid AS id, key.conrelid::regclass AS name FROM pg_constraint key
    WHERE key.confrelid = 'people_source'::regclass AND key.contype = 'f' AND NOT EXISTS (
      SELECT FROM pg_trigger WHERE tgrelid = key.conrelid AND tgname = 'sources_settle_new')
  LOOP
    SELECT string_agg(quote_literal(attname), ', ') INTO columns FROM pg_attribute
      WHERE attrelid = claim.id AND attnum > 0 AND NOT attisdropped
        AND (attname = 'compartment_id' OR attname LIKE '%\\_compartment\\_id');
    EXECUTE format('CREATE TRIGGER sources_settle_new AFTER INSERT ON %s REFERENCING NEW TABLE AS '
      'fresh FOR EACH STATEMENT EXECUTE FUNCTION samsyn_settle_sources(%s)', claim.name, columns);
    EXECUTE format('CREATE TRIGGER sources_settle_changed AFTER UPDATE ON %s REFERENCING NEW TABLE '
      'AS fresh FOR EACH STATEMENT EXECUTE FUNCTION samsyn_settle_sources(%s)', claim.name, columns);
  END LOOP;
END
$$;
SELECT samsyn_watch_sources();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0006_one_standing_link")]
    operations = [
        migrations.AddField("source", "origin", models.UUIDField(null=True)),
        migrations.AddConstraint(
            "source",
            models.UniqueConstraint(
                fields=["origin", "compartment"],
                condition=models.Q(origin__isnull=False),
                name="one_copy_of_a_source_in_a_compartment",
            ),
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
