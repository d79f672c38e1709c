"""Whoever has opened a room in an emergency reads there and writes nothing, in any table.

The triggers that note every change refuse it. Which rooms those are, a function of the office
says: it runs in the writer's name, as these do.
"""

from django.db import migrations

_REFUSED = """
  opened := public.samsyn_opened_rooms();
  IF cardinality(opened) > 0 AND EXISTS (SELECT FROM {rows} WHERE {room} = ANY (opened)) THEN
    RAISE EXCEPTION 'A room that is opened in an emergency is only read.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
"""
_FUNCTION = """
CREATE OR REPLACE FUNCTION samsyn_log.samsyn_audit_{action}() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  opened integer[];
BEGIN
  IF EXISTS (SELECT FROM pg_attribute
             WHERE attrelid = TG_RELID AND attname = 'room_id' AND NOT attisdropped) THEN
    {refused}
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
_UPDATE = """
CREATE OR REPLACE FUNCTION samsyn_log.samsyn_audit_update() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  opened integer[];
BEGIN
  {refused}
  PERFORM samsyn_log.append('update', TG_TABLE_NAME, array_agg(id),
    array_remove(array_agg(DISTINCT room_id), NULL), changed, count(*)::integer)
  FROM (
    SELECT new_row->>'id' AS id, (new_row->>'room_id')::integer AS room_id,
      coalesce((
        SELECT array_agg(key ORDER BY key) FROM jsonb_each(new_row) AS field (key, value)
        WHERE old_row->key IS DISTINCT FROM value), '{{}}') AS changed
    FROM (
      SELECT to_jsonb(fresh) AS new_row, to_jsonb(gone) AS old_row
      FROM fresh JOIN gone ON fresh.id = gone.id
    ) AS pairs
  ) AS rows GROUP BY changed, room_id;
  RETURN NULL;
END
$$;
"""


def _noting(action: str, rows: str) -> str:
    refused = _REFUSED.format(rows=rows, room="room_id")
    return _FUNCTION.format(action=action, rows=rows, refused=refused)


_EITHER = (
    "(SELECT to_jsonb(fresh) AS j FROM fresh UNION ALL SELECT to_jsonb(gone) FROM gone) AS rows"
)
_SQL = f"""
SET LOCAL ROLE samsyn_audit;
{_noting("insert", "fresh")}
{_noting("delete", "gone")}
{_UPDATE.format(refused=_REFUSED.format(rows=_EITHER, room="(j->>'room_id')::integer"))}
RESET ROLE;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0005_sealed"), ("partners", "0009_emergencies")]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
