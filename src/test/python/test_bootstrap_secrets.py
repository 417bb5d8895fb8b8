"""Where secrets come from, what is said when they do not, and that they are never shown."""
import base64
import http.server
import json
import os
import threading
import unittest

from bootstrap_case import BootstrapCase
from carbon_bootstrap import google, secrets

TOKEN = "ya29.canary-token"
VALUE = "canary-value-\u00fc"
PLACE = "projects/p/secrets/s/versions/7"
PATH = "/v1/projects/p/secrets/s/versions/7:access"
TOKEN_PATH = "/computeMetadata/v1/instance/service-accounts/default/token"
PRINT = "import os; print(ascii(os.environ['KEY']))"


def payload(content, **changes):
    """Secret Manager's answer, as its reference describes it."""
    data = {"data": base64.b64encode(content).decode(), "dataCrc32c": str(secrets.crc32c(content))}
    return {"name": PLACE, "payload": {**data, **changes}}


class Google(http.server.ThreadingHTTPServer):
    """The metadata server and Secret Manager, both on loopback.

    Answers are (status, body) by path: those of a list one after the other, the last one for ever;
    None answers nothing until the test ends.
    """

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        token = {"access_token": TOKEN, "expires_in": 3599, "token_type": "Bearer"}
        self.answers = {TOKEN_PATH: [(200, token)], PATH: [(200, payload(VALUE.encode()))]}
        self.calls = []
        self.over = threading.Event()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        google = self.server
        google.calls.append((self.path, self.headers["Metadata-Flavor"], self.headers["Authorization"]))
        answers = google.answers.get(self.path, [(404, {})])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if answer is None:
            google.over.wait(60)
            return
        status, body = answer
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Location", google.url + "/elsewhere")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


class SecretsCase(BootstrapCase):
    def setUp(self):
        super().setUp()
        self.google = Google()
        threading.Thread(target=self.google.serve_forever, daemon=True).start()
        self.addCleanup(self.google.server_close)
        self.addCleanup(self.google.shutdown)
        self.addCleanup(self.google.over.set)

    def run_with(self, *places, script=PRINT, seconds="10", **variables):
        """Runs a script whose variables are named NAME=PLACE."""
        urls = {"CARBON_METADATA_URL": self.google.url, "CARBON_SECRET_MANAGER_URL": self.google.url}
        options = [word for place in places for word in ("--secret", place)]
        options += ["--answer-seconds", seconds]
        return self.run_script(script, options=options, **{**urls, **variables})

    def assert_not_run(self, result, *reasons):
        """One line names what is wrong, and nothing of a secret."""
        code, output, errors = result
        self.assertEqual((code, output), (98, ""))
        self.assertEqual(errors, f"carbon: cannot fetch {', and '.join(reasons)}; nothing was run\n")
        self.assertNotIn("canary", errors)


