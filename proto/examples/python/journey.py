# SPDX-License-Identifier: Apache-2.0
"""Logs in, uploads one scan to a draft and asks where the filing stands.

    python3 journey.py [--tls [--ca FILE]] HOST PORT NAME FILING_NUMBER KIND FILE

Reads the password and then, from a second line, what the image in captcha.png shows.
KIND is id_front, id_back, education, chsi_report, work_proof, certificate or other.
"""
import argparse
import hashlib
import os
import ssl
import sys
import zlib

from filing.v1 import status_pb2 as status
from filing.v1 import upload_pb2 as upload
from filing.v1 import vocabulary_pb2 as words
from filing_rpc import Connection, RpcError, tls_context
from scram import login


def send_file(connection, filing_number, kind, data):
    """Uploads `data`; returns the material's id. After a break: Stat, then on from its offset."""
    state = connection.call(
        "filing.v1.Upload/Begin",
        upload.BeginUploadRequest(filing_number=filing_number, kind=kind, size=len(data),
                                  sha256=hashlib.sha256(data).digest()),
        upload.UploadReply, key=os.urandom(16))
    offset = state.committed_offset
    while offset < len(data):
        chunk = data[offset:offset + state.chunk_size]
        offset = connection.call(
            "filing.v1.Upload/Chunk",
            upload.UploadChunkRequest(upload_id=state.upload_id, offset=offset, data=chunk,
                                      crc32=zlib.crc32(chunk)),
            upload.UploadChunkReply).committed_offset
    return connection.call(
        "filing.v1.Upload/Commit", upload.CommitUploadRequest(upload_id=state.upload_id),
        upload.CommitUploadReply, key=os.urandom(16)).material_id


def show_status(connection, filing_number):
    reply = connection.call(
        "filing.v1.Status/Get", status.GetStatusRequest(filing_number=filing_number),
        status.StatusReply)
    print(f"{reply.filing_number} {words.FilingState.Name(reply.state)} revision {reply.revision}")


def read_image(png):
    with open("captcha.png", "wb") as file:
        file.write(png)
    print("captcha.png: ", end="", flush=True)
    return sys.stdin.readline().strip()


def main(host, port, name, filing_number, kind, path, tls=None):
    with open(path, "rb") as file:
        data = file.read()
    connection = Connection(host, port, tls=tls)
    try:
        login(connection, name, sys.stdin.readline().rstrip("\n"), read_image)
        show_status(connection, filing_number)
        number = words.MaterialKind.Value("MATERIAL_KIND_" + kind.upper())
        print(f"material {send_file(connection, filing_number, number, data)}: {len(data)} bytes")
        show_status(connection, filing_number)
    finally:
        connection.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--ca", help="PEM file of the authorities to trust; else the system's")
    parser.add_argument("host")
    parser.add_argument("port", type=int)
    for word in ("name", "filing_number", "kind", "path"):
        parser.add_argument(word)
    given = parser.parse_args()
    try:
        main(given.host, given.port, given.name, given.filing_number, given.kind, given.path,
             tls_context(given.ca) if given.tls else None)
    except RpcError as error:
        sys.exit(f"refused: {error}")
    except ssl.SSLError as error:
        sys.exit(f"no secure line: {error}")
