"""What a script leaves running does not outlive it."""
import os
import signal
import subprocess
import sys
import textwrap
import unittest

from bootstrap_case import STUBBORN, BootstrapCase
from carbon_bootstrap import orphans

# A script that leaves a daemon behind, in a session of its own, and the daemon's pid in a file.
DAEMON = """
    import os, signal
    reader, writer = os.pipe()
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            os.closerange(0, 3)
            os.write(writer, str(os.getpid()).encode())
            signal.pause()
        os._exit(0)
    with open(os.path.join(os.environ["AIP_MODEL_DIR"], "pid"), "w") as file:
        file.write(os.read(reader, 20).decode())
"""


@unittest.skipUnless(os.path.exists("/proc/self/stat"), "needs /proc")
class OrphansTest(BootstrapCase):
    def variables(self):
        return {"AIP_MODEL_DIR": self.path("out", "model")}

    def assert_gone(self, name="pid"):
        with open(self.path("out", "model", name), encoding="utf-8") as file:
            pid = int(file.read())
        try:
            os.kill(pid, signal.SIGKILL)  # should it be there, it must not outlive the test either
        except ProcessLookupError:
            return
        self.fail("a process outlived the bootstrap")

    def test_a_daemon_does_not_outlive_the_script(self):
        self.assertEqual(self.run_script(DAEMON, **self.variables()), (0, "", ""))
        self.assert_gone()

    def test_a_daemon_does_not_outlive_a_script_that_a_signal_ends(self):
        source = DAEMON + "    print('ready')\n    signal.pause()\n"
        with self.start(source, **self.variables()) as process:
            self.assertEqual(process.stdout.readline(), "ready\n")
            process.terminate()
            self.assertEqual(process.communicate(), ("", ""))
            self.assertEqual(process.returncode, 143)
        self.assert_gone()

    def test_a_daemon_does_not_outlive_a_script_that_is_killed_after_the_grace(self):
        source = DAEMON + STUBBORN
        with self.start(source, options=["--grace-seconds", "0.2"], **self.variables()) as process:
            self.assertEqual(process.stdout.readline(), "ready\n")
            process.terminate()
            self.assertEqual(process.communicate(), ("heard\n", ""))
            self.assertEqual(process.returncode, 137)
        self.assert_gone()

    def test_a_session_within_a_session_does_not_outlive_the_script(self):
        inner = "import signal; print('up', flush=True); signal.pause()"
        outer = f"""
            import os, signal, subprocess, sys
            inner = subprocess.Popen(
                [sys.executable, "-c", {inner!r}], start_new_session=True, stdout=subprocess.PIPE
            )
            inner.stdout.readline()
            print(inner.pid, flush=True)
            signal.pause()
        """
        source = f"""
            import os, subprocess, sys
            outer = subprocess.Popen(
                [sys.executable, "-c", {textwrap.dedent(outer)!r}],
                start_new_session=True,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            for name, pid in (("inner", int(outer.stdout.readline())), ("outer", outer.pid)):
                with open(os.path.join(os.environ["AIP_MODEL_DIR"], name), "w") as file:
                    file.write(str(pid))
            sys.exit(3)
        """
        self.assertEqual(self.run_script(source, **self.variables())[0], 3)
        for name in ("inner", "outer"):
            self.assert_gone(name)

    def test_an_orphan_that_ends_is_no_zombie_while_the_script_runs(self):
        source = """
            import os
            reader, writer = os.pipe()
            if os.fork() == 0:
                if os.fork() == 0:
                    os.write(writer, str(os.getpid()).encode())
                os._exit(0)
            os.wait()
            pid = os.read(reader, 20).decode()
            while os.path.exists("/proc/" + pid):
                pass
            raise SystemExit(6)
        """
        self.assertEqual(self.run_script(source), (6, "", ""))

    def test_does_not_touch_what_is_not_its_own(self):
        command = [sys.executable, "-c", "input()"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as stranger:
            self.assertEqual(self.run_script(DAEMON, **self.variables()), (0, "", ""))
            stranger.communicate(b"\n")
        self.assertEqual(stranger.returncode, 0)
        self.assert_gone()

    def test_reads_the_parent_of_a_process_whatever_its_name(self):
        for name in (b"python3", b"a b", b") R 1 (", b"a\n) S 5"):
            with self.subTest(name):
                self.assertEqual(orphans.parent_of(b"12 (" + name + b") S 34 12 12 0 -1"), 34)


if __name__ == "__main__":
    unittest.main()
