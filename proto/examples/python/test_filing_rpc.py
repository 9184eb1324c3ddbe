# SPDX-License-Identifier: Apache-2.0
"""Tests of the example against a scripted peer and RFC 7677's vector; no server is needed."""
import socket
import struct
import threading
import unittest

from filing_rpc import Connection, RpcError
from rpc.v1 import rpc_pb2 as rpc
from scram import Scram

CHECK = ("rpc.v1.Health/Check", rpc.HealthCheckRequest(service="filing.v1.Filing"),
         rpc.HealthCheckReply)
SERVING = rpc.HealthCheckReply(status=rpc.SERVING_STATUS_SERVING)


def frame(kind, call, head=b"", body=b""):
    return struct.pack(">IIBBH", len(head) + len(body), call, kind, 0, len(head)) + head + body


class Peer:
    """Listens once; sends preface and `greeting`, then runs `script(peer)`; keeps what it read."""

    def __init__(self, script, greeting=None, preface=b"\xf1RPC\x01\x00\x00\x00"):
        if greeting is None:
            greeting = frame(9, 0, rpc.Hello(max_frame=1 << 20, max_calls=64).SerializeToString())
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.thread = threading.Thread(target=self._run, args=(script, preface + greeting))
        self.thread.start()

    def _run(self, script, opening):
        self.socket, _ = self.listener.accept()
        with self.socket:
            self.preface = self.read(8)
            self.socket.sendall(opening)
            script(self)

    def read(self, count):
        data = b""
        while len(data) < count:
            more = self.socket.recv(count - len(data))
            if not more:
                raise EOFError
            data += more
        return data

    def read_frame(self):
        length, call, kind, flags, head_length = struct.unpack(">IIBBH", self.read(12))
        payload = self.read(length)
        return kind, call, flags, payload[:head_length], payload[head_length:]

    def send_in_bits(self, data):
        for byte in data:
            self.socket.sendall(bytes([byte]))

    def stop(self):
        self.thread.join(5)
        self.listener.close()


