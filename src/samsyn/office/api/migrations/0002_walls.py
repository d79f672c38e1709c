"""Puts deliveries behind the wall, and lets a room's keeper of tokens let a system in and out.

The application may not write who reads what. These functions do, for whoever holds a role that
grants it: they make an account that cannot sign in, with a role that ends with the token.
"""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('api_delivery', 'compartment_id');
SELECT samsyn_follow('api_delivery', 'incident_id', 'compartment_id', 'incidents_incident');
SELECT samsyn_build_audit('api_delivery');

CREATE FUNCTION samsyn_let_system_in(
  wanted integer, token uuid, named text, acts_for text, registers boolean, until timestamptz)
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
  INSERT INTO accounts_staff
    (password, email, name, title, language, is_active, is_service, session_epoch)
  VALUES ('!', 'system-' || token || '@samsyn.invalid', named, acts_for, 'sv', true, true, 0)
  RETURNING id INTO account;
  INSERT INTO partners_staffrole (staff_id, room_id, role, starts_at, ends_at)
  VALUES (account, wanted,
    CASE WHEN registers THEN 'registering_system' ELSE 'system' END, clock_timestamp(), until);
  RETURN account;
END
$$;

CREATE FUNCTION samsyn_turn_system_out(account integer) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ended integer;
BEGIN
  UPDATE partners_staffrole SET ends_at = least(ends_at, clock_timestamp())
  WHERE staff_id = account AND role IN ('system', 'registering_system')
    AND room_id = ANY (samsyn_rooms_granting('keep_tokens'))
  RETURNING id INTO ended;
  IF ended IS NULL THEN
    RETURN false;
  END IF;
  UPDATE accounts_staff SET is_active = false WHERE id = account AND is_service;
  RETURN true;
END
$$;

REVOKE EXECUTE ON FUNCTION
  samsyn_let_system_in(integer, uuid, text, text, boolean, timestamptz),
  samsyn_turn_system_out(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  samsyn_let_system_in(integer, uuid, text, text, boolean, timestamptz),
  samsyn_turn_system_out(integer) TO samsyn_app;
"""
REVERSE = """
DROP FUNCTION samsyn_turn_system_out(integer);
DROP FUNCTION samsyn_let_system_in(integer, uuid, text, text, boolean, timestamptz);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("api", "0001_initial"),
        ("audit", "0005_sealed"),
        ("incidents", "0009_saved_by"),
        ("partners", "0011_emergency_texts_end"),
    ]
    operations = [migrations.RunSQL(SQL, REVERSE)]
