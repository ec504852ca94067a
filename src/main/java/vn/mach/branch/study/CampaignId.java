package vn.mach.branch.study;

/** The number of a study campaign. */
public record CampaignId(long value) {}
