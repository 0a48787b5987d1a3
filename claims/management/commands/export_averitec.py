"""Write what editors settled in the form of the AVeriTeC dataset."""

from claims.management.exporting import JsonCommand


class Command(JsonCommand):
    help = (
        "Write settled claims in the form of the AVeriTeC dataset, one JSON list (default: of all stories)."
    )
    form = "averitec"
