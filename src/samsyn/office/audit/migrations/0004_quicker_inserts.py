"""Notes inserted and deleted rows by their two columns, without turning each row to JSON."""

from django.db import migrations

# `{rows}` is the transition table. A trigger's statements are planned for its own table, the
# first time that they are reached, so the branch that names `room_id` needs a table with it.
_FUNCTION = """
CREATE OR REPLACE FUNCTION samsyn_log.samsyn_audit_{action}() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_attribute
             WHERE attrelid = TG_RELID AND attname = 'room_id' AND NOT attisdropped) THEN
    PERFORM samsyn_log.append('{action}', TG_TABLE_NAME, array_agg(id::text),
      array_remove(array[room_id], NULL), '{{}}', count(*)::integer)
    FROM {rows} GROUP BY room_id;
  ELSE
    PERFORM samsyn_log.append('{action}', TG_TABLE_NAME, array_agg(id::text), '{{}}', '{{}}',
      count(*)::integer)
    FROM {rows} HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END
$$;
"""


# The functions belong to the role that nobody signs in as, in a schema of its own.
_SQL = f"""
SET LOCAL ROLE samsyn_audit;
{_FUNCTION.format(action="insert", rows="fresh")}
{_FUNCTION.format(action="delete", rows="gone")}
RESET ROLE;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_out_of_the_owners_reach")]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
