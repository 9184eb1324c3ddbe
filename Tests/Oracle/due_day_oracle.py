# SPDX-License-Identifier: Apache-2.0
"""Reads dates, one a line; prints the working days 1, 3, 5 and 7 after each, by chinesecalendar."""

import datetime
import sys

import chinese_calendar


def working_days(start):
    """The next seven working days."""
    day, found = start, []
    while len(found) < 7:
        day += datetime.timedelta(days=1)
        if chinese_calendar.is_workday(day):
            found.append(day)
    return found


for line in sys.stdin:
    days = working_days(datetime.date.fromisoformat(line.strip()))
    print(*(days[count - 1].isoformat() for count in (1, 3, 5, 7)))
