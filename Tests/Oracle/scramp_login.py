# SPDX-License-Identifier: Apache-2.0
"""Logs in with the SCRAM of scramp over the client of proto/examples/python.

    python scramp_login.py HOST PORT NAME CAPTCHA_ID_HEX CAPTCHA_ANSWER < password

Prints the role of the session, or the reason of the refusal.
"""
import sys

from filing.v1 import auth_pb2 as auth
from filing.v1 import vocabulary_pb2 as words
from filing_rpc import Connection, RpcError
from scramp import ScramClient


def main(host, port, name, captcha_id, captcha_answer):
    password = sys.stdin.readline().rstrip("\n")
    connection = Connection(host, int(port))
    client = ScramClient(["SCRAM-SHA-256"], name, password)
    captcha = auth.CaptchaAnswer(id=bytes.fromhex(captcha_id), answer=captcha_answer)
    try:
        started = connection.call(
            "filing.v1.Auth/StartLogin",
            auth.StartLoginRequest(client_first=client.get_client_first(), captcha=captcha),
            auth.StartLoginReply)
        client.set_server_first(started.server_first)
        finished = connection.call(
            "filing.v1.Auth/FinishLogin",
            auth.FinishLoginRequest(client_final=client.get_client_final()),
            auth.FinishLoginReply)
        client.set_server_final(finished.server_final)
        print(words.Role.Name(finished.session.role))
    except RpcError as error:
        print(error.reason)
    finally:
        connection.close()


main(*sys.argv[1:])
