"""Run a command with a PostgreSQL of its own: `python -m tests.with_postgresql COMMAND …`.

Starts the server on a free port with a data folder that is thrown away, sets LEIDRAAD_DATABASE, and
stops it after. Installs Debian's package where that is allowed; says so in one line where it is not.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOT_HERE = 77  # the exit code by which automake and others say "skipped"


def server_programs() -> Path | None:
    """Where initdb and postgres are: the newest of Debian's versions, or what is on the path."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if versions:
        return versions[-1].parent
    found = shutil.which("initdb")
    return Path(found).parent if found else None


def install() -> None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": False}
        subprocess.run(["apt-get", "update", "-q"], **quiet)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "install", "-yq", "postgresql"], env=environment, **quiet)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def postgresql(*, durable: bool = False) -> Iterator[str]:
    """The address of a fresh database. `durable` keeps fsync on, for benchmarks and proofs."""
    programs = server_programs()
    if programs is None:
        install()
        programs = server_programs()
    if programs is None:
        raise FileNotFoundError("PostgreSQL is niet geinstalleerd en kan hier niet worden gezet.")
    folder = Path(tempfile.mkdtemp(prefix="leidraad-postgresql-"))
    as_server: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres")
        folder.chmod(0o700)
        as_server = ["runuser", "-u", "postgres", "--"]
    data, port = folder / "data", free_port()
    run = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder}
    encoding = ["-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    subprocess.run(
        [*as_server, programs / "initdb", "-D", data, "-U", "leidraad", "-A", "trust", *encoding],
        **run,
    )
    options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c max_connections=100"
    if not durable:
        options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    control = [*as_server, programs / "pg_ctl", "-D", data, "-w", "-s"]
    subprocess.run([*control, "-l", folder / "log", "-o", options, "start"], **run)
    try:
        subprocess.run(
            [
                programs / "createdb",
                "-h",
                "127.0.0.1",
                "-p",
                str(port),
                "-U",
                "leidraad",
                "leidraad",
            ],
            **run,
        )
        yield f"postgresql://leidraad@127.0.0.1:{port}/leidraad"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], **run | {"check": False})
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    try:
        with postgresql() as address:
            environment = os.environ | {"LEIDRAAD_DATABASE": address}
            return subprocess.run(sys.argv[1:], env=environment, check=False).returncode
    except FileNotFoundError as problem:
        print(f"overgeslagen: {problem}")
        return NOT_HERE


if __name__ == "__main__":
    sys.exit(main())
