"""Writes a story of the queue as a row: a page has fifty, and a template takes ten times as long."""

from html import escape

from django.template import Context, Library
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
    '<span class="avatar" title="{name}"><span aria-hidden="true" dir="auto">{initials}</span>'
    '<span class="vh" dir="auto">{name}</span></span>'
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
    number, headline, desk = row["number"], escape(row["headline"]), escape(row["desk"])
    told = escape(row["told"])
    return SafeString(
        ROW.format(
            number=number,
            choose=CHOOSE.format(number=number, headline=headline) if row["can_choose"] else "",
            desk=address("desk", number),
            headline=headline,
            told=f"<bdi>{desk}</bdi> · {told}" if desk else told,
            bar=bar(row["progress"]),
            checked=row["checked"],
            people=_people(row["people"]),
            take=_take(row, headline, context["csrf_token"]) if row["can_take"] else "",
            soon=" due-soon" if row["due_soon"] else "",
            due=escape(row["due_text"]),
            needs="\n".join(_need(need, number) for need in row["needs"]),
        )
    )


def _people(people: list[tuple[str, str]]) -> str:
    named = (PERSON.format(initials=escape(initials), name=escape(name)) for initials, name in people)
    return f'<span class="people">{"".join(named)}</span>' if people else ""


def _take(row: QueueRow, headline: str, token: object) -> str:
    act, words = ("give-back", "Give it back") if row["mine"] else ("take", "Take it")
    action = address(act, row["number"])
    return TAKE.format(action=action, number=row["number"], token=token, words=words, headline=headline)


def _need(need: Need, number: int) -> str:
    words = f'<span aria-hidden="true">{need.glyph}</span> {need.words}'
    if not need.page:
        return f'<span class="status" data-status="{need.status}">{words}</span>'
    return f'<a class="status" data-status="{need.status}" href="{address(need.page, number)}">{words}</a>'