class ConnectionTests(unittest.TestCase):
    def start(self, *arguments, **options):
        peer = Peer(*arguments, **options)
        self.addCleanup(peer.stop)
        return peer

    def connect(self, peer):
        connection = Connection("127.0.0.1", peer.port)
        self.addCleanup(connection.close)
        return connection

    def test_a_call_carries_its_head_and_body_and_gets_its_reply(self):
        seen = []

        def script(peer):
            seen.append(peer.read_frame())
            peer.send_in_bits(frame(2, 1, b"", SERVING.SerializeToString()))

        peer = self.start(script)
        reply = self.connect(peer).call(*CHECK, timeout=2.5, key=b"k" * 16, token=b"ft1_t")
        self.assertEqual(reply.status, rpc.SERVING_STATUS_SERVING)
        self.assertEqual(peer.preface, bytes.fromhex("f1525043 01000000"))
        kind, call, flags, head, body = seen[0]
        self.assertEqual((kind, call, flags), (1, 1, 0))
        self.assertEqual(rpc.CallHead.FromString(head), rpc.CallHead(
            method=CHECK[0], timeout_ms=2500, idempotency_key=b"k" * 16, token=b"ft1_t"))
        self.assertEqual(rpc.HealthCheckRequest.FromString(body), CHECK[1])

    def test_calls_are_numbered_from_one_upwards(self):
        numbers = []

        def script(peer):
            for _ in range(3):
                numbers.append(peer.read_frame()[1])
                peer.socket.sendall(frame(2, numbers[-1], b"", SERVING.SerializeToString()))

        connection = self.connect(self.start(script))
        for _ in range(3):
            connection.call(*CHECK)
        self.assertEqual(numbers, [1, 2, 3])

    def test_a_refusal_raises_code_reason_and_message(self):
        status = rpc.Status(code=5, reason="FILING_NOT_FOUND", message="没有此备案。")

        def script(peer):
            peer.read_frame()
            peer.socket.sendall(frame(2, 1, status.SerializeToString()))

        with self.assertRaises(RpcError) as caught:
            self.connect(self.start(script)).call(*CHECK)
        self.assertEqual(caught.exception.code, 5)
        self.assertEqual(caught.exception.reason, "FILING_NOT_FOUND")
        self.assertEqual(caught.exception.message, "没有此备案。")

    def test_a_ping_during_a_call_is_answered_with_its_bytes(self):
        pongs = []

        def script(peer):
            peer.read_frame()
            peer.socket.sendall(frame(6, 0, b"", b"12345678"))
            pongs.append(peer.read_frame())
            peer.socket.sendall(frame(2, 1, b"", SERVING.SerializeToString()))

        self.connect(self.start(script)).call(*CHECK)
        self.assertEqual(pongs, [(7, 0, 0, b"", b"12345678")])

    def test_a_draining_server_still_answers_the_open_call(self):
        goaway = rpc.GoAway(last_call=1, status=rpc.Status(code=14, reason="DRAINING"))

        def script(peer):
            peer.read_frame()
            peer.socket.sendall(frame(8, 0, goaway.SerializeToString())
                                + frame(2, 1, b"", SERVING.SerializeToString()))

        reply = self.connect(self.start(script)).call(*CHECK)
        self.assertEqual(reply.status, rpc.SERVING_STATUS_SERVING)

    def test_a_goaway_before_the_call_refuses_it(self):
        goaway = rpc.GoAway(last_call=0, status=rpc.Status(code=14, reason="IDLE_TIMEOUT"))

        def script(peer):
            peer.read_frame()
            peer.socket.sendall(frame(8, 0, goaway.SerializeToString()))

        with self.assertRaises(RpcError) as caught:
            self.connect(self.start(script)).call(*CHECK)
        self.assertEqual(caught.exception.reason, "IDLE_TIMEOUT")

    def test_another_version_is_refused_with_the_servers_reason(self):
        status = rpc.Status(code=9, reason="VERSION_UNSUPPORTED")
        peer = self.start(
            lambda peer: None, greeting=frame(8, 0, rpc.GoAway(status=status).SerializeToString()))
        with self.assertRaises(RpcError) as caught:
            Connection("127.0.0.1", peer.port)
        self.assertEqual(caught.exception.reason, "VERSION_UNSUPPORTED")

    def test_a_peer_of_another_protocol_is_refused(self):
        peer = self.start(lambda peer: None, greeting=b"", preface=b"HTTP/1.1")
        with self.assertRaises(ConnectionError):
            Connection("127.0.0.1", peer.port)

    def test_a_silent_server_ends_in_a_timeout(self):
        done = threading.Event()
        peer = self.start(lambda peer: done.wait(5))
        connection = Connection("127.0.0.1", peer.port, grace=0.05)
        self.addCleanup(connection.close)
        with self.assertRaises(TimeoutError):
            connection.call(*CHECK, timeout=0.05)
        done.set()


class ScramTests(unittest.TestCase):
    NONCE = "rOprNGfwEbeRWgbNEkqO"
    SERVER_FIRST = ("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                    "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096")

    def exchange(self, **options):
        return Scram("user", "pencil", nonce=self.NONCE, **options)

    def test_the_vector_of_rfc_7677(self):
        exchange = self.exchange(rounds=[4096])
        self.assertEqual(exchange.first, "n,,n=user,r=rOprNGfwEbeRWgbNEkqO")
        self.assertEqual(
            exchange.final(self.SERVER_FIRST),
            "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
            "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=")
        exchange.verify("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")

    def test_a_wrong_server_signature_is_refused(self):
        exchange = self.exchange(rounds=[4096])
        exchange.final(self.SERVER_FIRST)
        with self.assertRaises(ValueError):
            exchange.verify("v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")

    def test_too_few_rounds_are_refused(self):
        with self.assertRaises(ValueError):
            self.exchange().final(self.SERVER_FIRST)

    def test_a_nonce_that_is_not_ours_is_refused(self):
        with self.assertRaises(ValueError):
            self.exchange(rounds=[4096]).final(self.SERVER_FIRST.replace("r=rOp", "r=rOq"))

    def test_reserved_characters_of_a_name_are_escaped(self):
        self.assertEqual(Scram("a=b,c", "p", nonce="n").first, "n,,n=a=3Db=2Cc,r=n")


if __name__ == "__main__":
    unittest.main()
