"""Write what editors settled of others' claims as ClaimReview of schema.org."""

from claims.management.exporting import JsonCommand


class Command(JsonCommand):
    help = "Write settled claims of third parties as ClaimReview, a line for each story (default: all)."
    form = "claimreview"
