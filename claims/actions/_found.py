"""What can be found, by kind, and the version of evidence that each one makes."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Model

from claims.actions._files import Kept
from claims.actions.refused import Refused
from claims.formats.addresses import AddressRefused, address_key, checked_address, guessed_tier, title_of
from claims.formats.filenames import visible_name
from claims.models import EvidenceVersion, User, plain
from claims.vocabulary import CallResult, EvidenceKind, Tier


@dataclass(frozen=True)
class FoundLink:
    address: str
    title: str = ""
    kind = EvidenceKind.LINK


@dataclass(frozen=True)
class FoundFile:
    name: str
    data: bytes
    title: str = ""
    kind = EvidenceKind.FILE


@dataclass(frozen=True)
class FoundCall:
    who: str
    result: CallResult
    said: str = ""
    title: str = ""
    kind = EvidenceKind.CALL


@dataclass(frozen=True)
class FoundCalculation:
    steps: str
    result: str = ""
    unit: str = ""
    as_of: date | None = None
    title: str = ""
    kind = EvidenceKind.CALCULATION


@dataclass(frozen=True)
class FoundNote:
    text: str
    title: str = ""
    kind = EvidenceKind.NOTE


Find = FoundLink | FoundFile | FoundCall | FoundCalculation | FoundNote


@dataclass(frozen=True)
class Handling:
    """How near it is to the source (none: guessed), and who may know of it."""

    tier: Tier | None = None
    confidential: bool = False
    people: tuple[User, ...] = ()


def version_of(find: Find, file: Kept | None, handling: Handling, at: datetime) -> EvidenceVersion:
    version = EvidenceVersion(
        tier=handling.tier or Tier.SECONDARY,
        confidential=handling.confidential,
        named_people=named(handling.people) if handling.confidential else [],
    )
    match find:
        case FoundLink():
            put_address(version, find.address)
            version.title = find.title.strip() or title_of(version.address)
            version.tier = handling.tier or guessed_tier(version.address)
        case FoundFile() if file:
            version.title, version.file_name = find.title.strip(), visible_name(find.name)
            version.file_stored_as, version.file_sha256 = file.stored_as, file.sha256
            version.file_size = file.size
        case FoundCall():
            _need(find.who, "Say who was called.")
            version.title = find.title.strip() or f"Call to {find.who.strip()}"[:300]
            version.calls = [attempt(find, at)]
        case FoundCalculation():
            _need(find.steps, "Write down the calculation.")
            version.title, version.text = find.title.strip(), find.steps.strip()
            version.result, version.unit, version.as_of = find.result.strip(), find.unit.strip(), find.as_of
        case FoundNote():
            _need(find.text, "Paste an address or a file, or write down what you found.")
            version.title, version.text = find.title.strip(), find.text.strip()
    if not version.title and version.text:
        version.title = _first_words(version.text)
    return version


def put_address(version: EvidenceVersion, address: str) -> None:
    try:
        version.address = checked_address(address)
        version.address_key = address_key(version.address)
    except AddressRefused as refusal:
        raise Refused(str(refusal)) from None


def attempt(call: FoundCall, at: datetime) -> list[str]:
    """As it is kept: when, how it went, who was called, what was said."""
    return [plain(at), call.result.value, call.who.strip()[:200], call.said.strip()[:5000]]


def named(people: tuple[User, ...]) -> list[int]:
    return sorted({person.pk for person in people})


def fitting(row: Model) -> None:
    """Refuse, with a sentence, what one of the databases would cut or stumble over."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, str) and "\0" in value:
            raise Refused("The text holds a character that cannot be stored (NUL).")
        if isinstance(value, str) and field.max_length and len(value) > field.max_length:
            name = field.verbose_name.capitalize()
            raise Refused(f"{name} may have at most {field.max_length:,} characters, not {len(value):,}.")


def _need(text: str, otherwise: str) -> None:
    if not text.strip():
        raise Refused(otherwise)


def _first_words(text: str) -> str:
    line = text.splitlines()[0]
    return line if len(line) <= 90 else line[:88].rsplit(" ", 1)[0] + " …"
