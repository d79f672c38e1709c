"""A token that ended long ago goes, with its account, once nothing that is kept names it."""

from django.db import migrations

SQL = """
-- Whoever erases in the room forgets its ended tokens, and the log says so. Row by row the
-- database's own foreign keys tell whether an incident, a measure or a review still names the
-- account; then token and account stay until that has gone. What the account read stands in the
-- log for as long as the log is kept: it has no foreign key.
CREATE FUNCTION samsyn_forget_tokens(wanted integer, period integer, today date)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  one record;
  forgotten text[] := '{}';
BEGIN
  IF NOT wanted = ANY (samsyn_rooms_granting('erase_records')) THEN
    RAISE EXCEPTION 'No role here grants it.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SET CONSTRAINTS ALL IMMEDIATE;
  FOR one IN
    SELECT id, account_id FROM api_token
    WHERE room_id = wanted
      AND ((least(expires_at, revoked_at) AT TIME ZONE 'Europe/Stockholm')::date
           + make_interval(months => period))::date <= today
    ORDER BY made_at, id
  LOOP
    BEGIN
      DELETE FROM api_token WHERE id = one.id;
      DELETE FROM partners_staffrole WHERE staff_id = one.account_id;
      DELETE FROM accounts_staff WHERE id = one.account_id AND is_service;
      forgotten := forgotten || one.id::text;
    EXCEPTION WHEN foreign_key_violation THEN
      NULL;
    END;
  END LOOP;
  SET CONSTRAINTS ALL DEFERRED;
  IF cardinality(forgotten) = 0 THEN
    RETURN 0;
  END IF;
  PERFORM samsyn_log.append('forget_token', 'api_token', forgotten, array[wanted], '{}',
    cardinality(forgotten));
  RETURN cardinality(forgotten);
END
$$;
REVOKE EXECUTE ON FUNCTION samsyn_forget_tokens(integer, integer, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION samsyn_forget_tokens(integer, integer, date) TO samsyn_app;
"""
REVERSE = "DROP FUNCTION samsyn_forget_tokens(integer, integer, date);"


class Migration(migrations.Migration):
    dependencies = [("api", "0003_systems_answer"), ("audit", "0005_sealed")]
    operations = [migrations.RunSQL(SQL, REVERSE)]
