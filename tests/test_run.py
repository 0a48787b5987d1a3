"""The start script: what it refuses and how, what it installs, and how it looks after its two children."""

import ast
import os
import re
import shutil
import signal
import socket
import sys
import time
from contextlib import ExitStack
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from subprocess import PIPE, Popen, run
from unittest.mock import Mock
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "requirements-dev.txt")
OURS = ("FACTCHECK_", "SECRET_KEY", "DATABASE_URL", "DJANGO_", "PYTEST_")
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}


@pytest.fixture
def project(tmp_path):
    """A project folder with the script and two locks: whatever goes wrong, it goes wrong there."""
    folder = tmp_path / "project"
    folder.mkdir()
    shutil.copy(ROOT / "run", folder / "run")
    for lock in LOCKS:
        (folder / lock).write_text(lock)
    return folder


@pytest.fixture
def script(project, monkeypatch):
    """The script as a module, its steps only noted."""
    for name in os.environ.keys() - ENVIRONMENT.keys():
        if name.startswith("FACTCHECK_"):
            monkeypatch.delenv(name)
    loader = SourceFileLoader("run_script", str(project / "run"))
    module = module_from_spec(spec_from_loader("run_script", loader))
    loader.exec_module(module)
    module.steps, module.real_step = [], module.step

    def note(title, command, **_):
        module.steps.append(command.split()[-1])
        module.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        module.PYTHON.touch()

    monkeypatch.setattr(module, "step", note)
    return module


def refusal(function, *arguments) -> str:
    with pytest.raises(SystemExit) as caught:
        function(*arguments)
    assert re.fullmatch(r".+", caught.value.code)
    return caught.value.code


def call(project, *arguments, python=sys.executable, **environment):
    command = [python, project / "run", *arguments]
    return run(command, env=ENVIRONMENT | environment, capture_output=True, text=True, timeout=60)


def refused(project, **circumstances) -> str:
    answer = call(project, **circumstances)
    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1
    return answer.stderr


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_an_old_python_gets_one_sentence(project):
    ast.parse((project / "run").read_text(), feature_version=(3, 7))
    shelf = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    old = [python for minor in range(6, 11) for python in shelf.glob(f"3.{minor}.*/bin/python")]
    if not old:
        pytest.skip("no Python from 3.6 to 3.10 in pyenv")
    for python in old:
        sentence = refused(project, python=python)
        assert sentence.startswith("The workbench needs Python 3.11 or newer")


def test_help_and_nonsense(project):
    assert "./run manage invite NAME ROLE" in call(project, "-h").stdout
    assert [call(project, *words).returncode for words in (["-h"], ["strat"], ["--empty", "x"])] == [0, 2, 2]


# What it refuses before it does anything


@pytest.mark.parametrize("bind", ["8000", "127.0.0.1:", "127.0.0.1:web", "127.0.0.1:99999", ":8000"])
def test_an_address_that_is_none(script, monkeypatch, bind):
    monkeypatch.setattr(script, "BIND", bind)
    assert f"{bind} is no address" in refusal(script.require_address)


@pytest.mark.parametrize("bind", ["0.0.0.0:8000", "[::]:8000", "192.0.2.7:8000", "newsroom.example:80"])
def test_only_production_listens_to_others(script, monkeypatch, bind):
    monkeypatch.setattr(script, "BIND", bind)
    assert "FACTCHECK_MODE=production" in refusal(script.require_address)
    port = free_port()
    monkeypatch.setattr(script, "BIND", f"0.0.0.0:{port}")
    monkeypatch.setattr(script, "PRODUCTION", True)
    assert script.require_address() == ("0.0.0.0", port)


def test_a_busy_port_is_named_with_another(project):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        sentence = refused(project, FACTCHECK_BIND=f"127.0.0.1:{port}")
    assert f"Port {port} " in sentence
    assert f"FACTCHECK_BIND=127.0.0.1:{port + 1} ./run" in sentence


