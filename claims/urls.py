"""Every page and fragment, grouped by noun."""

from django.urls import path

from claims.views import articles, desk, exports, people, review

urlpatterns = [
    # Stories
    path("", articles.queue, name="queue"),
    path("articles/add/", articles.article_add, name="article-add"),
    path("articles/<int:article_id>/take/", articles.take, name="take"),
    path("articles/<int:article_id>/give-back/", articles.give_back, name="give-back"),
    path("articles/<int:article_id>/read-again/", articles.read_again, name="read-again"),
    path("articles/<int:article_id>/claims.csv", exports.claims_csv, name="export-claims"),
    # The desk
    path("articles/<int:article_id>/", desk.desk, name="desk"),
    path("articles/<int:article_id>/reading/", desk.article_reading, name="article-reading"),
    path("articles/<int:article_id>/claims/<int:claim_id>/", desk.desk_claim, name="desk-claim"),
    path("articles/<int:article_id>/placements/<int:placement_id>/mark/", review.mark, name="mark"),
    path("articles/<int:article_id>/attributions/<int:attribution_id>/said/", review.said, name="said"),
    path(
        "articles/<int:article_id>/attributions/versions/<int:version_id>/confirm/",
        review.confirm_attribution,
        name="confirm-attribution",
    ),
    path(
        "articles/<int:article_id>/evidence/versions/<int:version_id>/confirm/",
        review.confirm_evidence,
        name="confirm-evidence",
    ),
    path("articles/<int:article_id>/undo/", review.undo_last, name="undo"),
    # People
    path("sign-in/", people.sign_in, name="sign-in"),
    path("sign-out/", people.sign_out, name="sign-out"),
    path("link/<str:token>/", people.link, name="link"),
    path("welcome/", people.welcome, name="welcome"),
    path("set-password/", people.set_password, name="set-password"),
]
