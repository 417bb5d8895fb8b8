"""What pip installs before the script runs, and that nothing of it stays."""
import os
import signal
import socket
import subprocess
import sys
import unittest
import zipfile

from bootstrap_case import BootstrapCase

SHOW = "import tiny; print(tiny.VERSION)"


def write_wheel(folder, version, name="tiny"):
    """Writes a package with one module that knows its version; returns the file's name."""
    file_name = f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": f"VERSION = {version!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": f"{name}.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n",
    }
    os.makedirs(folder, exist_ok=True)
    with zipfile.ZipFile(os.path.join(folder, file_name), "w") as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)
    return file_name


class RequirementsCase(BootstrapCase):
    def setUp(self):
        super().setUp()
        self.scratch = self.path("scratch")
        self.home = self.path("home")
        os.mkdir(self.scratch)
        os.mkdir(self.home)

    def start_with(self, requirements, script, program=("--script", "src/task.py"), **options):
        """Starts a script with requirements; nothing may be fetched from a network."""
        files = {"src/task.py": script, "req/all.txt": requirements}
        listed = self.write_manifest({name: self.write_script(text, name) for name, text in files.items()})
        given = ["--requirements", "req/all.txt", *options.pop("options", ())]
        variables = {"HOME": self.home, "TMPDIR": self.scratch, "PIP_NO_INDEX": "1", **options}
        return self.launch(listed, program=program, options=given, **variables)

    def run_with(self, requirements, script=SHOW, **options):
        with self.start_with(requirements, script, **options) as process:
            output, errors = process.communicate()
        self.assertEqual(os.listdir(self.scratch), [])
        return process.returncode, output, errors

    def outer_environment(self, *flags):
        """A virtual environment as users have; returns its interpreter and its packages' folder."""
        folder = self.path("outer")
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", *flags, folder], check=True)
        version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
        packages = os.path.join(folder, "lib", version, "site-packages")
        return os.path.join(folder, "bin", "python"), packages


class RequirementsTest(RequirementsCase):
    def test_the_script_has_what_pip_installs(self):
        write_wheel(os.path.join(self.input, "wheels"), "1.0")
        for line in ("tiny==1.0", "./wheels/tiny-1.0-py3-none-any.whl"):
            with self.subTest(line):
                requirements = f"--find-links wheels\n{line}\n"
                code, output, _ = self.run_with(requirements)
                self.assertEqual((code, output.splitlines()[-1]), (0, "1.0"))

    def test_a_module_has_it_too(self):
        write_wheel(os.path.join(self.input, "wheels"), "1.0")
        program = ("--module", "src.task")
        code, output, _ = self.run_with("--find-links wheels\ntiny\n", program=program)
        self.assertEqual((code, output.splitlines()[-1]), (0, "1.0"))

    def test_nothing_is_installed_for_longer_even_if_pip_is_set_up_so(self):
        write_wheel(os.path.join(self.input, "wheels"), "1.0")
        code, output, _ = self.run_with("--find-links wheels\ntiny\n", PIP_USER="1")
        self.assertEqual((code, output.splitlines()[-1]), (0, "1.0"))
        self.assertEqual([n for _, _, names in os.walk(self.home) for n in names if "tiny" in n], [])
        again = self.run_script("import tiny")
        self.assertIn("No module named 'tiny'", again[2])

    def test_does_not_install_what_an_enclosing_environment_has(self):
        python, packages = self.outer_environment("--system-site-packages")
        with zipfile.ZipFile(os.path.join(self.folder, write_wheel(self.folder, "1.0"))) as wheel:
            wheel.extractall(packages)
        code, output, errors = self.run_with("tiny>=1.0\n", python=python)
        self.assertEqual((code, output.splitlines()[-1]), (0, "1.0"), errors)
        self.assertIn("already satisfied: tiny", output)

    def test_finds_a_package_that_an_enclosing_environment_has_by_a_link(self):
        python, packages = self.outer_environment("--system-site-packages")
        with zipfile.ZipFile(os.path.join(self.folder, write_wheel(self.folder, "1.0"))) as wheel:
            wheel.extractall(self.path("elsewhere"))
        with open(os.path.join(packages, "linked.pth"), "w") as file:
            file.write(self.path("elsewhere") + "\n")
        code, output, errors = self.run_with("tiny\n", python=python)
        self.assertEqual((code, output.splitlines()[-1]), (0, "1.0"), errors)

    def test_another_version_takes_the_place_of_the_enclosing_one_for_this_run_only(self):
        python, packages = self.outer_environment("--system-site-packages")
        with zipfile.ZipFile(os.path.join(self.folder, write_wheel(self.folder, "1.0"))) as wheel:
            wheel.extractall(packages)
        write_wheel(os.path.join(self.input, "wheels"), "2.0")
        code, output, _ = self.run_with("--find-links wheels\ntiny==2.0\n", python=python)
        self.assertEqual((code, output.splitlines()[-1]), (0, "2.0"))
        found = subprocess.run([python, "-c", SHOW], stdout=subprocess.PIPE, check=True).stdout
        self.assertEqual(found, b"1.0\n")


class NotInstalledTest(RequirementsCase):
    def assert_not_installed(self, result, reason):
        code, output, errors = result
        self.assertEqual(code, 98)
        self.assertNotIn("ran", output.split())
        expected = f"carbon: cannot install the requirements: {reason}"
        self.assertEqual(errors.splitlines()[-1], expected)

    def test_does_not_run_the_script_when_pip_fails(self):
        result = self.run_with("no-such-package-anywhere\n", "print('ran')")
        self.assert_not_installed(result, "pip ended with exit code 1")
        self.assertIn("No matching distribution found for no-such-package-anywhere", result[2])

    def test_says_that_pip_is_missing(self):
        python, _ = self.outer_environment()
        result = self.run_with("tiny\n", "print('ran')", python=python)
        self.assert_not_installed(result, "this Python has no pip or venv: use an image that has")
        self.assertEqual(len(result[2].splitlines()), 1)

    def test_installs_only_from_a_file_of_the_manifest(self):
        self.write_script("tiny", name="unlisted.txt")
        for name in ("unlisted.txt", "missing.txt", "../input/task.py", ""):
            with self.subTest(name):
                code, output, errors = self.run_script("print('ran')", options=["--requirements", name])
                self.assertEqual((code, output), (97, ""))
                self.assertEqual(errors, f"carbon: {name!r} is no file of the code; nothing was run\n")

    def test_pip_does_not_learn_the_secrets(self):
        wheel = write_wheel(os.path.join(self.input, "wheels"), "1.0")
        options = ["--secret", "WHEEL=env:KEPT"]
        code, _, errors = self.run_with("./wheels/${WHEEL}\n", options=options, KEPT=wheel)
        self.assertEqual(code, 98, errors)
        code, output, _ = self.run_with("./wheels/${KEPT}\n", options=options, KEPT=wheel)
        self.assertEqual((code, output.splitlines()[-1]), (0, "1.0"))

    def test_a_request_to_stop_ends_pip(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            links = f"--find-links http://127.0.0.1:{server.getsockname()[1]}/\ntiny\n"
            with self.start_with(links, "print('ran')") as process:
                connection, _ = server.accept()
                with connection:
                    process.send_signal(signal.SIGTERM)
                    output, errors = process.communicate()
        self.assertEqual(process.returncode, 143)
        self.assertNotIn("ran", output.split())
        self.assertIn("carbon: stopped while the requirements were installed\n", errors)
        self.assertEqual(os.listdir(self.scratch), [])


if __name__ == "__main__":
    unittest.main()
