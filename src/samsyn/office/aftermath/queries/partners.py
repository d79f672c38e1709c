"""The partners of a room's site."""

from django.db.models import Q

from samsyn.office.partners.models import Agency, Partner, Room


def agencies_of(room_id: int) -> list[Agency]:
    """Return the site's partners and whoever answers for one of its rooms, by name."""
    site = Room.objects.filter(pk=room_id).values("site")
    partners = Q(pk__in=Partner.objects.filter(site__in=site).values("agency"))
    answering = Q(pk__in=Room.objects.filter(site__in=site).values("controller"))
    return list(Agency.objects.filter(partners | answering).order_by("name", "pk"))


def partners_of(room_id: int) -> list[tuple[str, str]]:
    """Return the partners as choices of a form."""
    return [(str(row.pk), row.name) for row in agencies_of(room_id)]
