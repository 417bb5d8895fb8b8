"""The secrets: variables of the script whose values are fetched where it runs."""
import base64
import os
import time
import urllib.parse
import urllib.request
from typing import Callable, Dict, Mapping

from carbon_bootstrap.basics import SETUP_FAILED, BootstrapFailed
from carbon_bootstrap.google import SECRET_BYTES, GoogleServer, Hints, Unavailable, server

SECRET_MANAGER_URL = "https://secretmanager.googleapis.com"
SECRET_TRIES = 3
SECRET_HINTS: Hints = {
    403: "; the job's service account needs roles/secretmanager.secretAccessor",
    404: "; there is no such secret or version",
}


def secrets(places: Mapping[str, str], seconds: float) -> Dict[str, str]:
    """The values of all variables; what is wrong with any of them is said at once."""
    manager = SecretManager(seconds)
    values, problems = {}, []
    for name, place in places.items():
        try:
            values[name] = text_of(content_of(place, manager))
        except Unavailable as failure:
            problems.append(f"{name} from {place}: {failure}")
    if problems:
        reason = f"cannot fetch {', and '.join(problems)}; nothing was run"
        raise BootstrapFailed(SETUP_FAILED, reason)
    return values


def content_of(place: str, manager: "SecretManager") -> bytes:
    """What lies there; of a file without the newline at its end."""
    kind, _, name = place.partition(":")
    if kind == "env":
        if name not in os.environ:
            raise Unavailable("the variable is not set")
        return os.fsencode(os.environ[name])
    if kind == "file":
        try:
            with open(name, "rb") as file:
                content = file.read(SECRET_BYTES + 1)
        except OSError as failure:
            raise Unavailable(f"{failure.strerror}") from None
        return content[:-1] if content.endswith(b"\n") else content
    return manager.read(place)


def text_of(content: bytes) -> str:
    """The text of a secret, as a variable can hold it."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise Unavailable("it is no text in UTF-8") from None
    if "\0" in text or len(content) > SECRET_BYTES:
        raise Unavailable("it is longer than 64 KiB, or has a zero byte")
    return text


class SecretManager(GoogleServer):
    """Reads secrets.

    https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets.versions/access
    """

    def __init__(self, seconds: float, pause: Callable[[float], None] = time.sleep) -> None:
        super().__init__(seconds, SECRET_TRIES, pause)

    def read(self, name: str) -> bytes:
        """The content of a version of a secret, checked against the checksum that came with it."""
        base = server("CARBON_SECRET_MANAGER_URL", SECRET_MANAGER_URL)
        url = f"{base}/v1/{urllib.parse.quote(name, safe='/:')}:access"
        request = urllib.request.Request(url, headers=self.bearer())
        answer = self.json("Secret Manager", request, SECRET_HINTS)
        try:
            payload = answer["payload"]
            content = base64.b64decode(payload["data"], validate=True)
            if int(payload["dataCrc32c"]) == crc32c(content):
                return content
        except (KeyError, TypeError, ValueError):
            pass
        raise Unavailable("Secret Manager answered with nothing that is a secret")


def crc32c(content: bytes) -> int:
    """The CRC-32 with Castagnoli's polynomial."""
    crc = 0xFFFFFFFF
    for byte in content:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF
