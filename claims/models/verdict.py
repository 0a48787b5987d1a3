"""A reviewer's two answers: *is it true?* (a verdict) and *did X say this?* (said)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from claims.models.recorded import Versioned
from claims.vocabulary import Basis, Mark, SaidAnswer, choices


class Verdict(Versioned):
    IDENTITY = ("claim_id", "reviewer_id", "round")

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="verdicts")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="verdicts")
    round = models.PositiveSmallIntegerField(default=1)
    placement = models.ForeignKey("claims.Placement", models.PROTECT, related_name="verdicts")
    mark = models.CharField(max_length=20, choices=choices(Mark))
    basis = models.CharField(max_length=20, choices=choices(Basis), blank=True)
    rationale = models.TextField("reason", blank=True, max_length=5000)
    problem_start = models.PositiveIntegerField(null=True, blank=True)  # the part in question, in the
    problem_end = models.PositiveIntegerField(null=True, blank=True)  # revision of the placement
    marked_at = models.DateTimeField()
    blind = models.BooleanField(default=False)  # given before any other reading was shown to them

    class Meta(Versioned.Meta):
        indexes = [  # marks of a day, among those of years
            models.Index(name="verdict_by_day", fields=["marked_at"], condition=Q(until__isnull=True)),
        ]
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                name="one_current_verdict",
                fields=["claim", "reviewer", "round"],
                condition=Q(until__isnull=True),
            ),
            models.CheckConstraint(name="verdict_mark_known", condition=Q(mark__in=[w.value for w in Mark])),
            models.CheckConstraint(
                name="basis_only_when_disputed",
                condition=Q(basis="") | Q(mark=Mark.DISPUTED.value, basis__in=[w.value for w in Basis]),
            ),
            models.CheckConstraint(
                name="problem_is_a_span",
                condition=Q(problem_start=None, problem_end=None) | Q(problem_end__gt=F("problem_start")),
            ),
        ]

    def __str__(self) -> str:
        return self.get_mark_display()


class Said(Versioned):
    IDENTITY = ("attribution_id", "reviewer_id", "round")

    attribution = models.ForeignKey("claims.Attribution", models.PROTECT, related_name="answers")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    answer = models.CharField(max_length=20, choices=choices(SaidAnswer))
    answered_at = models.DateTimeField()

    class Meta(Versioned.Meta):
        verbose_name = "answer to “did they say this?”"
        verbose_name_plural = "answers to “did they say this?”"
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                name="one_current_answer",
                fields=["attribution", "reviewer", "round"],
                condition=Q(until__isnull=True),
            ),
            models.CheckConstraint(
                name="answer_known", condition=Q(answer__in=[w.value for w in SaidAnswer])
            ),
        ]

    def __str__(self) -> str:
        return self.get_answer_display()
