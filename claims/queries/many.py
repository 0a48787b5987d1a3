"""What several files, or a table, would bring in, and which of it is here already."""

from typing import Any

from claims.formats.packed import ARCHIVE
from claims.formats.readers import Undecodable, Unreadable
from claims.models import Job, User
from claims.queries.doubles import Told, here_among
from claims.queries.looks import FileLook, begin_look, look_at_story, look_into_archive
from claims.queries.readings import edited_text, encodings_for, require_read, story_of, table_of
from claims.queries.uploads import staged_path


def look_at(user: User, job: Job) -> list[FileLook]:
    """Each file that was sent; two queries.

    Raises FileNotFoundError where one is gone, and `NotReadYet` where they are work for the worker.
    """
    require_read(job.about["files"])
    looks = [_look(number, file) for number, file in enumerate(job.about["files"], start=1)]
    stories = [story for look in looks for story in look.stories]
    told = [Told(story.text, story.address) for story in stories]
    for story, here in zip(stories, here_among(user, told) if told else [], strict=True):
        story.here = here
    for look in looks:
        if "left_out" not in look.file:  # nobody said yet
            look.file["left_out"] = look.story is not None and bool(look.story.here)
    return looks


def _look(number: int, file: dict[str, Any]) -> FileLook:
    look = begin_look(number, file)
    try:
        if look.kind == ARCHIVE:
            with staged_path(file["stored"]).open("rb") as archive:
                look_into_archive(look, archive)
        elif look.kind:
            return table_of(look)
        else:
            look_at_story(look, story_of(file), edited_text(file))
    except Undecodable as refusal:
        look.refused, look.encodings = str(refusal), encodings_for(file)
    except Unreadable as refusal:
        look.refused = str(refusal)
    return look
