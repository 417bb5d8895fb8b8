"""The requirements, which pip installs into a virtual environment for as long as the script runs."""
import contextlib
import importlib.util
import os
import shutil
import sys
import sysconfig
import tempfile
from typing import Iterator, List, Optional

from carbon_bootstrap.basics import (
    KILLED_BY_SIGNAL,
    SETUP_FAILED,
    BootstrapFailed,
    Environment,
    write,
)
from carbon_bootstrap.manifest import refused
from carbon_bootstrap.meter import Meter
from carbon_bootstrap.script import Stopper, run


@contextlib.contextmanager
def interpreter(
    requirements: Optional[str],
    folder: str,
    files: List[str],
    stopper: Stopper,
    meter: Optional[Meter] = None,
) -> Iterator[str]:
    """The Python that runs the script: ours, or one that has the requirements for as long."""
    if requirements is None:
        yield sys.executable
        return
    if requirements not in files:
        raise refused(f"{requirements!r} is no file of the code")
    if not all(importlib.util.find_spec(module) for module in ("pip", "venv")):
        raise not_installed("this Python has no pip or venv: use an image that has")
    scratch = tempfile.mkdtemp(prefix="carbon-")
    try:
        python = virtual_environment(os.path.join(scratch, "venv"))
        environment = {**os.environ, "PIP_USER": "0", "TMPDIR": scratch}
        install(python, os.path.join(folder, requirements), folder, environment, stopper, meter)
        yield python
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def virtual_environment(folder: str) -> str:
    """Makes an environment that finds what our own Python finds; returns its interpreter.

    The system's packages alone would not do: our Python may be that of a virtual environment. Each
    folder is added as site adds it, since a package may be installed by a file that names it.
    """
    import venv

    venv.EnvBuilder(system_site_packages=True, symlinks=True, with_pip=False).create(folder)
    own = sysconfig.get_path("purelib", "posix_prefix", {"base": folder})
    inherited = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    lines = [f"import site; site.addsitedir({path!a})\n" for path in inherited]
    write(os.path.join(own, "carbon_inherited.pth"), "".join(lines))
    return os.path.join(folder, "bin", "python")


def install(
    python: str,
    requirements: str,
    folder: str,
    environment: Environment,
    stopper: Stopper,
    meter: Optional[Meter],
) -> None:
    """Lets pip, set up as its user likes it, install what is missing into the environment."""
    pip = [python, "-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    exit_code = run([*pip, "-r", requirements], folder, environment, stopper, meter)
    if stopper.requested is not None:
        stopped = KILLED_BY_SIGNAL + stopper.requested
        raise BootstrapFailed(stopped, "stopped while the requirements were installed")
    if exit_code != 0:
        raise not_installed(f"pip ended with exit code {exit_code}")


def not_installed(reason: str) -> BootstrapFailed:
    """The script is not run without what it needs."""
    return BootstrapFailed(SETUP_FAILED, f"cannot install the requirements: {reason}")
