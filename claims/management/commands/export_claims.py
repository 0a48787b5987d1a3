"""Write claims.csv: every claim with its attribution, evidence status and marks."""

from claims.management.exporting import TableCommand


class Command(TableCommand):
    help = "Write the claims of one or several stories (default: all) as CSV, to standard output or a file."
    table = "claims"
