import importlib.machinery
import importlib.util
import io
import unittest
import zipfile
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[3] / "scripts" / "check-reproducible"


def load():
    loader = importlib.machinery.SourceFileLoader("check_reproducible", str(SCRIPT))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


def jar(*entries, hour=0):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in entries:
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 1, hour, 0, 0)), text)
    return content.getvalue()


class DifferencesTest(unittest.TestCase):
    def differences(self, first, second):
        return load().differences(first, second)

    def test_the_same_bytes_do_not_differ(self):
        self.assertEqual([], self.differences({"carbon.jar": jar(("A", "1"))}, {"carbon.jar": jar(("A", "1"))}))

    def test_names_the_entry_that_differs(self):
        told = self.differences(
            {"carbon.jar": jar(("A", "1"), ("B", "2"))}, {"carbon.jar": jar(("A", "1"), ("B", "3"))}
        )
        self.assertEqual(["carbon.jar differs in B"], told)

    def test_the_time_of_an_entry_counts(self):
        told = self.differences({"carbon.jar": jar(("A", "1"))}, {"carbon.jar": jar(("A", "1"), hour=2)})
        self.assertEqual(["carbon.jar differs in A"], told)

    def test_the_order_of_entries_counts(self):
        told = self.differences(
            {"carbon.jar": jar(("A", "1"), ("B", "2"))}, {"carbon.jar": jar(("B", "2"), ("A", "1"))}
        )
        self.assertEqual(["carbon.jar differs in the order of its entries"], told)

    def test_another_file_is_only_said_to_differ(self):
        self.assertEqual(["sbom.json differs"], self.differences({"sbom.json": b"{1}"}, {"sbom.json": b"{2}"}))

    def test_a_library_that_is_missing_counts(self):
        self.assertEqual(["lib/a.jar is only in one of the builds"], self.differences({"lib/a.jar": b""}, {}))


class SourcesTest(unittest.TestCase):
    def test_the_whole_project_is_built_and_nothing_that_a_build_left(self):
        names = list(load().sources())
        for needed in ("pom.xml", ".mvn/jvm.config", "src/main/java/dev/carbon/Main.java"):
            self.assertIn(needed, names)
        self.assertEqual([], [name for name in names if name.startswith((".git/", "target/"))])


if __name__ == "__main__":
    unittest.main()
