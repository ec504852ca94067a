package vn.mach.documents.register;

/**
 * How a unit keeps its books.
 *
 * @param body what is behind the slash of its symbols; empty: as it wrote last, or as its kind of
 *     unit does
 * @param state whether symbols are written in the manner of the state ({@code 12/QĐ-UBND}, Decree
 *     30/2020)
 * @param outgoingByYear whether outgoing numbers begin anew each year (Decree 30/2020) instead of
 *     each term (36-HD/VPTW of 2018)
 * @param incomingByTerm whether incoming numbers begin anew each term instead of each year; that
 *     the year is usual is not confirmed by a source for party offices
 * @param organ the unit's code in the exchange of documents; empty where it takes no part
 * @param place where its papers are dated; empty where it is not said
 */
public record BookSettings(
    String body,
    boolean state,
    boolean outgoingByYear,
    boolean incomingByTerm,
    String organ,
    String place) {

  static final BookSettings DEFAULT = new BookSettings("", false, false, false, "", "");

  /**
   * What symbols of a unit of this kind end in, where nobody said anything (36-HD/VPTW); empty
   * where that is not known.
   */
  static String usualBody(String kind) {
    return switch (kind) {
      case "province" -> "TU";
      case "bloc" -> "ĐUK";
      case "district" -> "HU";
      case "commune", "grassroots_committee", "sub_grassroots_committee" -> "ĐU";
      case "section" -> "ĐUBP";
      case "grassroots_branch", "branch" -> "CB";
      default -> "";
    };
  }
}
