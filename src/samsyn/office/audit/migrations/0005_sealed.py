"""Gives each event a place in one order and a hash, and seals them in a chain.

Events are numbered where they are sealed, inside a lock. Their identifiers will not do: they are
given before the transaction ends, so that a lower one may appear after a higher one was sealed.
Each event therefore carries its transaction, and each numbering notes the oldest transaction
that was still running. Whatever the next numbering has not seen before is of that transaction or
a later one, so it looks no further back and skips nothing.

An event's free text is in its hash only by a salted mark, and can be erased while the hash stays.
"""

from django.db import migrations

# Locks and leaves are the same in several functions.
_LOCK = "pg_advisory_xact_lock(4703519862)"
_MARK = r"""sha256('\x02'::bytea || {row}.salt || convert_to({row}.purpose, 'UTF8'))"""

_COLUMNS = f"""
SET LOCAL ROLE samsyn_audit;
ALTER TABLE samsyn_log.audit_auditevent
  ADD COLUMN xact xid8 NOT NULL DEFAULT pg_current_xact_id(),
  ADD COLUMN salt bytea DEFAULT uuid_send(gen_random_uuid()),
  ADD COLUMN purpose_mark bytea;
CREATE INDEX audit_by_xact ON samsyn_log.audit_auditevent (xact);

-- The one change that an event allows: its free text goes, and its mark takes the place.
CREATE FUNCTION samsyn_log.only_erased() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF OLD.purpose <> '' AND NEW.purpose = '' AND NEW.salt IS NULL
    AND NEW.purpose_mark = {_MARK.format(row="OLD")}
    AND to_jsonb(OLD) - '{{purpose,salt,purpose_mark}}'::text[]
      = to_jsonb(NEW) - '{{purpose,salt,purpose_mark}}'::text[]
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'The audit record is append-only.' USING ERRCODE = 'insufficient_privilege';
END
$$;
DROP TRIGGER append_only ON samsyn_log.audit_auditevent;
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON samsyn_log.audit_auditevent
FOR EACH STATEMENT EXECUTE FUNCTION samsyn_log.refuse_edit();
CREATE TRIGGER only_erased BEFORE UPDATE ON samsyn_log.audit_auditevent
FOR EACH ROW EXECUTE FUNCTION samsyn_log.only_erased();

DROP POLICY nobodys_attempts ON samsyn_log.audit_auditevent;
CREATE POLICY keepers ON samsyn_log.audit_auditevent FOR SELECT TO samsyn_audit USING (true);
CREATE POLICY erasers ON samsyn_log.audit_auditevent FOR UPDATE TO samsyn_audit USING (true);
"""

