# SPDX-License-Identifier: Apache-2.0
"""Logs in, uploads one scan to a draft and asks where the filing stands.

    python3 journey.py HOST PORT NAME FILING_NUMBER KIND FILE < password

KIND is id_front, id_back, education, chsi_report, work_proof, certificate or other.
"""
import hashlib
import os
import sys
import zlib

from filing.v1 import status_pb2 as status
from filing.v1 import upload_pb2 as upload
from filing.v1 import vocabulary_pb2 as words
from filing_rpc import Connection, RpcError
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


def main(host, port, name, filing_number, kind, path):
    with open(path, "rb") as file:
        data = file.read()
    connection = Connection(host, int(port))
    try:
        login(connection, name, sys.stdin.readline().rstrip("\n"))
        show_status(connection, filing_number)
        number = words.MaterialKind.Value("MATERIAL_KIND_" + kind.upper())
        print(f"material {send_file(connection, filing_number, number, data)}: {len(data)} bytes")
        show_status(connection, filing_number)
    finally:
        connection.close()


if __name__ == "__main__":
    if len(sys.argv) != 7:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except RpcError as error:
        sys.exit(f"refused: {error}")
