"""That of two jobs made of one request a single one trains."""
import http.server
import os
import threading
import unittest
import urllib.parse

from bootstrap_case import BootstrapCase
from carbon_bootstrap import google, lease

LEASE = "0b4e8a52-1111-4222-8333-444455556666"
TOKEN = "canary-token"
SUPERSEDED = "carbon: superseded: this run trains elsewhere, or was given up; nothing was run\n"
UPLOAD_PATH = "/upload/storage/v1/b/my-bucket/o?uploadType=media&ifGenerationMatch=0&name=_carbon%2Flease"
READ_PATH = "/storage/v1/b/my-bucket/o/_carbon%2Flease?alt=media"


class Storage(http.server.ThreadingHTTPServer):
    """One object of Cloud Storage, and the metadata server, on loopback.

    `faults` are the answers to the next creates: a status without effect, or "lost" for a create
    that takes effect and whose answer never comes.
    """

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.held = None
        self.faults = []
        self.calls = []
        self.lock = threading.Lock()

    def create(self, content):
        """The status of the answer; None for no answer."""
        with self.lock:
            fault = self.faults.pop(0) if self.faults else None
            if fault not in (None, "lost"):
                return fault
            if self.held is not None:
                return 412
            self.held = content
            return None if fault else 200


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == google.TOKEN_PATH and self.headers["Metadata-Flavor"] == "Google":
            self.answer(200, b'{"access_token": "%s"}' % TOKEN.encode())
        elif self.path == READ_PATH and self.server.held is not None:
            self.called()
            self.answer(200, self.server.held)
        else:
            self.answer(404, b"")

    def do_POST(self):
        content = self.rfile.read(int(self.headers["Content-Length"]))
        self.called()
        status = self.server.create(content) if self.path == UPLOAD_PATH else 404
        if status is not None:
            self.answer(status, b"{}")

    def called(self):
        self.server.calls.append((self.command, self.headers["Authorization"]))

    def answer(self, status, content):
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


