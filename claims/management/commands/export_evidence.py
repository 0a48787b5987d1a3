"""Write evidence.csv: what the newsroom found, and on which claims; nothing that is confidential."""

from claims.management.exporting import TableCommand


class Command(TableCommand):
    help = (
        "Write what was found in one or several stories (default: all) as CSV, to a file or standard output."
    )
    table = "evidence"
