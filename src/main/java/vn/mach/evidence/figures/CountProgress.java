package vn.mach.evidence.figures;

/** How far days are counted that somebody waits for: so many of so many steps. */
public record CountProgress(int done, int steps) {}
