"""What everybody may know of how a site's prints look: its name and mark."""

from samsyn.office.partners.models import Site, SiteLogo
from samsyn.office.printing.pages import Logo, SiteMark


def site_mark(site_id: int) -> SiteMark:
    """Return the name and the mark that stand at the head of a site's prints."""
    brand = Site.objects.values_list("brand", flat=True).get(pk=site_id)
    held = SiteLogo.objects.filter(site_id=site_id).first()
    logo = Logo(kind=held.kind, content=bytes(held.content)) if held else None
    return SiteMark(name=brand, logo=logo)