def test_a_named_data_folder_that_is_missing_or_a_file(project, tmp_path):
    (tmp_path / "file").touch()
    for folder in (tmp_path / "missing", tmp_path / "file", tmp_path / "file/below"):
        sentence = refused(project, FACTCHECK_DATA=str(folder), FACTCHECK_BIND=f"127.0.0.1:{free_port()}")
        assert sentence.startswith(f"{folder} cannot be written (")


def test_the_data_folder_and_what_somebody_else_left_in_it(script, monkeypatch):
    script.require_data()
    assert script.DATA.stat().st_mode & 0o777 == 0o700
    (script.DATA / "factcheck.sqlite3").touch()
    script.require_data()
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "factcheck.sqlite3")
    assert "factcheck.sqlite3 cannot be written" in refusal(script.require_data)


def test_what_an_install_needs(script, monkeypatch):
    with monkeypatch.context() as patch:
        full = OSError(28, "No space left on device")
        patch.setattr(script.tempfile, "TemporaryFile", Mock(side_effect=full))
        assert f"{script.ROOT} cannot be written (No space" in refusal(script.install, script.APP)
    monkeypatch.setattr(script, "find_spec", lambda name: None if name == "ensurepip" else name)
    assert "apt-get install python3-venv" in refusal(script.install, script.APP)
    (script.ROOT / ".venv").symlink_to(script.ROOT)
    assert "remove the link" in refusal(script.install, script.APP)
    assert not script.steps


# What it installs, and when


def test_a_lock_is_installed_when_it_is_new(script):
    script.install(script.APP)
    script.install(script.APP)
    script.install(script.TESTS)
    script.install(script.APP)  # the tests' lock holds all of it
    assert script.steps == [".venv", "requirements.txt", "requirements-dev.txt"]
    (script.ROOT / script.APP).write_text("another lock")
    script.install(script.APP)
    script.install(script.TESTS)
    assert script.steps[3:] == ["requirements.txt", "requirements-dev.txt"]


def test_the_lock_of_the_tests_holds_all_of_the_other():
    pins = [set(re.findall(r"^[\w.-]+==\S+", (ROOT / lock).read_text(), re.MULTILINE)) for lock in LOCKS]
    assert pins[0] < pins[1]


def test_another_python_begins_anew(script, monkeypatch):
    script.install(script.APP)
    monkeypatch.setattr(script, "VERSION", "3.99.0")
    script.install(script.APP)
    assert script.steps == [".venv", "requirements.txt"] * 2


def test_an_install_that_was_cut_off_begins_anew(script, monkeypatch):
    script.install(script.APP)
    (script.ROOT / script.APP).write_text("another lock")
    with monkeypatch.context() as patch:
        patch.setattr(script, "step", lambda *_, **__: sys.exit(130))
        pytest.raises(SystemExit, script.install, script.APP)
    (script.ROOT / script.APP).write_text(script.APP)  # the old lock again, but half of the new one is there
    script.install(script.APP)
    assert script.steps == [".venv", "requirements.txt"] * 2


@pytest.mark.parametrize(
    ("complaint", "sentence"),
    [
        ("Traceback:\n  File x\nValueError: no such newsroom\n  hint", "no such newsroom"),
        ("CommandError: Run this first.", "Run this first."),
        ("connection broken by an error\nERROR: No matching distribution", "No package index answers"),
        ("", "Exit code 3"),
    ],
)
def test_a_step_that_fails_says_one_sentence(script, complaint, sentence):
    (script.ROOT / "step.py").write_text(f"import sys; sys.stderr.write({complaint!r}); sys.exit(3)")
    assert refusal(script.real_step, "A step.", "step.py", sys.executable).startswith(sentence)


# How it looks after the web server and the worker

