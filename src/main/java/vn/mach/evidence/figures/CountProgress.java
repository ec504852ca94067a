package vn.mach.evidence.figures;

/** Progress of requested days: {@code done} of {@code steps}. */
public record CountProgress(int done, int steps) {}
