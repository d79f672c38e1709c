"""What stands on every file: its number, the mark of this copy, whose it is, why, until when."""

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn import formats
from samsyn.interchange.listings import About, Content, FileFormat, write_listing
from samsyn.office.exports import words
from samsyn.office.exports.changes import Stamp
from samsyn.office.ui.languages import active_language


def written(content: Content, stamp: Stamp, file_format: FileFormat) -> bytes:
    """Write a list down in a format, with its stamp, in the reader's language."""
    return write_listing(content, about(stamp), file_format)


def about(stamp: Stamp) -> About:
    """Return the watermark of a file in words, and the mark that each of its rows bears."""
    language = active_language()
    taken_at = timezone.localtime(stamp.taken_at)
    ends_at = timezone.localtime(stamp.ends_at)
    kind = words.KINDS[stamp.kind]
    return About(
        title=_("%(list)s, %(room)s") % {"list": kind, "room": stamp.room},
        language=language,
        lines=(
            _("Export %(number)s, copy %(mark)s.") % {"number": stamp.number, "mark": stamp.mark},
            _("Taken out by %(name)s, %(moment)s.")
            % {
                "name": stamp.taken_by,
                "moment": formats.dated_moment(taken_at, language=language),
            },
            _("Approved by %(name)s.") % {"name": stamp.approved_by}
            if stamp.approved_by
            else _("It names nobody and needs no approval."),
            _("For the purpose “%(purpose)s”.") % {"purpose": stamp.purpose},
            _("For this purpose only. Erase the file by %(day)s at the latest.")
            % {"day": formats.dated(ends_at, language=language)},
        ),
        mark_heading=str(words.MARK),
        mark=f"{stamp.number} {stamp.mark}",
        made_at=taken_at,
    )


def file_name(stamp_number: str, file_format: FileFormat) -> str:
    """Return what a file is called: its number, and nothing of what is in it."""
    return f"samsyn-{stamp_number.lower()}.{file_format.value}"
