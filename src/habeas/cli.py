"""The command line: `habeas …`. Django is imported inside the commands that need it."""


def main() -> int:
    return 0