class SecretManagerTest(SecretsCase):
    def test_the_script_has_the_secret_and_nobody_else_sees_it(self):
        result = self.run_with(f"KEY={PLACE}")
        self.assertEqual(result, (0, ascii(VALUE) + "\n", ""))
        expected = [(TOKEN_PATH, "Google", None), (PATH, None, f"Bearer {TOKEN}")]
        self.assertEqual(self.google.calls, expected)
        silent = self.run_with(f"KEY={PLACE}", script="pass", AIP_MODEL_DIR=self.path("out", "model"))
        self.assertEqual(silent, (0, "", ""))
        self.assertNotIn("canary", json.dumps(self.metrics()))

    def test_asks_for_one_token_only(self):
        self.google.answers[PATH.replace("7", "8")] = [(200, payload(b"two"))]
        places = (f"KEY={PLACE}", f"TWO={PLACE.replace('7', '8')}")
        script = "import os; print(os.environ['TWO'])"
        self.assertEqual(self.run_with(*places, script=script), (0, "two\n", ""))
        self.assertEqual([call[0] for call in self.google.calls].count(TOKEN_PATH), 1)

    def test_says_what_is_wrong_with_every_variable_at_once(self):
        for number, status in ((1, 403), (2, 404), (3, 400), (4, 302)):
            path = PATH.replace("7", str(number))
            self.google.answers[path] = [(status, {"error": {"message": "canary"}})]
        places = [f"K{number}={PLACE.replace('7', str(number))}" for number in range(1, 5)]
        self.assert_not_run(
            self.run_with(f"KEY={PLACE}", *places, "K5=env:NOT_SET"),
            "K1 from projects/p/secrets/s/versions/1: Secret Manager answered 403; the job's service"
            " account needs roles/secretmanager.secretAccessor",
            "K2 from projects/p/secrets/s/versions/2: Secret Manager answered 404; there is no such"
            " secret or version",
            "K3 from projects/p/secrets/s/versions/3: Secret Manager answered 400",
            "K4 from projects/p/secrets/s/versions/4: Secret Manager answered 302",
            "K5 from env:NOT_SET: the variable is not set",
        )
        self.assertNotIn("/elsewhere", [call[0] for call in self.google.calls])

    def test_takes_nothing_else_for_a_secret(self):
        nothing = f"KEY from {PLACE}: Secret Manager answered with nothing that is a secret"
        for answer in (
            [],
            {},
            {"payload": None},
            {"payload": "canary"},
            {"payload": {}},
            payload(b"canary", data="canary!"),
            payload(b"canary", data=7),
            payload(b"canary", data=base64.b64encode(b"canarY").decode()),
            payload(b"canary", dataCrc32c="canary"),
            payload(b"canary", dataCrc32c=None),
        ):
            with self.subTest(answer):
                self.google.answers[PATH] = [(200, answer)]
                self.assert_not_run(self.run_with(f"KEY={PLACE}"), nothing)
        for answer in (b"", b"canary", b"\xff", b'{"payload": "' + b"canary" * 50_000):
            with self.subTest(answer[:20]):
                self.google.answers[PATH] = [(200, answer)]
                reason = f"KEY from {PLACE}: Secret Manager answered with no JSON"
                self.assert_not_run(self.run_with(f"KEY={PLACE}"), reason)

    def test_takes_no_secret_that_a_variable_cannot_hold(self):
        for content, reason in (
            (b"canary\xff", "it is no text in UTF-8"),
            (b"canary\0", "it is longer than 64 KiB, or has a zero byte"),
        ):
            with self.subTest(reason):
                self.google.answers[PATH] = [(200, payload(content))]
                self.assert_not_run(self.run_with(f"KEY={PLACE}"), f"KEY from {PLACE}: {reason}")

    def test_says_when_there_is_no_token(self):
        for answer, reason in (
            ((404, {}), "the metadata server answered 404"),
            ((200, {"token": "canary"}), "the metadata server answered with no token"),
            ((200, "canary"), "the metadata server answered with no token"),
            ((200, b"canary"), "the metadata server answered with no JSON"),
            ((302, b""), "the metadata server answered 302"),
        ):
            with self.subTest(answer):
                self.google.answers[TOKEN_PATH] = [answer]
                self.assert_not_run(self.run_with(f"KEY={PLACE}"), f"KEY from {PLACE}: {reason}")
        self.assertEqual({call[0] for call in self.google.calls}, {TOKEN_PATH})

    def test_a_server_that_hangs_is_given_up_on(self):
        self.google.answers[PATH] = [None]
        result = self.run_with(f"KEY={PLACE}", seconds="0.2")
        self.assert_not_run(result, f"KEY from {PLACE}: Secret Manager cannot be reached")

    def test_nothing_is_sent_to_another_machine(self):
        for url in (
            "http://192.0.2.1:80",
            "https://127.0.0.1:1",
            "http://127.0.0.1@example.com",
            "http://127.0.0.1.example.com",
            "localhost:1",
            "file:///etc/passwd",
        ):
            for variable in ("CARBON_METADATA_URL", "CARBON_SECRET_MANAGER_URL"):
                with self.subTest((url, variable)):
                    reason = f"KEY from {PLACE}: {variable} is no http address of this machine"
                    self.assert_not_run(self.run_with(f"KEY={PLACE}", **{variable: url}), reason)
        self.assertNotIn(PATH, [call[0] for call in self.google.calls])


