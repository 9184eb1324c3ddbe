# SPDX-License-Identifier: Apache-2.0
"""TOTP by pyotp: lines of `SECRET_HEX SECONDS` in, one code a line out."""
import base64
import sys

import pyotp

for line in sys.stdin:
    secret, seconds = line.split()
    totp = pyotp.TOTP(base64.b32encode(bytes.fromhex(secret)).decode())
    print(totp.at(int(seconds)))