class LeaseInBucketTest(BootstrapCase):
    def setUp(self):
        super().setUp()
        self.storage = Storage()
        threading.Thread(target=self.storage.serve_forever, daemon=True).start()
        self.addCleanup(self.storage.server_close)
        self.addCleanup(self.storage.shutdown)

    def run_job(self, job, attempt=LEASE, seconds="10", bucket="my-bucket", **variables):
        """Runs a job's one machine to its end."""
        urls = {"CARBON_METADATA_URL": self.storage.url, "CARBON_STORAGE_URL": self.storage.url}
        identity = {} if job is None else {"CLOUD_ML_JOB_ID": job}
        return self.run_script(
            "print('ran')",
            options=["--lease", attempt, "--bucket", bucket, "--answer-seconds", seconds],
            AIP_MODEL_DIR=self.path("out", "model"),
            **{**urls, **identity, **variables},
        )

    def test_the_first_job_trains_and_says_who_it_is(self):
        self.assertEqual(self.run_job("42"), (0, "ran\n", ""))
        self.assertEqual(self.storage.held, f"{LEASE} 42\n".encode())
        self.assertEqual(self.storage.calls, [("POST", f"Bearer {TOKEN}")])

    def test_a_second_job_of_the_same_request_ends_at_once_and_well(self):
        self.run_job("42")
        os.remove(self.path("out", "carbon_metrics.json"))
        self.assertEqual(self.run_job("43"), (0, "", SUPERSEDED))
        self.assertEqual(self.storage.held, f"{LEASE} 42\n".encode())
        self.assertFalse(os.path.exists(self.path("out", "carbon_metrics.json")))

    def test_a_job_that_is_started_again_goes_on(self):
        for _ in range(3):
            self.assertEqual(self.run_job("42"), (0, "ran\n", ""))

    def test_the_machines_of_a_job_that_is_not_told_its_id_agree(self):
        for _ in range(2):
            self.assertEqual(self.run_job(None), (0, "ran\n", ""))
        self.assertEqual(self.storage.held, f"{LEASE}\n".encode())

    def test_nothing_trains_once_carbon_or_another_attempt_has_the_lease(self):
        for held in (b"closed\n", b"another-attempt 42\n", b"", f"{LEASE} 421\n".encode()):
            with self.subTest(held):
                self.storage.held = held
                self.assertEqual(self.run_job("42"), (0, "", SUPERSEDED))

    def test_comes_before_everything_else(self):
        self.storage.held = b"closed\n"
        result = self.run_script(
            "print('ran')",
            options=["--lease", LEASE, "--bucket", "my-bucket", "--secret", "KEY=env:NOT_SET"],
            manifest_sha256="0" * 64,
            STORAGE_EMULATOR_HOST=self.storage.url,
        )
        self.assertEqual(result, (0, "", SUPERSEDED))

    def test_a_lost_answer_does_not_lose_the_lease(self):
        self.storage.faults = ["lost"]
        self.assertEqual(self.run_job("42"), (0, "ran\n", ""))
        self.assertEqual([call[0] for call in self.storage.calls], ["POST", "POST", "GET"])

    def test_an_emulator_is_shown_no_token(self):
        result = self.run_job("42", STORAGE_EMULATOR_HOST=self.storage.url, CARBON_STORAGE_URL="")
        self.assertEqual(result, (0, "ran\n", ""))
        self.assertEqual(self.storage.calls, [("POST", None)])

    def test_never_trains_without_an_answer(self):
        for faults, reason in (
            ([401], "Cloud Storage answered 401; the metadata server's token is not accepted"),
            ([403], "Cloud Storage answered 403; the job's service account needs"
             " roles/storage.objectUser on the bucket"),
            ([404], "Cloud Storage answered 404; there is no such bucket"),
            ([302], "Cloud Storage answered 302"),
        ):
            with self.subTest(reason):
                self.storage.faults = faults
                self.assert_not_run(self.run_job("42"), reason)
        self.assertIsNone(self.storage.held)

    def test_never_trains_when_the_store_cannot_be_reached(self):
        nowhere = {"CARBON_STORAGE_URL": "http://127.0.0.1:9"}
        result = self.run_job("42", seconds="0.2", **nowhere)
        self.assert_not_run(result, "Cloud Storage cannot be reached")
        result = self.run_job("42", seconds="0.2", CARBON_METADATA_URL="http://127.0.0.1:9")
        self.assert_not_run(result, "the metadata server cannot be reached")

    def test_sends_nothing_to_another_machine(self):
        for name in ("CARBON_STORAGE_URL", "STORAGE_EMULATOR_HOST"):
            result = self.run_job("42", **{name: "http://192.0.2.1:80"})
            self.assert_not_run(result, f"{name} is no http address of this machine")

    def assert_not_run(self, result, reason):
        message = f"carbon: cannot take the lease of this run: {reason}; nothing was run\n"
        self.assertEqual(result, (98, "", message))

    def test_asks_again_while_the_store_has_a_problem(self):
        os.environ["STORAGE_EMULATOR_HOST"] = self.storage.url
        self.addCleanup(os.environ.pop, "STORAGE_EMULATOR_HOST")
        pauses = []
        self.storage.faults = [503, 429, 408, 500]
        self.assertTrue(lease.LeaseStore("my-bucket", 10, pauses.append).take("me\n"))
        self.assertEqual(len(pauses), 4)
        self.storage.faults = [503] * 100
        with self.assertRaisesRegex(google.Unavailable, "answered 503"):
            lease.LeaseStore("my-bucket", 10, pauses.append).take("me\n")

    def test_of_jobs_that_come_at_once_one_trains(self):
        os.environ["STORAGE_EMULATOR_HOST"] = self.storage.url
        self.addCleanup(os.environ.pop, "STORAGE_EMULATOR_HOST")
        won = []

        def take(holder):
            if lease.LeaseStore("my-bucket", 10).take(holder):
                won.append(holder)

        jobs = [threading.Thread(target=take, args=(f"{LEASE} {n}\n",)) for n in range(8)]
        for job in jobs:
            job.start()
        for job in jobs:
            job.join()
        self.assertEqual([self.storage.held.decode()], won)


class LeaseInFolderTest(BootstrapCase):
    def rehearse(self):
        return self.run_script("print('ran')", options=["--lease", LEASE])

    def test_a_rehearsal_trains_once(self):
        self.assertEqual(self.rehearse(), (0, "ran\n", ""))
        with open(self.path("mount", "bucket", *lease.LEASE_NAME.split("/")), encoding="utf-8") as file:
            self.assertEqual(file.read(), f"{LEASE}\n")
        self.assertEqual(self.rehearse(), (0, "", SUPERSEDED))

    def test_says_when_there_is_no_place_for_the_lease(self):
        with open(self.path("mount", "bucket", "_carbon"), "w", encoding="utf-8"):
            pass
        code, output, errors = self.rehearse()
        self.assertEqual((code, output), (98, ""))
        self.assertRegex(errors, r"\Acarbon: cannot take the lease of this run: [^\n]*; nothing was run\n\Z")

    def test_without_a_lease_there_is_nothing_to_take(self):
        self.assertEqual(urllib.parse.quote(lease.LEASE_NAME, safe=""), "_carbon%2Flease")
        for _ in range(2):
            self.assertEqual(self.run_script("print('ran')"), (0, "ran\n", ""))


if __name__ == "__main__":
    unittest.main()
