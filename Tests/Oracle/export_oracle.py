# SPDX-License-Identifier: Apache-2.0
"""Opens an archive of `filing rights export` with the standard library and compares it with itself.

    python3 export_oracle.py ARCHIVE

Prints data.json as one line after every scan that it names was found with its size and SHA-256, and
nothing else was.
"""
import base64
import hashlib
import json
import sys
import tarfile

with tarfile.open(sys.argv[1], "r:") as archive:
    files = {member.name: archive.extractfile(member).read() for member in archive}
data = json.loads(files.pop("data.json"))
for material in data["materials"]:
    scan = files.pop(material["file"])
    facts = material["facts"]
    assert len(scan) == facts["size"], material["file"]
    assert hashlib.sha256(scan).digest() == base64.b64decode(facts["sha256"]), material["file"]
for receipt in data["receipts"]:
    assert files.pop(receipt["file"]).startswith(b"filing-receipt-v1"), receipt["file"]
assert not files, sorted(files)
print(json.dumps(data, ensure_ascii=False))
