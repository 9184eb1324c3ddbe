# SPDX-License-Identifier: Apache-2.0
"""A complete blocking client of the wire in proto/README.md: one connection, one call at a time."""
import socket
import ssl
import struct
import time

from rpc.v1 import rpc_pb2 as rpc

PREFACE = b"\xf1RPC\x01\x00\x00\x00"
PROTOCOL = "filing-rpc/1"
REQUEST, RESPONSE, PING, PONG, GOAWAY, HELLO = 1, 2, 6, 7, 8, 9


class RpcError(Exception):
    def __init__(self, status):
        super().__init__(f"{status.reason or status.code}: {status.message}")
        self.status, self.code = status, status.code
        self.reason, self.message = status.reason, status.message


def tls_context(authority=None, certificate=None, key=None):
    """TLS as the server wants it; the server's certificate is verified."""
    context = ssl.create_default_context(cafile=authority)  # None: the system's authorities
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols([PROTOCOL])
    if certificate:  # a centre's program shows one
        context.load_cert_chain(certificate, key)
    return context


class Connection:
    def __init__(self, host, port, timeout=5.0, grace=1.0, tls=None):
        self.last_call, self.grace, self.deadline = 0, grace, time.monotonic() + timeout
        self.socket = socket.create_connection((host, port), timeout)
        if tls:
            self.socket = tls.wrap_socket(self.socket, server_hostname=host)
            if self.socket.selected_alpn_protocol() != PROTOCOL:
                self._lose("the peer does not speak this protocol")
        self.socket.sendall(PREFACE)
        if self._read(8)[:4] != PREFACE[:4]:
            self._lose("the peer does not speak this protocol")
        self.hello = rpc.Hello.FromString(self._wait_for(HELLO, 0)[0])

    def call(self, method, request, reply_type, timeout=30.0, key=b"", token=b""):
        """Sends one request and waits for its reply; raises RpcError if the status is not OK."""
        head = rpc.CallHead(method=method, timeout_ms=int(timeout * 1000), token=token,
                            idempotency_key=key).SerializeToString()
        body = request.SerializeToString()
        if len(head) + len(body) > self.hello.max_frame:
            raise ValueError("the request is larger than the server takes")
        self.last_call += 1
        self.deadline = time.monotonic() + timeout + self.grace  # the server answers first
        self._send(REQUEST, self.last_call, head, body)
        head, body = self._wait_for(RESPONSE, self.last_call)
        status = rpc.Status.FromString(head)
        if status.code != 0:
            raise RpcError(status)
        return reply_type.FromString(body)

    def close(self):
        self.socket.close()

    def _wait_for(self, wanted, wanted_call):
        while True:
            length, call, kind, _, head_length = struct.unpack(">IIBBH", self._read(12))
            payload = self._read(length)
            head, body = payload[:head_length], payload[head_length:]
            if kind == PING:
                self._send(PONG, 0, b"", body)
            elif kind == GOAWAY and rpc.GoAway.FromString(head).last_call < max(1, wanted_call):
                self.close()  # our call was not processed: repeat it on a new connection
                raise RpcError(rpc.GoAway.FromString(head).status)
            elif (kind, call) == (wanted, wanted_call):
                return head, body

    def _send(self, kind, call, head, body):
        header = struct.pack(">IIBBH", len(head) + len(body), call, kind, 0, len(head))
        self.socket.sendall(header + head + body)

    def _read(self, count):
        data = b""
        while len(data) < count:
            self.socket.settimeout(max(0.001, self.deadline - time.monotonic()))
            try:
                data += self.socket.recv(count - len(data)) or self._lose("the server hung up")
            except OSError:
                self.close()  # on a timeout too: the stream may be in the middle of a frame
                raise
        return data

    def _lose(self, why):
        self.close()
        raise ConnectionError(why)
