"""Lets a token's account hold a second role in its room: to say that a measure is done."""

from django.db import migrations

SQL = """
DROP FUNCTION samsyn_let_system_in(integer, uuid, text, text, boolean, timestamptz);
CREATE FUNCTION samsyn_let_system_in(
  wanted integer, token uuid, named text, acts_for text, registers boolean, answers boolean,
  until timestamptz)
RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  account integer;
BEGIN
  IF NOT wanted = ANY (samsyn_rooms_granting('keep_tokens')) THEN
    RAISE EXCEPTION 'No role here lets a system in.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF until > clock_timestamp() + interval '366 days' THEN
    RAISE EXCEPTION 'A token lasts a year at most.' USING ERRCODE = 'check_violation';
  END IF;
  IF answers AND EXISTS (SELECT FROM partners_room WHERE id = wanted AND kind = 'joint') THEN
    RAISE EXCEPTION 'A joint room is no agency of its own, and answers for no measure.'
      USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO accounts_staff
    (password, email, name, title, language, is_active, is_service, session_epoch)
  VALUES ('!', 'system-' || token || '@samsyn.invalid', named, acts_for, 'sv', true, true, 0)
  RETURNING id INTO account;
  INSERT INTO partners_staffrole (staff_id, room_id, role, starts_at, ends_at)
  SELECT account, wanted, role, clock_timestamp(), until
  FROM unnest(ARRAY[
    CASE WHEN registers THEN 'registering_system' ELSE 'system' END,
    CASE WHEN answers THEN 'answering_system' END]) AS role
  WHERE role IS NOT NULL;
  RETURN account;
END
$$;

CREATE OR REPLACE FUNCTION samsyn_turn_system_out(account integer) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE partners_staffrole SET ends_at = least(ends_at, clock_timestamp())
  WHERE staff_id = account AND role IN ('system', 'registering_system', 'answering_system')
    AND room_id = ANY (samsyn_rooms_granting('keep_tokens'));
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE accounts_staff SET is_active = false WHERE id = account AND is_service;
  RETURN true;
END
$$;

REVOKE EXECUTE ON FUNCTION
  samsyn_let_system_in(integer, uuid, text, text, boolean, boolean, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  samsyn_let_system_in(integer, uuid, text, text, boolean, boolean, timestamptz) TO samsyn_app;
"""


class Migration(migrations.Migration):
    dependencies = [("api", "0002_walls")]
    operations = [migrations.RunSQL(SQL)]
