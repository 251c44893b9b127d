"""A disk of which the power can be cut: XFS on a file, on a loop device."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NEEDED = ("mkfs.xfs", "xfs_io", "mount", "umount")


class Disk:
    """`cut_power` loses whatever was not on the disk; `power_up` mounts what is left."""

    def __init__(self, image: Path, place: Path) -> None:
        self.image, self.place = image, place

    def power_up(self) -> None:
        run("mount", "-o", "loop", str(self.image), str(self.place))

    def cut_power(self) -> None:
        run("xfs_io", "-x", "-c", "shutdown", str(self.place))

    def take_out(self) -> None:
        """Unmount, once the processes that had files open are really gone."""
        for _ in range(100):
            if subprocess.run(["umount", self.place], capture_output=True, check=False).returncode:
                time.sleep(0.05)
            else:
                return
        run("umount", str(self.place))


def run(*words: str) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(words)}: {done.stderr}"


def why_not() -> str:
    """Why this machine cannot cut the power of a disk; empty when it can."""
    if os.geteuid() != 0:
        return "needs root, to mount a loop device"
    if any(shutil.which(program) is None for program in NEEDED) and shutil.which("apt-get"):
        subprocess.run(["apt-get", "install", "-yq", "xfsprogs"], capture_output=True, check=False)
    missing = [program for program in NEEDED if shutil.which(program) is None]
    return f"needs {', '.join(missing)}" if missing else ""


@contextmanager
def disk(megabytes: int = 400) -> Iterator[Disk]:
    """A mounted disk; skips the test in one line where that is not possible."""
    reason = why_not()
    if reason:
        pytest.skip(reason)
    folder = Path(tempfile.mkdtemp(prefix="leidraad-disk-"))
    image, place = folder / "disk.img", folder / "disk"
    place.mkdir()
    with image.open("wb") as file:
        file.truncate(megabytes * 2**20)
    run("mkfs.xfs", "-q", str(image))
    own = Disk(image, place)
    try:
        own.power_up()
    except AssertionError as problem:
        shutil.rmtree(folder)
        pytest.skip(f"cannot mount a loop device here: {problem}")
    try:
        yield own
    finally:
        subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False)
        shutil.rmtree(folder, ignore_errors=True)
