# SPDX-License-Identifier: Apache-2.0
"""What precis_i18n, an implementation of RFC 8264 to 8266 by others, makes of nicknames.

Each line read is one text, UTF-16 in hexadecimal digits. Each line written has three fields with
tabs between: the text enforced, the text as it is compared before the FreeformClass is asked, and
the same after it. A dash stands for a refusal.
"""

import functools
import sys

from precis_i18n import baseclass, get_profile

# Only faster: the same few code points come again and again.
baseclass.derived_property = functools.lru_cache(maxsize=None)(baseclass.derived_property)

PRESERVED = get_profile('NicknameCasePreserved')
MAPPED = get_profile('NicknameCaseMapped:ToLower')


def field(function, text):
    try:
        return function(text).encode('utf-16-be', 'surrogatepass').hex()
    except UnicodeEncodeError:
        return '-'


def compare(text):
    return MAPPED.idempotence_check(MAPPED.apply_five_rules(text))


for line in sys.stdin:
    read = bytes.fromhex(line.strip()).decode('utf-16-be', 'surrogatepass')
    print(field(PRESERVED.enforce, read), field(compare, read), field(MAPPED.enforce, read),
          sep='\t')
