# SPDX-License-Identifier: Apache-2.0
"""Login with SCRAM-SHA-256 (RFC 5802, RFC 7677), client side, from the standard library only."""
import base64
import hashlib
import hmac
import os
import unicodedata

from filing.v1 import auth_pb2 as auth


class Scram:
    """One exchange: send `first`, then what `final` returns, then trust the server if `verify` is quiet."""

    # Fewer rounds would let a false server harvest cheap proofs, more would burn our time.
    ROUNDS = range(100_000, 2_000_001)

    def __init__(self, name, password, nonce=None, rounds=ROUNDS):
        self.nonce = nonce or base64.b64encode(os.urandom(18)).decode()
        name = name.replace("=", "=3D").replace(",", "=2C")
        self.bare = f"n={name},r={self.nonce}"
        self.first = "n,," + self.bare
        self.password = unicodedata.normalize("NFKC", password).encode()
        self.rounds = rounds

    def final(self, server_first):
        fields = dict(part.split("=", 1) for part in server_first.split(","))
        nonce, rounds = fields["r"], int(fields["i"])
        if not nonce.startswith(self.nonce) or nonce == self.nonce or rounds not in self.rounds:
            raise ValueError("the server's answer to the login is not acceptable")
        salted = hashlib.pbkdf2_hmac("sha256", self.password, base64.b64decode(fields["s"]), rounds)
        client_key = _hmac(salted, b"Client Key")
        unproven = f"c=biws,r={nonce}"
        signed = f"{self.bare},{server_first},{unproven}".encode()
        signature = _hmac(hashlib.sha256(client_key).digest(), signed)
        proof = bytes(a ^ b for a, b in zip(client_key, signature))
        self.server_signature = _hmac(_hmac(salted, b"Server Key"), signed)
        return f"{unproven},p={base64.b64encode(proof).decode()}"

    def verify(self, server_final):
        expected = "v=" + base64.b64encode(self.server_signature).decode()
        if not hmac.compare_digest(server_final.encode(), expected.encode()):
            raise ValueError("the server does not know the password's record")


def login(connection, name, password, read_image, second_factor=""):
    """Logs the connection in and returns the session's token.

    `read_image(png)` shows an image to a person and returns the letters and digits in it."""
    image = connection.call(
        "filing.v1.Auth/GetCaptcha", auth.GetCaptchaRequest(), auth.GetCaptchaReply)
    captcha = auth.CaptchaAnswer(id=image.id, answer=read_image(image.png))
    exchange = Scram(name, password)
    started = connection.call(
        "filing.v1.Auth/StartLogin",
        auth.StartLoginRequest(client_first=exchange.first, captcha=captcha),
        auth.StartLoginReply)
    final = exchange.final(started.server_first)
    finished = connection.call(
        "filing.v1.Auth/FinishLogin",
        auth.FinishLoginRequest(client_final=final, second_factor=second_factor),
        auth.FinishLoginReply)
    exchange.verify(finished.server_final)
    return finished.token


def _hmac(key, data):
    return hmac.new(key, data, hashlib.sha256).digest()
