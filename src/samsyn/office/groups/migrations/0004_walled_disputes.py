"""Puts disputes behind the wall, and counts bases once per statement instead of once per row."""

from django.db import migrations

SQL = """
SELECT samsyn_build_wall('groups_membershipdispute', 'compartment_id', 'group_compartment_id');
ALTER TABLE groups_membershipdispute ADD CONSTRAINT groups_membershipdispute_follows
  FOREIGN KEY (membership_id, compartment_id, group_compartment_id)
  REFERENCES groups_membership (id, compartment_id, group_compartment_id) ON UPDATE CASCADE;
SELECT samsyn_build_audit('groups_membershipdispute');

DROP TRIGGER second_basis ON groups_membershipbasis;
DROP FUNCTION samsyn_date_second_basis();

CREATE FUNCTION samsyn_date_second_bases(touched uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE groups_membership SET second_basis_on = fresh.dated_on
  FROM (
    SELECT one.id, (
      SELECT basis.dated_on FROM groups_membershipbasis basis
      WHERE basis.membership_id = one.id AND basis.independent
      ORDER BY basis.dated_on OFFSET 1 LIMIT 1) AS dated_on
    FROM unnest(touched) AS one (id)
  ) AS fresh
  WHERE groups_membership.id = fresh.id
    AND groups_membership.second_basis_on IS DISTINCT FROM fresh.dated_on
$$;

CREATE FUNCTION samsyn_bases_written() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM samsyn_date_second_bases(array_agg(DISTINCT membership_id)) FROM fresh;
  RETURN NULL;
END
$$;
CREATE FUNCTION samsyn_bases_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM samsyn_date_second_bases(array_agg(DISTINCT membership_id))
  FROM (SELECT membership_id FROM fresh UNION SELECT membership_id FROM gone) AS rows;
  RETURN NULL;
END
$$;
CREATE FUNCTION samsyn_bases_removed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM samsyn_date_second_bases(array_agg(DISTINCT membership_id)) FROM gone;
  RETURN NULL;
END
$$;
CREATE TRIGGER second_basis_written AFTER INSERT ON groups_membershipbasis
REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION samsyn_bases_written();
CREATE TRIGGER second_basis_changed AFTER UPDATE ON groups_membershipbasis
REFERENCING NEW TABLE AS fresh OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION samsyn_bases_changed();
CREATE TRIGGER second_basis_removed AFTER DELETE ON groups_membershipbasis
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION samsyn_bases_removed();

CREATE INDEX confirmations_of_membership ON groups_membershipconfirmation
  (membership_id, confirmed_on, holds_until);
"""


class Migration(migrations.Migration):
    dependencies = [("groups", "0003_disputes_and_versions"), ("audit", "0002_append_only")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
