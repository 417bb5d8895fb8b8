"""Asking Google Cloud's servers, as the service account that the job runs as."""
import http.client
import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import Any, Callable, Dict, Mapping

METADATA_URL = "http://metadata.google.internal"
TOKEN_PATH = "/computeMetadata/v1/instance/service-accounts/default/token"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
SECRET_BYTES = 65536  # Secret Manager's own limit of a payload
ANSWER_BYTES = 2 * SECRET_BYTES
ASK_AGAIN = (408, 429)  # and whatever the server itself is to blame for

Hints = Mapping[int, str]


class Unavailable(Exception):
    """Something cannot be had; the message says why, and nothing of a secret."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


class NoRedirects(urllib.request.HTTPRedirectHandler):
    """A token is shown to the server that it is meant for, and to no other."""

    def redirect_request(self, *_: Any) -> None:
        return None


class GoogleServer:
    """Asks a service of Google's with the identity that the job runs as.

    A server that does not answer, or answers that it has a problem, is asked again; all of it
    together takes no longer than six times the patience with one answer.
    """

    def __init__(
        self, seconds: float, tries: int, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self.seconds = seconds
        self.tries = tries
        self.pause = pause
        self.give_up_at = time.monotonic() + 6 * seconds
        self.token = ""
        proxies = {k: v for k, v in urllib.request.getproxies().items() if k == "https"}
        proxy = urllib.request.ProxyHandler(proxies)  # none leads to the metadata server
        self.opener = urllib.request.build_opener(proxy, NoRedirects)

    def bearer(self) -> Dict[str, str]:
        """The header that shows the token, which is asked for once."""
        if not self.token:
            url = server("CARBON_METADATA_URL", METADATA_URL) + TOKEN_PATH
            headers = {"Metadata-Flavor": "Google"}
            answer = self.json("the metadata server", urllib.request.Request(url, headers=headers))
            try:
                self.token = str(answer["access_token"])
            except (KeyError, TypeError):
                raise Unavailable("the metadata server answered with no token") from None
        return {"Authorization": f"Bearer {self.token}"}

    def json(self, who: str, request: urllib.request.Request, hints: Hints = {}) -> Any:
        """What it says in JSON."""
        try:
            return json.loads(self.ask(who, request, hints))
        except ValueError:
            raise Unavailable(f"{who} answered with no JSON") from None

    def ask(self, who: str, request: urllib.request.Request, hints: Hints = {}) -> bytes:
        """The body of its answer."""
        problem = Unavailable(f"{who} did not answer in time")
        for attempt in range(self.tries):
            seconds = min(self.seconds, self.give_up_at - time.monotonic())
            if seconds <= 0:
                break
            try:
                with self.opener.open(request, timeout=seconds) as answer:
                    return bytes(answer.read(ANSWER_BYTES))
            except urllib.error.HTTPError as failure:
                failure.close()
                hint = hints.get(failure.code, "")
                problem = Unavailable(f"{who} answered {failure.code}{hint}", failure.code)
                if failure.code < 500 and failure.code not in ASK_AGAIN:
                    break
            except (OSError, http.client.HTTPException):
                problem = Unavailable(f"{who} cannot be reached")
            if attempt + 1 < self.tries:
                self.pause(max(0.0, min(attempt + 1, self.give_up_at - time.monotonic())))
        raise problem


def server(variable: str, usual: str) -> str:
    """The address of a server, which only a test on this machine may change."""
    url = os.environ.get(variable)
    if not url:
        return usual
    parts = urllib.parse.urlsplit(url)
    if parts.scheme != "http" or parts.hostname not in LOOPBACK:
        raise Unavailable(f"{variable} is no http address of this machine")
    return url.rstrip("/")
