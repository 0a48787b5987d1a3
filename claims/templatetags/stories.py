"""Writes a story of the queue as a row: a page has fifty, and a template takes ten times as long."""

from django.template import Context, Library
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from claims.queries.queue import Need, QueueRow
from claims.templatetags.addresses import address
from claims.templatetags.bar import bar

register = Library()

ROW = """<tr id="article-{number}">{choose}
  <td class="cell-story">
    <a class="story" href="{desk}"><bdi>{headline}</bdi></a>
    <small>{told}</small>
  </td>
  <td class="cell-bar">{bar}</td>
  <td class="num" data-label="Checked">{checked}</td>
  <td class="cell-people"><div class="row">{people}{take}</div></td>
  <td class="num{soon}">{due}</td>
  <td class="cell-needs">{needs}</td>
</tr>
"""
CHOOSE = """
  <td class="cell-pick"><input type="checkbox" name="articles" value="{number}" form="bulk" \
aria-label="Choose “{headline}”"></td>"""
PERSON = (
    '<span class="avatar" title="{1}"><span aria-hidden="true" dir="auto">{0}</span>'
    '<span class="vh" dir="auto">{1}</span></span>'
)
TAKE = """
    <form method="post" action="{action}" hx-post="{action}" \
hx-target="#article-{number}" hx-swap="outerMorph">
      <input type="hidden" name="csrfmiddlewaretoken" value="{token}">
      <button id="take-{number}" class="link" type="submit" data-take>{words}\
<span class="vh">: <bdi>{headline}</bdi></span></button>
    </form>
  """


@register.simple_tag(takes_context=True)
def story(context: Context, row: QueueRow) -> SafeString:
    number, headline, desk = row["number"], row["headline"], row["desk"]
    return format_html(
        ROW,
        number=number,
        choose=format_html(CHOOSE, number=number, headline=headline) if row["can_choose"] else "",
        desk=address("desk", number),
        headline=headline,
        told=format_html("<bdi>{}</bdi> · {}", desk, row["told"]) if desk else row["told"],
        bar=bar(row["progress"]),
        checked=row["checked"],
        people=_people(row["people"]),
        take=_take(row, context["csrf_token"]) if row["can_take"] else "",
        soon=" due-soon" if row["due_soon"] else "",
        due=row["due_text"],
        needs=format_html_join("\n", "{}", ((_need(need, number),) for need in row["needs"])),
    )


def _people(people: list[tuple[str, str]]) -> SafeString | str:
    named = format_html_join("", PERSON, people)
    return format_html('<span class="people">{}</span>', named) if people else ""


def _take(row: QueueRow, token: object) -> SafeString:
    act, words = ("give-back", "Give it back") if row["mine"] else ("take", "Take it")
    action, number = address(act, row["number"]), row["number"]
    return format_html(TAKE, action=action, number=number, token=token, words=words, headline=row["headline"])


def _need(need: Need, number: int) -> SafeString:
    words = format_html('<span aria-hidden="true">{}</span> {}', need.glyph, need.words)
    if not need.page:
        return format_html('<span class="status" data-status="{}">{}</span>', need.status, words)
    page = address(need.page, number)
    return format_html('<a class="status" data-status="{}" href="{}">{}</a>', need.status, page, words)
