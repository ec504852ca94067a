package vn.mach.branch.scores;

/** A month of a year with the band of its latest confirmed meeting. */
record ScoreMonth(int month, ScoreBand band) {}