_TABLES = """
CREATE TABLE samsyn_log.audit_place (
  number bigint PRIMARY KEY, event_id bigint NOT NULL UNIQUE, leaf bytea NOT NULL
);
CREATE TABLE samsyn_log.audit_numbering (
  last bigint PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp(),
  oldest_running xid8 NOT NULL, server bigint NOT NULL
);
CREATE TABLE samsyn_log.audit_seal (
  number bigint PRIMARY KEY, first bigint NOT NULL UNIQUE, last bigint NOT NULL UNIQUE,
  at timestamptz NOT NULL, statement text NOT NULL, signature bytea NOT NULL
);
CREATE TABLE samsyn_log.audit_copy (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(), seal bigint NOT NULL
);
"""
_KEPT = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON samsyn_log.{table}
FOR EACH STATEMENT EXECUTE FUNCTION samsyn_log.refuse_edit();
ALTER TABLE samsyn_log.{table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE samsyn_log.{table} FORCE ROW LEVEL SECURITY;
CREATE POLICY keepers ON samsyn_log.{table} TO samsyn_audit USING (true) WITH CHECK (true);
"""

# An event as it is hashed and exported: canonical JSON. Without a SET clause it can be inlined.
_LINE = f"""
CREATE FUNCTION samsyn_log.line_of(number bigint, e samsyn_log.audit_auditevent) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT '{{"action":' || to_json(e.action)
    || ',"at":"' || to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
    || '","count":' || e.records
    || ',"event":' || number
    || ',"fields":' || array_to_json(e.fields)
    || ',"id":' || e.id
    || ',"login":' || to_json(e.login)
    || ',"purpose":' || coalesce('"' || encode(coalesce(e.purpose_mark,
         CASE WHEN e.purpose <> '' THEN {_MARK.format(row="e")} END), 'hex') || '"', 'null')
    || ',"records":' || array_to_json(e.record_ids)
    || ',"request":' || coalesce('"' || e.request_id || '"', 'null')
    || ',"rooms":' || array_to_json(e.room_ids)
    || ',"staff":' || coalesce(e.staff_id::text, 'null')
    || ',"subject":' || to_json(e.subject) || '}}'
$$;
"""

_NUMBERING = rf"""
-- Which server's transactions are counted: a restored record carries another's.
CREATE FUNCTION samsyn_log.look_from() RETURNS xid8
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((
    SELECT CASE WHEN server = (SELECT system_identifier FROM pg_control_system())
      THEN oldest_running END
    FROM samsyn_log.audit_numbering ORDER BY last DESC LIMIT 1), '0'::xid8)
$$;

CREATE FUNCTION samsyn_log.number_events() RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  oldest xid8;
  since xid8;
  before bigint;
  numbered bigint;
BEGIN
  PERFORM {_LOCK};
  -- Asked before the events are, so that none is between the two.
  oldest := pg_snapshot_xmin(pg_current_snapshot());
  since := samsyn_log.look_from();
  SELECT coalesce(max(number), 0) INTO before FROM samsyn_log.audit_place;
  INSERT INTO samsyn_log.audit_place (number, event_id, leaf)
  SELECT place, (event).id,
    sha256('\x00'::bytea || convert_to(samsyn_log.line_of(place, event), 'UTF8'))
  FROM (
    SELECT before + row_number() OVER (ORDER BY e.id) AS place, e AS event
    FROM samsyn_log.audit_auditevent e
    WHERE e.xact >= since
      AND NOT EXISTS (SELECT FROM samsyn_log.audit_place p WHERE p.event_id = e.id)
  ) AS fresh;
  GET DIAGNOSTICS numbered = ROW_COUNT;
  IF numbered > 0 THEN
    INSERT INTO samsyn_log.audit_numbering (last, oldest_running, server)
    SELECT before + numbered, oldest, system_identifier FROM pg_control_system();
  END IF;
  RETURN numbered;
END
$$;
"""  # noqa: S608  a number and an expression of ours are put in

_SEALING = rf"""
CREATE FUNCTION samsyn_log.next_batch(most integer)
RETURNS TABLE (seal bigint, first bigint, previous text, leaves bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM {_LOCK};
  RETURN QUERY
  WITH latest AS (
    SELECT s.number, s.last, s.statement FROM samsyn_log.audit_seal s
    UNION ALL SELECT 0, 0, NULL
    ORDER BY number DESC LIMIT 1
  )
  SELECT latest.number + 1, latest.last + 1, latest.statement,
    (SELECT string_agg(p.leaf, '' ORDER BY p.number) FROM samsyn_log.audit_place p
     WHERE p.number > latest.last AND p.number <= latest.last + most)
  FROM latest;
END
$$;

-- Takes a seal only where the chain goes on: the lock and this leave no fork.
CREATE FUNCTION samsyn_log.write_seal(statement text, signature bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  said jsonb := statement::jsonb;
  before samsyn_log.audit_seal;
  expected text;
BEGIN
  PERFORM {_LOCK};
  SELECT * INTO before FROM samsyn_log.audit_seal ORDER BY number DESC LIMIT 1;
  expected := coalesce(
    encode(sha256(convert_to(before.statement, 'UTF8')), 'hex'), repeat('0', 64));
  IF (said->>'number')::bigint IS DISTINCT FROM coalesce(before.number, 0) + 1
    OR (said->>'first')::bigint IS DISTINCT FROM coalesce(before.last, 0) + 1
    OR said->>'previous' IS DISTINCT FROM expected
    OR (said->>'last')::bigint IS DISTINCT FROM
      (said->>'first')::bigint + (said->>'count')::bigint - 1
    OR NOT (said->>'count')::bigint > 0
    OR NOT EXISTS (SELECT FROM samsyn_log.audit_place WHERE number = (said->>'last')::bigint)
    OR octet_length(signature) <> 64
  THEN
    RAISE EXCEPTION 'The seal does not follow the one before.' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO samsyn_log.audit_seal (number, first, last, at, statement, signature)
  VALUES ((said->>'number')::bigint, (said->>'first')::bigint, (said->>'last')::bigint,
    (said->>'at')::timestamptz, statement, signature);
END
$$;

CREATE FUNCTION samsyn_log.note_copy(seal bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO samsyn_log.audit_copy (seal)
  SELECT number FROM samsyn_log.audit_seal WHERE number = seal
$$;
"""  # noqa: S608  a number of ours is put in

_READING = """
CREATE FUNCTION samsyn_log.seals_after(seal bigint)
RETURNS TABLE (number bigint, last bigint, at timestamptz, statement text, signature bytea,
  leaves bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.number, s.last, s.at, s.statement, s.signature,
    (SELECT string_agg(p.leaf, '' ORDER BY p.number) FROM samsyn_log.audit_place p
     WHERE p.number BETWEEN s.first AND s.last)
  FROM samsyn_log.audit_seal s WHERE s.number > seal ORDER BY s.number LIMIT 100
$$;

CREATE FUNCTION samsyn_log.events_of(seal bigint)
RETURNS TABLE (number bigint, line text, purpose text, salt bytea)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.number, samsyn_log.line_of(p.number, e), e.purpose, e.salt
  FROM samsyn_log.audit_seal s
  JOIN samsyn_log.audit_place p ON p.number BETWEEN s.first AND s.last
  JOIN samsyn_log.audit_auditevent e ON e.id = p.event_id
  WHERE s.number = seal ORDER BY p.number
$$;

-- How far the record is sealed and copied: numbers and times, no rows.
CREATE FUNCTION samsyn_log.sealing_state()
RETURNS TABLE (seals bigint, sealed bigint, sealed_at timestamptz, waiting bigint,
  waiting_since timestamptz, copied bigint, copied_at timestamptz, copied_behind timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  since xid8 := samsyn_log.look_from();
BEGIN
  SELECT s.number, s.last, s.at INTO seals, sealed, sealed_at
  FROM samsyn_log.audit_seal s ORDER BY s.number DESC LIMIT 1;
  seals := coalesce(seals, 0);
  sealed := coalesce(sealed, 0);
  SELECT count(*), min(e.at) INTO waiting, waiting_since FROM (
    SELECT fresh.at FROM samsyn_log.audit_auditevent fresh
    WHERE fresh.xact >= since
      AND NOT EXISTS (SELECT FROM samsyn_log.audit_place p WHERE p.event_id = fresh.id)
    UNION ALL
    SELECT placed.at FROM samsyn_log.audit_place p
    JOIN samsyn_log.audit_auditevent placed ON placed.id = p.event_id
    WHERE p.number > sealed
  ) AS e;
  SELECT c.seal, c.at INTO copied, copied_at
  FROM samsyn_log.audit_copy c ORDER BY c.id DESC LIMIT 1;
  SELECT s.at INTO copied_behind
  FROM samsyn_log.audit_seal s WHERE s.number = coalesce(copied, 0) + 1;
  RETURN NEXT;
END
$$;

-- Events whose texts are erased by a deed that is in no seal yet.
CREATE FUNCTION samsyn_log.erased_unsealed() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(erased::bigint ORDER BY erased::bigint), '{}')
  FROM samsyn_log.audit_auditevent e
  LEFT JOIN samsyn_log.audit_place p ON p.event_id = e.id
  LEFT JOIN samsyn_log.audit_seal s ON p.number BETWEEN s.first AND s.last
  CROSS JOIN unnest(e.record_ids) AS erased
  WHERE e.action = 'erase_texts' AND s.number IS NULL
$$;

-- Events that have no place and are no longer looked for: there must be none.
CREATE FUNCTION samsyn_log.skipped() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (SELECT count(*) FROM samsyn_log.audit_auditevent WHERE xact < samsyn_log.look_from())
    - (SELECT count(*) FROM samsyn_log.audit_place p JOIN samsyn_log.audit_auditevent e
       ON e.id = p.event_id WHERE e.xact < samsyn_log.look_from())
$$;
"""

_ERASING = f"""
CREATE FUNCTION samsyn_log.erase_texts(erased_ids text[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  events text[];
  rooms integer[];
BEGIN
  WITH gone AS (
    UPDATE samsyn_log.audit_auditevent e
    SET purpose = '', salt = NULL, purpose_mark = {_MARK.format(row="e")}
    WHERE e.record_ids && erased_ids AND e.purpose <> ''
    RETURNING e.id, e.room_ids
  )
  SELECT array_agg(id::text ORDER BY id),
    (SELECT array_agg(DISTINCT room) FROM gone, unnest(room_ids) AS room)
  INTO events, rooms FROM gone;
  IF events IS NULL THEN
    RETURN 0;
  END IF;
  -- Without the purpose of whoever erases: it might say once more what was just erased.
  INSERT INTO samsyn_log.audit_auditevent
    (staff_id, request_id, purpose, action, subject, record_ids, room_ids, fields, records)
  VALUES (
    nullif(current_setting('samsyn.staff', true), '')::integer,
    nullif(current_setting('samsyn.request', true), '')::uuid,
    '', 'erase_texts', 'audit_auditevent', events, coalesce(rooms, '{{}}'), '{{purpose}}',
    cardinality(events));
  RETURN cardinality(events);
END
$$;
"""  # noqa: S608  an expression of ours is put in

_TO_OWNER = """
  samsyn_log.number_events(), samsyn_log.next_batch(integer),
  samsyn_log.write_seal(text, bytea), samsyn_log.note_copy(bigint),
  samsyn_log.seals_after(bigint), samsyn_log.events_of(bigint), samsyn_log.erased_unsealed()
"""
_TO_BOTH = """
  samsyn_log.sealing_state(), samsyn_log.skipped(), samsyn_log.erase_texts(text[])
"""
_RIGHTS = f"""
REVOKE EXECUTE ON FUNCTION {_TO_OWNER}, {_TO_BOTH}, samsyn_log.look_from(),
  samsyn_log.line_of(bigint, samsyn_log.audit_auditevent), samsyn_log.only_erased() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {_TO_OWNER} TO samsyn_owner;
GRANT EXECUTE ON FUNCTION {_TO_BOTH} TO samsyn_app, samsyn_owner;
RESET ROLE;
"""

SQL = "".join(
    (
        _COLUMNS,
        _TABLES,
        *(
            _KEPT.format(table=table)
            for table in ("audit_place", "audit_numbering", "audit_seal", "audit_copy")
        ),
        _LINE,
        _NUMBERING,
        _SEALING,
        _READING,
        _ERASING,
        _RIGHTS,
    )
)


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_quicker_inserts")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
