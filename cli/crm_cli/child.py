"""What a child process of ours does first: gives up root if told to, asks to end with its parent, becomes its program.

The rule kept here: this runs in a process of its own and not between fork and exec of a process with threads, where a
child may hang or crash. `python -m crm_cli.child PARENT USER PROGRAM ...`; an empty USER stays who it is.
"""

import ctypes
import os
import pwd
import signal
import sys

PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)


def command(program: list[str], user: str | None = None) -> list[str]:
    """The command that starts `program` as a child of this process which does not outlive it."""
    return [sys.executable, "-m", "crm_cli.child", str(os.getpid()), user or "", *program]


def become(user: str) -> None:
    """Is this user from now on."""
    account = pwd.getpwnam(user)
    os.initgroups(user, account.pw_gid)
    os.setgid(account.pw_gid)
    os.setuid(account.pw_uid)


def main() -> None:
    """Prepares this process and becomes the program."""
    parent, user, *program = sys.argv[1:]
    if user:
        become(user)
    library = ctypes.CDLL(None)
    if hasattr(library, "prctl"):  # after setuid, which would forget it
        library.prctl(PARENT_DEATH_SIGNAL, signal.SIGINT)
        if os.getppid() != int(parent):
            sys.exit("the parent has ended already")
    os.execv(program[0], program)  # noqa: S606 (no shell is wanted)


if __name__ == "__main__":
    main()
