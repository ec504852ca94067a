package vn.mach.voice.care;

/** So much of a contribution. */
record FundPart(long contribution, long quantity) {}
