"""The example crisis behind a server of its own, and its twins."""
import contextlib, json, os, socket, subprocess, tempfile, time, urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = ROOT / "Examples" / "kazakhstan-2022"
SECONDS_TO_START = 60


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(address):
    with contextlib.suppress(OSError):
        with urllib.request.urlopen(address, timeout=2) as answer:
            return answer.status == 200
    return False


@contextlib.contextmanager
def served_example(binary):
    """The address of a server over a fresh database of the example, and the database."""
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "example.sqlite")
        subprocess.run([binary, "ingest", "--db", database, EXAMPLE], check=True, stderr=subprocess.DEVNULL)
        base = f"http://127.0.0.1:{free_port()}"
        server = subprocess.Popen([binary, "serve", "--db", database, "--port", base.rsplit(":", 1)[1]],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            deadline = time.monotonic() + SECONDS_TO_START
            while not answers(base + "/healthz"):
                if server.poll() is not None or time.monotonic() > deadline:
                    raise SystemExit("check.py: the server did not start")
                time.sleep(0.1)
            yield base, database
        finally:
            server.terminate()
            server.wait()


def twin(base, address):
    with urllib.request.urlopen(base + address) as answer:
        return json.load(answer)