class RepeatedAnswersTest(SecretsCase):
    """The answers of a server that has a problem, without the pauses between them."""

    def setUp(self):
        super().setUp()
        self.pauses = []
        self.manager = secrets.SecretManager(10, self.pauses.append)
        for name in ("CARBON_METADATA_URL", "CARBON_SECRET_MANAGER_URL"):
            os.environ[name] = self.google.url
            self.addCleanup(os.environ.pop, name)

    def test_a_server_that_has_a_problem_is_asked_again(self):
        self.google.answers[PATH] = [(503, {}), (500, {}), (200, payload(b"value"))]
        self.assertEqual(self.manager.read(PLACE), b"value")
        self.assertEqual(len(self.pauses), 2)

    def test_but_not_for_ever(self):
        self.google.answers[PATH] = [(503, {})]
        with self.assertRaisesRegex(google.Unavailable, r"\ASecret Manager answered 503\Z"):
            self.manager.read(PLACE)
        self.assertEqual([call[0] for call in self.google.calls], [TOKEN_PATH] + 3 * [PATH])

    def test_a_refusal_is_final(self):
        self.google.answers[PATH] = [(403, {})]
        with self.assertRaises(google.Unavailable):
            self.manager.read(PLACE)
        self.assertEqual((self.pauses, len(self.google.calls)), ([], 2))

    def test_a_server_that_is_not_there_is_asked_again(self):
        os.environ["CARBON_METADATA_URL"] = "http://127.0.0.1:9"
        with self.assertRaisesRegex(google.Unavailable, "the metadata server cannot be reached"):
            self.manager.read(PLACE)
        self.assertEqual(len(self.pauses), 2)

    def test_all_secrets_together_have_a_limited_time(self):
        self.manager.give_up_at = 0
        with self.assertRaisesRegex(google.Unavailable, "did not answer in time"):
            self.manager.read(PLACE)
        self.assertEqual(self.google.calls, [])

    def test_the_checksum_is_that_of_the_standard_s_example(self):
        self.assertEqual(secrets.crc32c(b"123456789"), 0xE3069283)


class RehearsalTest(SecretsCase):
    def write(self, content):
        with open(self.path("key"), "wb") as file:
            file.write(content)
        return f"KEY=file:{self.path('key')}"

    def test_takes_a_variable_of_this_machine(self):
        self.assertEqual(self.run_with("KEY=env:MINE", MINE="a $b 'c'\n"), (0, repr("a $b 'c'\n") + "\n", ""))
        self.assertEqual(self.google.calls, [])

    def test_takes_a_file_without_the_newline_at_its_end(self):
        for content, value in ((b"v\n", "v"), (b"v", "v"), (b"v\n\n", "v\n"), (b"", ""), (b"\xc3\xbc", "\xfc")):
            with self.subTest(content):
                self.assertEqual(self.run_with(self.write(content)), (0, ascii(value) + "\n", ""))

    def test_takes_the_place_of_a_variable_that_is_set_already(self):
        self.assertEqual(self.run_with("KEY=env:MINE", KEY="old", MINE="new"), (0, "'new'\n", ""))

    def test_says_what_is_wrong_with_a_file(self):
        place = self.path("key")
        missing = f"KEY from file:{place}: No such file or directory"
        self.assert_not_run(self.run_with(f"KEY=file:{place}"), missing)
        for content, reason in (
            (b"canary\xff", "it is no text in UTF-8"),
            (b"canary\0", "it is longer than 64 KiB, or has a zero byte"),
            (b"canary" * 20_000, "it is longer than 64 KiB, or has a zero byte"),
        ):
            with self.subTest(reason):
                self.assert_not_run(self.run_with(self.write(content)), f"KEY from file:{place}: {reason}")

    def test_does_not_repeat_a_place_that_is_none(self):
        for text in ("KEY=canary", "=env:canary", "KEY", "canary", ""):
            with self.subTest(text):
                code, output, errors = self.run_with(text)
                self.assertEqual((code, output), (2, ""))
                self.assertIn("argument --secret: is not NAME=PLACE", errors)
                self.assertNotIn("canary", errors)


if __name__ == "__main__":
    unittest.main()
