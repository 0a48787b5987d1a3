"""Write attributions.csv: everybody who says something, where claims.csv has the first of each claim."""

from claims.management.exporting import TableCommand


class Command(TableCommand):
    help = "Write who says so in one or several stories (default: all) as CSV, to standard output or a file."
    table = "attributions"
