-- The order of codes in which people wrote numbers: CT.9 before CT.10.
create collation if not exists mach_common.by_number (provider = icu, locale = 'vi-u-kn-true');
