"""What is wrong in a file, and where."""

from pathlib import Path


class FileProblem(ValueError):
    """A file that cannot be read as it is. Says in Dutch what is wrong, where, and what is expected."""

    def __init__(self, file: Path, place: str, problem: str) -> None:
        super().__init__(f"{file.name}, {place}: {problem}")
