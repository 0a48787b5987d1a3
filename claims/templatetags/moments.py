"""When something was: of today the time alone, else with the day."""

from datetime import datetime

from django.template import Library
from django.utils import timezone
from django.utils.safestring import SafeString

register = Library()


@register.simple_tag
def moment(at: datetime) -> SafeString:
    """“14:05”, or “3 Mar 14:05”."""
    local = timezone.localtime(at)
    day = "" if local.date() == timezone.localdate() else f"{local.day} {local:%b} "
    return SafeString(f'<time datetime="{local.isoformat()}">{day}{local:%H:%M}</time>')
