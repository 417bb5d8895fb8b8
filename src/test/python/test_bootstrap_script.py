"""How a script is run, and how it is stopped."""
import os
import signal
import unittest

from bootstrap_case import ARCHIVE_NAME, STUBBORN, BootstrapCase
from carbon_bootstrap import script


class ScriptTest(BootstrapCase):
    def test_passes_arguments_through_untouched(self):
        arguments = ["a b", "", "'", '"', "$(touch x)", "`id`", "a\nb", "*", "--", "--run", "-x"]
        arguments.append(os.fsdecode("é".encode()))
        source = "import os, sys; print([os.fsencode(argument) for argument in sys.argv[1:]])"
        code, output, _ = self.run_script(source, *arguments)
        self.assertEqual((code, output), (0, f"{list(map(os.fsencode, arguments))}\n"))
        self.assertEqual(sorted(os.listdir(self.input)), [ARCHIVE_NAME, "carbon_manifest.json", "task.py"])

    def test_ends_with_the_code_of_the_script(self):
        for statement, expected in (
            ("pass", 0),
            ("raise SystemExit(3)", 3),
            ("raise ValueError", 1),
            ("import os; os.kill(os.getpid(), 9)", 137),
            ("import os; os.abort()", 134),
        ):
            with self.subTest(statement):
                self.assertEqual(self.run_script(statement)[0], expected)

    def test_runs_in_the_folder_of_the_code_without_a_terminal_to_read(self):
        source = "import os, sys; print(os.getcwd(), repr(sys.stdin.read()))"
        with self.start(source) as process:
            output, _ = process.communicate("typed by someone")
        self.assertEqual(output, f"{self.input} ''\n")

    def test_shows_output_while_the_script_runs(self):
        process = self.start("import signal; print('now'); signal.pause()")
        with process:
            self.assertEqual(process.stdout.readline(), "now\n")
            process.terminate()

    def test_starts_a_session_of_its_own_only_when_asked(self):
        source = "import os; print(os.getsid(0) == os.getppid(), os.getpgrp() == os.getpid())"
        self.assertEqual(self.run_script(source), (0, "False True\n", ""))
        self.assertEqual(self.run_script(source, options=["--new-session"]), (0, "True True\n", ""))

    def test_leaves_nothing_running(self):
        source = """
            import subprocess, sys
            subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"])
            print("done")
        """
        # The process left behind holds our end of the pipe open: reading it to the end would hang.
        self.assertEqual(self.run_script(source), (0, "done\n", ""))

    def test_refuses_options_it_does_not_know(self):
        for options in (["--aip", "s3"], ["--unknown"], ["--grace-seconds", "-1"]):
            with self.subTest(options):
                self.assertEqual(self.run_script("print('ran')", options=options)[:2], (2, ""))


class StopTest(BootstrapCase):
    def test_hands_sigterm_on_to_the_whole_group_of_the_script(self):
        source = """
            import os, signal, subprocess, sys
            def stop(name):
                def handler(*_):
                    os.write(1, (name + " stops\\n").encode())
                    sys.exit(5)
                return handler
            child = os.fork()
            signal.signal(signal.SIGTERM, stop("script" if child else "its child"))
            os.write(1, b"ready\\n")
            if child:
                try:
                    signal.pause()
                finally:
                    os.waitpid(child, 0)
            signal.pause()
        """
        with self.start(source, AIP_MODEL_DIR=self.path("out", "model")) as process:
            self.assertEqual([process.stdout.readline() for _ in range(2)], ["ready\n"] * 2)
            process.terminate()
            output, _ = process.communicate()
        self.assertEqual(sorted(output.splitlines()), ["its child stops", "script stops"])
        self.assertEqual(process.returncode, 5)
        self.assertEqual(self.metrics()["exitCode"], 5)

    def test_a_script_that_ends_by_the_signal_ends_with_128_more(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(number):
                source = f"import signal; signal.signal({int(number)}, signal.SIG_DFL)"
                with self.start(source + "; print('ready'); signal.pause()") as process:
                    self.assertEqual(process.stdout.readline(), "ready\n")
                    process.send_signal(number)
                    self.assertEqual(process.wait(), 128 + number)

    def test_kills_a_script_that_does_not_end_within_the_grace(self):
        with self.start(STUBBORN, options=["--grace-seconds", "0.2"]) as process:
            self.assertEqual(process.stdout.readline(), "ready\n")
            process.terminate()
            self.assertEqual(process.stdout.readline(), "heard\n")
            self.assertEqual(process.wait(), 137)

    def test_a_second_signal_kills_at_once(self):
        for second in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(second), self.start(STUBBORN, options=["--grace-seconds", "3600"]) as process:
                self.assertEqual(process.stdout.readline(), "ready\n")
                process.terminate()
                self.assertEqual(process.stdout.readline(), "heard\n")
                process.send_signal(second)
                self.assertEqual(process.wait(), 137)

    def test_a_signal_before_the_script_keeps_it_from_starting(self):
        handlers = {number: signal.getsignal(number) for number in script.STOP_SIGNALS}
        handlers[signal.SIGALRM] = signal.getsignal(signal.SIGALRM)
        try:
            stopper = script.Stopper(60)
            signal.raise_signal(signal.SIGTERM)
            self.assertEqual(script.run(["/never/run"], self.input, {}, stopper), 143)
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)


if __name__ == "__main__":
    unittest.main()
