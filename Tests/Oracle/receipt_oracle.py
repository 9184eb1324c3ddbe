# SPDX-License-Identifier: Apache-2.0
"""Verifies receipts by the `cryptography` package and reads them as receipt.proto describes them.

    receipt_oracle.py RECEIPT KEY_HEX OPENING_HEX NAME ID_NUMBER

Prints what it says, a line each; fails unless the signature holds and the person is the one named.
"""
import hashlib
import hmac
import sys
import unicodedata

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

path, key, opening, name, id_number = sys.argv[1:]
receipt = open(path, "rb").read()
statement, signature = receipt[:-64], receipt[-64:]
Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(signature, statement)

rest = statement


def take(count):
    global rest
    assert len(rest) >= count
    taken, rest = rest[:count], rest[count:]
    return taken


def text():
    return take(int.from_bytes(take(4), "big")).decode()


def number():
    return int.from_bytes(take(8), "big", signed=True)


assert take(17) == b"filing-receipt-v1"
print("filing", text(), text(), number(), text(), number(), number())
print("declaration", text(), take(32).hex())
print("judged", text(), text(), number(), text())
person = take(32)
named = b"".join(
    len(word).to_bytes(4, "big") + word
    for word in (unicodedata.normalize("NFC", name).encode(), id_number.encode()))
assert person == hmac.new(bytes.fromhex(opening), named, hashlib.sha256).digest()
for _ in range(number()):
    print("material", number(), take(32).hex())
print("audit", number(), take(32).hex())
assert not rest
