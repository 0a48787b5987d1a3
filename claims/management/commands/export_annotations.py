"""Write the claims of stories, with their readings, as W3C Web Annotations."""

from claims.management.exporting import JsonCommand


class Command(JsonCommand):
    help = "Write claims and readings as Web Annotations, a collection a line for each story (default: all)."
    form = "annotations"
