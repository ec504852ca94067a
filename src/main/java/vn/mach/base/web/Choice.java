package vn.mach.base.web;

/** One choice of a list: what is sent, and the words for it. */
public record Choice(String value, String words) {}
