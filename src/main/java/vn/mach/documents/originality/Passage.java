package vn.mach.documents.originality;

/**
 * A part of a text that stands in a source. Places are UTF-16 code units of the NFC form of either
 * text; {@code to} and {@code sourceTo} are the first ones after it.
 *
 * @param source position of the source among the texts compared with
 * @param density how much of the words is the same, 0 to 1
 */
record Passage(int from, int to, int source, int sourceFrom, int sourceTo, double density) {}
