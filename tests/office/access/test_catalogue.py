"""The live database is what the code declares; a fault planted in it is found and named."""

import psycopg
import pytest
from django.apps import apps
from tests import databases

from samsyn.office.access.catalogue import faults_in_catalogue
from samsyn.office.access.records import RoomRecord
from samsyn.office.config.databases import Logins

# Tables that hold no row on a person in a room, each with what it holds.
OPEN_TABLES = {
    "account.EmailAddress": "addresses of staff",
    "account.EmailConfirmation": "addresses of staff",
    "accounts.Staff": "staff",
    "api.Token": "which system may act in which room, until when: a hash",
    "audit.AuditEvent": "references only; readers by a policy of its own",
    "auth.Group": "Django's, unused",
    "auth.Permission": "Django's, unused",
    "calendar.CalendarFeed": "where staff's own programs fetch their calendar: a hash",
    "calendar.ReminderChoice": "whether staff want reminders",
    "contenttypes.ContentType": "Django's",
    "disclosures.Approval": "which grounds a site's lawyers let it use",
    "disclosures.Ground": "the rule table",
    "django_tasks_database.DBTaskResult": "jobs: references only",
    "exports.Download": "which file was fetched: a hash; readers as of its export",
    "exports.Export": "what was asked for, records by identifier; readers by policies of its own",
    "exchange.RefusedPackage": "days, reasons and counts; nothing of what came",
    "exchange.Incoming": "what has been taken in: identifiers and keyed hashes",
    "exchange.Outgoing": "packages on their way: sealed for another installation",
    "mfa.Authenticator": "second factors of staff",
    "followers.Follower": "addresses of readers: nobody of the staff reads any, by no policy",
    "imports.Progress": "how many rows are done: counts only",
    "notifications.DeviceKey": "how a phone's store is locked: nothing of what is in it",
    "notifications.TalkRule": "a site's limits",
    "oversight.AccessDigest": "counts of a week's readings; readers by a policy of its own",
    "oversight.LogReview": "which month of a log is reviewed; readers by a policy of its own",
    "oversight.LogReviewFindings": "what a review came to; readers by a policy of its own",
    "oversight.LogReviewLine": "readings by identifier; readers by a policy of its own",
    "partners.Agency": "reference",
    "partners.Compartment": "reference",
    "partners.CompartmentStaff": "who is let in or shut out, without whom it is about",
    "partners.Emergency": "which room was opened by whom and when; never a record",
    "partners.EmergencyAccount": "why, and what came of it; readers by a policy of its own",
    "partners.Grant": "reference",
    "partners.Municipality": "reference",
    "partners.Partner": "reference",
    "partners.Peer": "other installations, and their public keys",
    "partners.Room": "reference",
    "partners.Site": "reference",
    "partners.SiteLimit": "a site's limits, with who decided them",
    "partners.SiteLogo": "the mark at the head of a site's prints",
    "partners.StaffRole": "roles of staff",
    "progress.PublishedIssue": "what was published, for everybody to read",
    "retention.Erasure": "what is to be erased, by identifier; readers by a policy of its own",
    "retention.Hold": "what may not be erased; readers by a policy of its own",
    "retention.Removal": "receipts without content; readers by a policy of its own",
    "retention.Rule": "the rule table",
    "retention.RuleApproval": "which rules a site's lawyers let it use",
    "sessions.Session": "sessions of staff",
    "socialaccount.SocialAccount": "sign-in of staff",
    "socialaccount.SocialApp": "sign-in of staff",
    "socialaccount.SocialToken": "sign-in of staff",
    "support.PublishedFigure": "counts of a month, suppressed: nobody can be told from them",
    "steering.SteeringPart": "which part of a joint room the steering group reads",
}


@pytest.mark.django_db
def test_every_declared_wall_stands_in_the_database() -> None:
    assert faults_in_catalogue() == []


def test_every_table_is_behind_the_wall_or_says_why_not() -> None:
    unprotected = {
        model._meta.label for model in apps.get_models() if not issubclass(model, RoomRecord)
    }

    assert unprotected == set(OPEN_TABLES)


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        ("ALTER TABLE people_person DISABLE ROW LEVEL SECURITY", "people_person: row-level"),
        ("ALTER TABLE groups_group NO FORCE ROW LEVEL SECURITY", "groups_group: row-level"),
        ("DROP POLICY wall ON incidents_incident", "incidents_incident: its policy"),
        ("CREATE POLICY gap ON people_person USING (true)", "people_person: its policy"),
        ("DROP TRIGGER audit_insert ON groups_membership", "groups_membership: the trigger"),
        (
            "ALTER TABLE people_personname DROP CONSTRAINT a_compartment_lies_in_its_room",
            "people_personname: nothing ties",
        ),
    ],
)
def test_a_gap_made_in_the_wall_is_found_and_named(
    own_database: Logins, damage: str, named: str
) -> None:
    with psycopg.connect(own_database.owner.dsn(), autocommit=True) as owner:
        owner.execute(damage)

    assert [fault for fault in faults_in_catalogue() if fault.startswith(named)]
    assert databases.rows(own_database.application, "SELECT 1") == [(1,)]
