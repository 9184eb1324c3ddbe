# SPDX-License-Identifier: Apache-2.0
"""Working days by chinesecalendar: one date a line in, `working` or `off` a line out."""
import datetime
import sys

from chinese_calendar import is_workday

for line in sys.stdin:
    day = datetime.date.fromisoformat(line.strip())
    print("working" if is_workday(day) else "off")
