"""What a browser would make of a page: its elements and attributes, and where a payload ended up."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.attacks.payloads import MARK

ALONE = {"meta", "link", "input", "br", "hr", "img", "rect", "col", "use", "path", "source", "wbr"}
# Words of ours may stand in these; in no other attribute is there anything that a person typed.
WORDS = {"title", "value", "alt", "aria-label", "data-person", "data-saved", "placeholder", "content"}
ADDRESSES = {"href", "src", "action", "hx-get", "hx-post", "formaction"}


@dataclass
class Page(HTMLParser):
    """Fed once; `shapes` are all pairs of element and attribute, `texts` all words with what holds them."""

    html: str
    shapes: set[tuple[str, str]] = field(default_factory=set)
    reached: list[str] = field(default_factory=list)  # places where a payload must not be
    texts: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shapes |= {(tag, name) for name, _ in attrs} | {(tag, "")}
        for name, value in attrs:
            if MARK in tag or MARK in name or not self._harmless(name, value or ""):
                self.reached.append(f"<{tag} {name}={value}>")
        if tag not in ALONE:
            self.inside.append(f"{tag}[dir]" if "dir" in dict(attrs) else tag)

    @staticmethod
    def _harmless(name: str, value: str) -> bool:
        """An address leads to us, and what was typed stands in it only after a question mark, escaped."""
        if name in ADDRESSES:
            ours = value.startswith(("/", "#", "?")) and not value.startswith("//")
            return not value or ours and MARK not in value.partition("?")[0] and value.isascii()
        return MARK not in value or name in WORDS

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.inside) - 1, -1, -1):
            if self.inside[place].partition("[")[0] == tag:
                del self.inside[place:]
                return

    def handle_data(self, data: str) -> None:
        holders = tuple(self.inside)
        self.texts.append((holders, data))
        if MARK in data and any(holder in {"script", "style"} for holder in holders):
            self.reached.append(data)

    def handle_comment(self, data: str) -> None:
        self.reached += [data] if MARK in data else []

    def handle_decl(self, decl: str) -> None:
        self.reached += [decl] if MARK in decl else []

    def handle_pi(self, data: str) -> None:
        self.reached.append(data)

    def unknown_decl(self, data: str) -> None:
        self.reached.append(data)

    @property
    def words(self) -> str:
        return "".join(text for _, text in self.texts)

    def loose(self, sign: str) -> list[tuple[tuple[str, ...], str]]:
        """Texts with this sign that nothing keeps apart from the text around them."""
        return [
            (holders, text)
            for holders, text in self.texts
            if sign in text
            and not any(h.endswith("[dir]") or h in {"bdi", "textarea", "title", "option"} for h in holders)
        ]
