# SPDX-License-Identifier: Apache-2.0
"""Claims a filing, says so, and holds the connection open until it is killed.

    python3 dying_reviewer.py HOST PORT FILING_NUMBER

Reads the session's token in hexadecimal.
"""

import os
import sys

from filing.v1 import review_pb2 as review
from filing_rpc import Connection

host, port, number = sys.argv[1:]
connection = Connection(host, int(port))
claim = connection.call(
    "filing.v1.Review/Claim", review.ClaimRequest(filing_number=number), review.ClaimReply,
    key=os.urandom(16), token=bytes.fromhex(sys.stdin.readline().strip()))
print(claim.claim_id, claim.until_ms, claim.revision, flush=True)
sys.stdin.readline()
