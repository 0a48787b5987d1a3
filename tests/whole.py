"""Folders for files that all tests of a file share, where they share a newsroom that is set up once."""

from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {name: tmp_path_factory.mktemp(name) for name in ("EVIDENCE_DIR", "STAGED_DIR")}


@pytest.fixture
def _files_of_their_own(settings: object, folders: dict[str, Path]) -> None:
    """Those of the shared newsroom."""
    for name, folder in folders.items():
        setattr(settings, name, folder)
