# SPDX-License-Identifier: Apache-2.0
"""Opens by the `cryptography` package what FilingSeal has sealed.

Lines of `cell KEY COLUMN ACCOUNT ROW ENVELOPE`, `wrapped ROOT SECRET ACCOUNT ENVELOPE` and
`piece KEY BLOB NUMBER LAST ENVELOPE` in (bytes in hexadecimal, `-` for none), one opened text in
hexadecimal a line out. With the argument `vectors` it prints the expected values of the tests.
"""
import sys

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def derived(key, salt, info):
    return HKDF(SHA256(), 32, salt, info).derive(key)


def cell(key, column, account, row):
    context = len(column).to_bytes(2, "big") + column.encode() + account.to_bytes(8, "big") + row
    return key, context


def wrapped(root, secret, account):
    return (
        derived(secret, root, b"filing/wrapping-key/1"),
        b"account_key.wrapped" + account.to_bytes(8, "big"),
    )


def piece(key, blob, number, last):
    return (
        derived(key, None, b"filing/material/1" + blob.to_bytes(8, "big")),
        b"filing/material/piece" + number.to_bytes(8, "big") + bytes([last]),
    )


def opened(place, envelope):
    key, context = place
    return AESGCM(key).decrypt(envelope[3:15], envelope[15:], context + envelope[:3])


def vectors():
    nonce, head = bytes(range(100, 112)), bytes([1, 0, 1])
    data_key = bytes(range(32))
    for name, (key, context), text in [
        ("cell", cell(data_key, "profile.identity", 41, b""), "林样文".encode()),
        (
            "wrapped",
            wrapped(bytes(range(32)), bytes(range(0x40, 0x60)), 41),
            bytes(range(200, 232)),
        ),
        ("piece", piece(data_key, 9, 3, 1), b"scan"),
    ]:
        print(name, AESGCM(key).encrypt(nonce, text, context + head).hex())


def unhex(word):
    return b"" if word == "-" else bytes.fromhex(word)


def main():
    if sys.argv[1:] == ["vectors"]:
        return vectors()
    for line in sys.stdin:
        kind, *words = line.split()
        envelope = unhex(words.pop())
        if kind == "cell":
            key, column, account, row = words
            place = cell(unhex(key), column, int(account), unhex(row))
        elif kind == "wrapped":
            root, secret, account = words
            place = wrapped(unhex(root), unhex(secret), int(account))
        else:
            key, blob, number, last = words
            place = piece(unhex(key), int(blob), int(number), int(last))
        print(opened(place, envelope).hex())


main()
