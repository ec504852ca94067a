package vn.mach.documents.edxml;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in which a paper is exchanged (QCVN 102:2016/BTTTT), without the bytes of its
 * attachments. Text is as in the file; what is not there is empty.
 *
 * @param number {@code CodeNumber}
 * @param notation {@code CodeNotation}: {@code KH/ĐUK}, or in the manner of the state {@code
 *     BTTTT-UDCNTT}
 * @param type a code of the regulation's list; {@code typeName} says it in words
 * @param priority {@code 0} thường, {@code 1} khẩn, {@code 2} thượng khẩn, {@code 3} hỏa tốc
 * @param documentId what makes the message one: {@code <OrganId>,<yyyy/MM/dd>,<number>/<notation>}
 * @param business {@code BussinessDocType}, spelt so: {@code 0} new, {@code 1} revokes, {@code 2}
 *     updates, {@code 3} replaces
 */
record EdxmlMessage(
    Organ from,
    List<Organ> to,
    String number,
    String notation,
    String place,
    @Nullable LocalDate promulgated,
    String type,
    String typeName,
    String subject,
    String content,
    Signer signer,
    @Nullable LocalDate due,
    List<String> toPlaces,
    String priority,
    String pages,
    String steering,
    String documentId,
    List<Trace> traces,
    String business,
    String reason,
    String paper,
    List<Attached> attached) {

  static final String NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016";

  /** Who sends or receives. */
  record Organ(
      String id,
      String inCharge,
      String name,
      String address,
      String email,
      String telephone,
      String fax,
      String website) {
    static Organ of(String id, String name) {
      return new Organ(id, "", name, "", "", "", "", "");
    }

    /** The name that people know. */
    String shown() {
      return !name.isEmpty() ? name : !inCharge.isEmpty() ? inCharge : id;
    }
  }

  record Signer(String competence, String position, String fullName) {}

  /** A station of the message: who, and when as written, {@code yyyy/MM/dd HH:mm:ss}. */
  record Trace(String organ, String timestamp) {}

  /** A file that comes with it. {@code contentId} is without {@code cid:}. */
  record Attached(String contentId, String name, String mediaType, String description) {}

  /** The symbol as the paper bears it: {@code 12-KH/ĐUK}, {@code 7816/BTTTT-UDCNTT}. */
  String symbol() {
    if (number.isEmpty() || notation.isEmpty()) {
      return number + notation;
    }
    return number + (notation.contains("/") ? "-" : "/") + notation;
  }

  /**
   * The regulation's code of a kind. The list follows circular 01/2011/TT-BNV; kinds of party
   * papers that it does not have are 0 (?).
   */
  static String type(String kind) {
    return switch (kind) {
      case "resolution" -> "1";
      case "decision" -> "2";
      case "directive" -> "3";
      case "statute" -> "4";
      case "regulation" -> "5";
      case "notice" -> "7";
      case "guidance" -> "8";
      case "programme" -> "9";
      case "plan" -> "10";
      case "report" -> "14";
      case "letter" -> "18";
      default -> "0";
    };
  }
}
