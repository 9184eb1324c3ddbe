# SPDX-License-Identifier: Apache-2.0
"""Resident identity numbers by python-stdnum: one number a line in, one word a line out.

`valid`, or the first check that fails: `length`, `format`, `checksum`, `date`, `place`.
"""
import sys

from stdnum.cn import ric
from stdnum.exceptions import (InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength)


def verdict(number):
    try:
        ric.validate(number)
        return "valid"
    except InvalidLength:
        return "length"
    except InvalidFormat:
        return "format"
    except InvalidChecksum:
        return "checksum"
    except KeyError:
        # A province or city alone (110000): stdnum 2.2 finds the name and then no county in it.
        return "place"
    except InvalidComponent:
        try:
            ric.get_birth_date(number)
            return "place"
        except InvalidComponent:
            return "date"


for line in sys.stdin:
    print(verdict(line.rstrip("\n")))
