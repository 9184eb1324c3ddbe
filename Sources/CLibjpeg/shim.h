// SPDX-License-Identifier: Apache-2.0
// jpeglib.h does not include what it needs.
#include <stdio.h>
#include <jpeglib.h>
