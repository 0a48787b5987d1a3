"""Every page and fragment, grouped by noun."""

from django.urls import path

from claims.views import (
    articles,
    attribution,
    claims,
    desk,
    drafts,
    evidence,
    exports,
    insights,
    intake,
    jobs,
    keys,
    many,
    new_drafts,
    notices,
    one_of_many,
    people,
    prints,
    queue,
    readings,
    review,
    settling,
    signing,
    sources,
    spans,
    talk,
    together,
)

urlpatterns = [
    # Stories
    path("", queue.queue, name="queue"),
    path("chosen/", queue.chosen, name="chosen"),
    path("next-claim/", queue.next_claim, name="next-claim"),
    path("articles/add/", intake.article_add, name="article-add"),
    path("articles/add/<int:upload_id>/", intake.article_look, name="article-look"),
    path("articles/add/many/<int:import_id>/", many.articles_look, name="articles-look"),
    path(
        "articles/add/many/<int:import_id>/<int:number>/", one_of_many.article_of_many, name="article-of-many"
    ),
    path("articles/<int:article_id>/take/", queue.take, name="take"),
    path("articles/<int:article_id>/give-back/", queue.give_back, name="give-back"),
    path("articles/<int:article_id>/details/", articles.details, name="details"),
    path("articles/<int:article_id>/read-again/", articles.read_again, name="read-again"),
    path("articles/<int:article_id>/export/", exports.export, name="export"),
    path(
        "articles/<int:article_id>/claims.csv", exports.story_csv, {"table": "claims"}, name="export-claims"
    ),
    path(
        "articles/<int:article_id>/attributions.csv",
        exports.story_csv,
        {"table": "attributions"},
        name="export-attributions",
    ),
    path(
        "articles/<int:article_id>/evidence.csv",
        exports.story_csv,
        {"table": "evidence"},
        name="export-evidence",
    ),
    path(
        "articles/<int:article_id>/history.csv",
        exports.story_csv,
        {"table": "history"},
        name="export-history",
    ),
    path("articles/<int:article_id>/annotations.json", exports.annotations_json, name="export-annotations"),
    path("articles/<int:article_id>/history.jsonl", exports.history_jsonl, name="export-proof"),
    path("articles/<int:article_id>/readings/", readings.readings, name="readings"),
    path("articles/<int:article_id>/readings/claims/", readings.ask_readings, name="ask-readings"),
    path("insights/", insights.insights, name="insights"),
    path("settle/", settling.settle, name="settle"),
    path(
        "articles/<int:article_id>/placements/<int:placement_id>/settle/",
        settling.settle_claim,
        name="settle-claim",
    ),
    path(
        "articles/<int:article_id>/placements/<int:placement_id>/send-back/",
        settling.send_back,
        name="send-back",
    ),
    path("articles/<int:article_id>/settle-agreed/", settling.settle_agreed, name="settle-agreed"),
    path("claims/", claims.claims, name="claims"),
    path("claims/claims.csv", exports.found_csv, name="export-found"),
    # Sources
    path("sources/", sources.sources, name="sources"),
    path("sources/sources.csv", exports.sources_csv, name="export-sources"),
    path("sources/names/", sources.names, name="source-names"),
    path("sources/add/", sources.source_add, name="source-add"),
    path("sources/<int:source_id>/", sources.source, name="source"),
    # Drafts
    path("articles/<int:article_id>/drafts/", drafts.drafts, name="drafts"),
    path("articles/<int:article_id>/drafts/new/", new_drafts.draft_new, name="draft-new"),
    path("articles/<int:article_id>/drafts/reread/", new_drafts.draft_reread, name="draft-reread"),
    path(
        "articles/<int:article_id>/drafts/new/<int:upload_id>/",
        new_drafts.draft_encoding,
        name="draft-encoding",
    ),
    path("articles/<int:article_id>/drafts/compare/", drafts.drafts_compare, name="drafts-compare"),
    path("articles/<int:article_id>/drafts/<int:number>/", drafts.draft, name="draft"),
    path("articles/<int:article_id>/proposals/<int:proposal_id>/", drafts.proposal, name="proposal"),
    path(
        "articles/<int:article_id>/proposals/<int:proposal_id>/state/",
        drafts.proposal_state,
        name="proposal-state",
    ),
    path(
        "articles/<int:article_id>/proposals/<int:proposal_id>/take/",
        drafts.proposal_take,
        name="proposal-take",
    ),
    path(
        "articles/<int:article_id>/proposals/<int:proposal_id>/encoding/",
        drafts.proposal_encoding,
        name="proposal-encoding",
    ),
    path(
        "articles/<int:article_id>/proposals/<int:proposal_id>/again/",
        drafts.proposal_again,
        name="proposal-again",
    ),
    path(
        "articles/<int:article_id>/proposals/<int:proposal_id>/discard/",
        drafts.proposal_discard,
        name="proposal-discard",
    ),
    # Long work
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/<int:job_id>/", jobs.job, name="job"),
    path("jobs/<int:job_id>/cancel/", jobs.cancel, name="job-cancel"),
    path("jobs/<int:job_id>/retry/", jobs.retry, name="job-retry"),
    path("jobs/<int:job_id>/failed.csv", jobs.failed_rows, name="job-failed"),
    # The desk
    path("articles/<int:article_id>/", desk.desk, name="desk"),
    path("articles/<int:article_id>/reading/", desk.article_reading, name="article-reading"),
    path("articles/<int:article_id>/claims/<int:claim_id>/", desk.desk_claim, name="desk-claim"),
    path("articles/<int:article_id>/parts/<int:number>/", desk.desk_part, name="desk-part"),
    path("articles/<int:article_id>/placements/<int:placement_id>/mark/", review.mark, name="mark"),
    path("articles/<int:article_id>/placements/<int:placement_id>/typed/", review.typed, name="typed"),
    path(
        "articles/<int:article_id>/placements/<int:placement_id>/repeats/mark/",
        review.mark_repeats,
        name="mark-repeats",
    ),
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
    path("articles/<int:article_id>/placements/<int:placement_id>/split/", spans.split, name="split"),
    path("articles/<int:article_id>/placements/<int:placement_id>/merge/", spans.merge, name="merge"),
    path("articles/<int:article_id>/placements/<int:placement_id>/ends/", spans.ends, name="ends"),
    path(
        "articles/<int:article_id>/placements/<int:placement_id>/not-a-claim/",
        spans.not_a_claim,
        name="not-a-claim",
    ),
    # What we found
    path(
        "articles/<int:article_id>/placements/<int:placement_id>/found/add/",
        evidence.evidence_add,
        name="evidence-add",
    ),
    path(
        "articles/<int:article_id>/placements/<int:placement_id>/found/<int:evidence_id>/",
        evidence.evidence_edit,
        name="evidence-edit",
    ),
    path(
        "articles/<int:article_id>/placements/<int:placement_id>/found/<int:evidence_id>/take/",
        evidence.evidence_take,
        name="evidence-take",
    ),
    path(
        "articles/<int:article_id>/placements/<int:placement_id>/found/<int:evidence_id>/call/",
        evidence.evidence_call,
        name="evidence-call",
    ),
    path(
        "articles/<int:article_id>/placements/<int:placement_id>/found/<int:evidence_id>/put/",
        evidence.evidence_put,
        name="evidence-put",
    ),
    path(
        "articles/<int:article_id>/placements/<int:placement_id>/found/<int:evidence_id>/share/",
        evidence.evidence_share,
        name="evidence-share",
    ),
    path(
        "articles/<int:article_id>/evidence/<int:evidence_id>/file/",
        evidence.evidence_file,
        name="evidence-file",
    ),
    path(
        "articles/<int:article_id>/evidence/<int:evidence_id>/erase/",
        evidence.evidence_erase,
        name="evidence-erase",
    ),
    # Together
    path("articles/<int:article_id>/here/", together.here, name="here"),
    # Who says so
    path(
        "articles/<int:article_id>/placements/<int:placement_id>/attributions/",
        attribution.add,
        name="add-attribution",
    ),
    path(
        "articles/<int:article_id>/placements/<int:placement_id>/attributions/<int:version_id>/",
        attribution.change,
        name="change-attribution",
    ),
    path(
        "articles/<int:article_id>/attributions/versions/<int:version_id>/remove/",
        attribution.remove,
        name="remove-attribution",
    ),
    path(
        "articles/<int:article_id>/attributions/versions/<int:version_id>/same/",
        attribution.same,
        name="same-source",
    ),
    path(
        "articles/<int:article_id>/placements/<int:placement_id>/evidence-status/",
        attribution.evidence,
        name="change-evidence",
    ),
    path("articles/<int:article_id>/print/", prints.print_article, name="print"),
    # The bell
    path("notices/", notices.notices, name="notices"),
    path("notices/count/", notices.count, name="notices-count"),
    path("notices/read/", notices.read, name="notices-read"),
    path("notices/kinds/", notices.kinds, name="notices-kinds"),
    # Signing off
    path("articles/<int:article_id>/sign-off/", signing.signing, name="sign-off"),
    path("articles/<int:article_id>/sign-off/withdraw/", signing.withdraw, name="withdraw-sign-off"),
    path("articles/<int:article_id>/sign-off/clear/", signing.clear, name="clear"),
    path("articles/<int:article_id>/sign-off/record/", signing.record, name="record"),
    path("articles/<int:article_id>/sign-off.json", signing.record_json, name="record-json"),
    # Talk
    path("articles/<int:article_id>/names/", talk.names, name="names"),
    path("articles/<int:article_id>/queries/", talk.queries, name="queries"),
    path("articles/<int:article_id>/queries.txt", talk.queries_txt, name="queries-text"),
    path("articles/<int:article_id>/placements/<int:placement_id>/note/", talk.write_note, name="write-note"),
    path("articles/<int:article_id>/placements/<int:placement_id>/ask/", talk.ask_writer, name="ask-writer"),
    path(
        "articles/<int:article_id>/placements/<int:placement_id>/outcome/",
        talk.set_outcome,
        name="set-outcome",
    ),
    path("articles/<int:article_id>/notes/<int:note_id>/change/", talk.change_note, name="change-note"),
    path("articles/<int:article_id>/notes/<int:note_id>/resolve/", talk.resolve_note, name="resolve-note"),
    path("articles/<int:article_id>/notes/<int:note_id>/reopen/", talk.reopen_note, name="reopen-note"),
    path("articles/<int:article_id>/notes/<int:note_id>/answer/", talk.answer_query, name="answer-query"),
    # People
    path("sign-in/", people.sign_in, name="sign-in"),
    path("sign-out/", people.sign_out, name="sign-out"),
    path("link/<str:token>/", people.link, name="link"),
    path("welcome/", people.welcome, name="welcome"),
    path("keys/", keys.keys_page, name="keys"),
    path("set-password/", people.set_password, name="set-password"),
]
