"""Modules, scripts in sub-folders, and what they can import."""
import os
import unittest

from bootstrap_case import BootstrapCase

WHERE = "import os, sys; print(os.getcwd(), *sys.argv[1:])\n"


class ImportsTest(BootstrapCase):
    def test_runs_a_module_in_the_folder_of_the_code(self):
        files = {"pkg/__init__.py": "", "pkg/train.py": "from pkg import helper\n" + WHERE}
        files["pkg/helper.py"] = "print(__name__)"
        result = self.run_files(files, ("--module", "pkg.train"), "a b", "--lr")
        self.assertEqual(result, (0, f"pkg.helper\n{self.input} a b --lr\n", ""))

    def test_runs_a_package_by_its_main_module(self):
        files = {"pkg/__init__.py": "", "pkg/__main__.py": "print(__name__, __package__)"}
        self.assertEqual(self.run_files(files, ("--module", "pkg")), (0, "__main__ pkg\n", ""))

    def test_runs_a_module_of_python_itself(self):
        code, output, _ = self.run_files({}, ("--module", "this"))
        self.assertEqual((code, output.splitlines()[0]), (0, "The Zen of Python, by Tim Peters"))

    def test_a_module_that_is_not_there_fails_as_python_says_it(self):
        code, output, errors = self.run_files({}, ("--module", "pkg.missing"))
        self.assertEqual((code, output), (1, ""))
        self.assertIn("No module named 'pkg'", errors)

    def test_a_script_in_a_folder_imports_from_there_and_from_the_root(self):
        files = {
            "src/train.py": WHERE + "import beside, shared.things, sys\nprint(sys.path[0])",
            "src/beside.py": "print(__name__)",
            "shared/things.py": "print(__name__)",
            "beside.py": "raise SystemExit('of the wrong folder')",
        }
        result = self.run_files(files, ("--script", "src/train.py"), "x")
        lines = [f"{self.input} x", "beside", "shared.things", os.path.join(self.input, "src")]
        self.assertEqual(result, (0, "\n".join(lines) + "\n", ""))

    def test_the_code_comes_before_what_is_on_the_path_already(self):
        other = self.path("other")
        os.mkdir(other)
        for name in ("both", "elsewhere"):
            with open(os.path.join(other, name + ".py"), "w") as file:
                file.write("print('of the other folder')")
        files = {"src/train.py": "import both, elsewhere", "both.py": "print('of the code')"}
        result = self.run_files(files, ("--script", "src/train.py"), PYTHONPATH=other)
        self.assertEqual(result, (0, "of the code\nof the other folder\n", ""))

    def test_leaves_no_compiled_files_in_the_bucket(self):
        files = {"pkg/__init__.py": "", "pkg/train.py": "import pkg.helper", "pkg/helper.py": ""}
        self.assertEqual(self.run_files(files, ("--module", "pkg.train")), (0, "", ""))
        found = [name for _, folders, names in os.walk(self.input) for name in folders + names]
        self.assertEqual(len(found), len(["pkg", "bootstrap", "manifest", *files]), found)

    def test_runs_nothing_of_the_code_before_it_is_checked(self):
        planted = {f"{name}.py": "print('planted')" for name in ("hashlib", "json", "platform", "resource")}
        files = {"task.py": "print('ran')", **planted}
        for options in ({}, {"PYTHONPATH": self.input}):
            with self.subTest(options):
                result = self.run_files(files, ("--script", "task.py"), **options)
                self.assertEqual(result, (0, "ran\n", ""))


if __name__ == "__main__":
    unittest.main()
