"""How many marks a second the running server takes from many people at once, and whether any is lost.

    .venv/bin/python benchmarks/decisions.py [CLIENTS] [MARKS EACH] [ROWS]

Starts gunicorn as ./run does on an empty newsroom of its own (SQLite, or DATABASE_URL, which must be empty),
lets each client mark claims of stories of its own and of one that all share, and counts what is stored.
With ROWS, a command brings in so many stories, analysed, meanwhile (attack LO-05).
"""

import io
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import django

if TYPE_CHECKING:
    from claims.models import User

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PORT = int(os.environ.get("PORT", "8765"))
os.environ |= {
    "FACTCHECK_DATA": tempfile.mkdtemp(),
    "FACTCHECK_BIND": f"127.0.0.1:{PORT}",
    "DJANGO_SETTINGS_MODULE": "factcheck.settings",
}


def main(clients: int = 8, each: int = 50, rows: int = 0) -> None:
    cookies, placements = prepare(clients, each)
    importer = None
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "factcheck.wsgi", "--bind", f"127.0.0.1:{PORT}"),
            *("--worker-class", "gthread", "--threads", "8", "--no-control-socket", "--log-level", "error"),
        ],
        cwd=ROOT,
    )
    try:
        wait_for_server()
        if rows:
            importer = begin_import(rows)
        seconds, times, refused = run(cookies, placements)
    finally:
        if importer:
            print("the import goes on still" if importer.poll() is None else "the import ended before")
            importer.terminate()
            importer.wait()
        server.terminate()
        server.wait()
    report(clients, seconds, times, refused)


def begin_import(rows: int) -> subprocess.Popen[bytes]:
    path = Path(tempfile.mkdtemp()) / "stories.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for n in range(rows):
            text = f"Rain in Korsen\nIt rained {n} times, the mayor said. The port of Halden was closed."
            out.write(json.dumps({"text": text}) + "\n")
    importer = subprocess.Popen([sys.executable, "manage.py", "import_articles", str(path)], cwd=ROOT)
    from claims.models import JobRow

    while not JobRow.objects.exists() and importer.poll() is None:
        time.sleep(0.1)
    return importer


def admin_of_new_newsroom() -> "User":
    django.setup()
    from django.core.management import call_command

    from claims.actions import people

    call_command("prepare", "--empty", stdout=io.StringIO())
    return people.command_line()


def prepare(clients: int, each: int) -> tuple[list[str], list[list[tuple[int, int]]]]:
    admin = admin_of_new_newsroom()
    from django.test import Client

    from claims.actions import people
    from claims.actions.importing import add_article
    from claims.actions.reading import read_article
    from claims.models import Placement
    from claims.vocabulary import Role

    text = "Ships leave\n" + "\n".join(f"Ship {n} left the port of Korsen." for n in range(each - 1))
    shared = add_article(actor=admin, content=text, ask_for_reading=False)
    read_article(actor=admin, article=shared)
    cookies, work = [], []
    for number in range(clients):
        person = people.add_person(actor=admin, username=f"reviewer{number}", role=Role.REVIEWER)
        client = Client(HTTP_HOST="127.0.0.1")
        client.force_login(person)
        cookies.append(client.cookies["sessionid"].value)
        own = add_article(actor=admin, content=text, ask_for_reading=False)
        read_article(actor=admin, article=own)
        rows = Placement.objects.filter(article__in=[own, shared]).values_list("article", "pk")
        work.append(list(rows.order_by("start")))
    return cookies, work


def wait_for_server() -> None:
    for _ in range(100):
        try:
            HTTPConnection("127.0.0.1", PORT).request("GET", "/sign-in/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("The server did not start.")


def run(cookies: list[str], work: list[list[tuple[int, int]]]) -> tuple[float, list[float], list[str]]:
    times: list[float] = []
    refused: list[str] = []
    threads = [
        threading.Thread(target=review, args=(cookie, marks, times, refused))
        for cookie, marks in zip(cookies, work, strict=True)
    ]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - started, times, refused


def review(session: str, marks: list[tuple[int, int]], times: list[float], refused: list[str]) -> None:
    server = HTTPConnection("127.0.0.1", PORT, timeout=60)
    server.request("GET", f"/articles/{marks[0][0]}/", headers={"Cookie": f"sessionid={session}"})
    answer = server.getresponse()
    csrf = re.search(r"csrftoken=(\w+)", answer.getheader("Set-Cookie", ""))[1]
    answer.read()
    headers = {
        "Cookie": f"sessionid={session}; csrftoken={csrf}",
        "X-CSRFToken": csrf,
        "HX-Request": "true",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    for article, placement in marks:
        started = time.perf_counter()
        address = f"/articles/{article}/placements/{placement}/mark/"
        server.request("POST", address, urlencode({"mark": "verified"}), headers)
        answer = server.getresponse()
        answer.read()
        times.append(time.perf_counter() - started)
        if answer.status != 200:
            refused.append(f"{answer.status} {address}")


def report(clients: int, seconds: float, times: list[float], refused: list[str]) -> None:
    from claims.models import Article, Event, Verdict
    from claims.queries.history_check import check_article

    times.sort()
    stored = Verdict.objects.current().count()
    marked = Verdict.objects.values("article")
    faults = [fault for article in Article.objects.filter(pk__in=marked) for fault in check_article(article)]
    print(f"{clients} clients: {len(times) / seconds:.0f} marks a second")
    print(f"median {times[len(times) // 2] * 1000:.0f} ms, p95 {times[int(len(times) * 0.95)] * 1000:.0f} ms")
    print(f"sent {len(times)}, refused {len(refused)}, stored {stored}, ", end="")
    print(f"events {Event.objects.filter(kind='claim_marked').count()}, faults in history {len(faults)}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
