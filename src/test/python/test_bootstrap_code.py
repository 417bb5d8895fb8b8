"""Nothing runs but what was uploaded."""
import json
import os
import shutil
import unittest

from bootstrap_case import BootstrapCase, sha256_of


class CodeTest(BootstrapCase):
    def assert_refused(self, result, reason):
        code, output, errors = result
        self.assertEqual((code, output), (97, ""))
        self.assertRegex(errors, r"\Acarbon: [^\n]*" + reason + r"[^\n]*; nothing was run\n\Z")

    def run_listed(self, name, sha256=sha256_of(b"print('ran')"), **options):
        """Runs a script with a manifest that lists one file more."""
        files = {"task.py": sha256_of(b"print('ran')"), name: sha256}
        return self.run_script("print('ran')", files=files, **options)

    def test_does_not_run_by_a_manifest_that_is_not_what_was_uploaded(self):
        result = self.run_script("print('ran')", "s3cret", manifest_sha256="0" * 64, TOKEN="s3cret")
        self.assert_refused(result, "'carbon_manifest.json' is not the file that was uploaded")
        self.assertNotIn("s3cret", result[2])

    def test_does_not_run_code_that_is_not_what_was_uploaded(self):
        files = {"task.py": "0" * 64}
        result = self.run_script("print('ran')", "s3cret", files=files, TOKEN="s3cret")
        self.assert_refused(result, "'task.py' is not the file that was uploaded")
        self.assertNotIn("s3cret", result[2])

    def test_checks_every_file_of_the_manifest(self):
        self.write_script("helper", name="pkg/helper.py")
        right = sha256_of(b"helper")
        self.assertEqual(self.run_listed("pkg/helper.py", right), (0, "ran\n", ""))
        self.write_script("Helper", name="pkg/helper.py")
        self.assert_refused(self.run_listed("pkg/helper.py", right), "'pkg/helper.py' is not the file")
        os.remove(os.path.join(self.input, "pkg", "helper.py"))
        self.assert_refused(self.run_listed("pkg/helper.py", right), "cannot read 'pkg/helper.py': No such")

    def test_takes_hashes_in_either_case(self):
        sha256 = sha256_of(b"print('ran')").upper()
        manifest = self.write_manifest({"task.py": sha256}).upper()
        result = self.run_script("print('ran')", files={"task.py": sha256}, manifest_sha256=manifest)
        self.assertEqual(result, (0, "ran\n", ""))

    def test_nothing_of_the_code_lies_elsewhere(self):
        outside = self.path("mount", "bucket", "outside.py")
        shutil.copy(self.bootstrap, outside)
        os.symlink(outside, os.path.join(self.input, "link.py"))
        os.symlink("task.py", os.path.join(self.input, "inner.py"))
        os.symlink("..", os.path.join(self.input, "up"))
        with open(outside, "rb") as file:
            sha256 = sha256_of(file.read())
        for name in ("../outside.py", outside, "link.py", "inner.py", "up/outside.py", "..", "."):
            with self.subTest(name):
                self.assert_refused(self.run_listed(name, sha256), "is no file below the folder of the code")
        for name in ("./task.py", "sub/../task.py", "task.py/", ""):
            with self.subTest(name):
                self.assert_refused(self.run_listed(name), "is no file below the folder of the code")
        for name in ("..\\outside.py", "two\nlines.py"):
            with self.subTest(name):
                self.assert_refused(self.run_listed(name), "cannot read '.*': No such file")

    def test_names_that_no_file_can_have_are_refused(self):
        for name in ("a\0b", "\ud800"):
            with self.subTest(name):
                self.assert_refused(self.run_listed(name), "is no name of a file")

    def test_a_folder_is_no_file(self):
        os.mkdir(os.path.join(self.input, "pkg"))
        self.assert_refused(self.run_listed("pkg"), "cannot read 'pkg': Is a directory")

    def test_refuses_a_manifest_that_lists_no_files(self):
        entry = {"path": "task.py", "sha256": "0" * 64}
        for content in (
            b"",
            b"{",
            b"[]",
            b"null",
            b"7",
            b"\xff\xfe",
            b"[" * 100_000,
            b"{}",
            b'{"files": null}',
            b'{"files": {"task.py": "0"}}',
            json.dumps({"files": [entry, "task.py"]}).encode(),
            json.dumps({"files": [{"path": "task.py"}]}).encode(),
            json.dumps({"files": [{**entry, "path": 7}]}).encode(),
            json.dumps({"files": [{**entry, "sha256": None}]}).encode(),
        ):
            with self.subTest(content[:80]):
                result = self.run_script("print('ran')", manifest=content)
                self.assert_refused(result, "carbon_manifest.json is no list of files")

    def test_says_when_there_is_no_manifest(self):
        self.write_script("print('ran')")
        with self.launch("0" * 64) as process:
            output, errors = process.communicate()
        self.assert_refused((process.returncode, output, errors), "cannot read 'carbon_manifest.json'")

    def test_runs_only_a_script_of_the_manifest(self):
        self.write_script("print('ran')", name="unlisted.py")
        for script in ("unlisted.py", "missing.py", "./task.py", "../input/task.py", "pkg", ""):
            with self.subTest(script):
                result = self.run_script("print('ran')", program=("--script", script))
                self.assert_refused(result, "is no file of the code")


if __name__ == "__main__":
    unittest.main()