CHILD = """
import http.server, os, signal, sys, time
open(sys.argv[1], "a").write(f"{os.getpid()} ")
signal.signal(signal.SIGTERM, signal.SIG_IGN if "deaf" in sys.argv else lambda *_: sys.exit(0))
if sys.argv[1] == "worker":
    sys.exit(time.sleep(0.1 if "weak" in sys.argv else 60))
while not os.path.exists("worker"): time.sleep(0.02)  # so that both stand when a page comes back
http.server.HTTPServer(("127.0.0.1", int(sys.argv[2])), http.server.SimpleHTTPRequestHandler).serve_forever()
"""
DRIVER = """
import run_script, sys
port, web, worker = sys.argv[1:]
children = f"child.py web {port} {web}", f"child.py worker {worker}"
sys.exit(run_script.serve(*children, ("127.0.0.1", int(port)), "Welcome."))
"""


@pytest.fixture
def serve(project):
    """Lets the script serve children of ours."""
    (project / "child.py").write_text(CHILD)
    (project / "driver.py").write_text(DRIVER)
    (project / "run").rename(project / "run_script.py")
    (project / ".venv/bin").mkdir(parents=True)
    (project / ".venv/bin/python").symlink_to(sys.executable)
    with ExitStack() as stack:

        def start(web="", worker=""):
            command = [sys.executable, "-u", "driver.py", str(free_port()), web, worker]
            process = Popen(command, cwd=project, env=ENVIRONMENT, stdout=PIPE, text=True)
            stack.enter_context(process)
            stack.callback(process.terminate)
            assert process.stdout.readline() == "Welcome.\n"
            return process

        yield start


def kill(project, child: str, number: int = 0) -> bool:
    """Signal a child; without a number, only ask whether it lives."""
    return run(["kill", f"-{number}", (project / child).read_text().split()[-1]]).returncode == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_both_children_when_told_to(serve, project, number):
    process = serve()
    process.send_signal(number)
    assert process.wait(20) == 0
    assert not kill(project, "web")
    assert not kill(project, "worker")


def test_a_dead_worker_is_started_again(serve, project):
    process = serve(worker="weak")
    assert process.stdout.readline() == "The worker ended with exit code 0 and is started again.\n"
    assert process.poll() is None
    assert kill(project, "web")


def test_a_dead_web_server_ends_all(serve, project):
    process = serve()
    kill(project, "web", signal.SIGKILL)
    assert process.wait(20) == 1
    assert "The web server ended with exit code -9" in process.stdout.read()
    assert not kill(project, "worker")


def test_a_second_ctrl_c_does_not_wait(serve, project):
    process = serve(web="deaf")
    process.send_signal(signal.SIGINT)
    time.sleep(0.5)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    assert process.wait(5) == 1
    assert not kill(project, "web")


def test_a_newsroom_of_ones_own(script, tmp_path):
    installed, lock = ROOT / ".venv/.installed", script.stamp(ROOT / script.APP)
    if not (installed.exists() and lock in installed.read_text()):
        pytest.skip("only where ./run has installed the lock, as this test must install nothing")
    known = ENVIRONMENT | {"FACTCHECK_DATA": str(tmp_path)}  # in another terminal, too
    bound = known | {"FACTCHECK_BIND": (address := f"127.0.0.1:{free_port()}")}
    with Popen([sys.executable, ROOT / "run"], env=bound, stdout=PIPE, text=True) as process:
        try:
            said = "".join(process.stdout.readline() for _ in range(4))
            assert said.count(f"http://{address}/") == 2, said  # a link for a reviewer, one for an editor
            invite = [sys.executable, ROOT / "run", "manage", "invite", "tova.lank", "reader"]
            link = run(invite, env=known, stdout=PIPE, text=True, check=True).stdout.strip()
            assert link.startswith(f"http://{address}/") and urlopen(link, timeout=10).status == 200
        finally:
            process.terminate()
    assert process.returncode == 0 and (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
