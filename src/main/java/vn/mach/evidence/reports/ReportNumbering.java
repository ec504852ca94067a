package vn.mach.evidence.reports;

import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Refusal;
import vn.mach.documents.register.Outgoing;
import vn.mach.documents.register.Register;

/** A report's number in the book of outgoing papers. */
@Component
class ReportNumbering {

  private final Register register;

  ReportNumbering(Register register) {
    this.register = register;
  }

  /**
   * The symbol that the register will give, unless another takes it first or it spells what was
   * typed otherwise.
   */
  String foreseen(ReportRow report, SignedReport.Head head) {
    String typed = typedNumber(head);
    return typed.isEmpty()
        ? register.nextSymbol(report.unit(), "report", head.dated()).orElse("")
        : typed;
  }

  private static String typedNumber(SignedReport.Head head) {
    return head.symbol().replaceFirst("^(?i:số):?\\s+", "");
  }

  /**
   * The report in the book of outgoing papers: under the number that was typed, or the next one.
   */
  static Outgoing outgoing(ReportRow report, SignedReport.Head head) {
    Outgoing made =
        Outgoing.made(
            report.unit(),
            "report",
            head.dated(),
            head.title(),
            String.join("; ", head.recipients()),
            head.name(),
            head.lines().isEmpty() ? "" : head.lines().getLast(),
            "reports:" + report.id().value());
    return new Outgoing(
        made.unit(),
        made.kind(),
        made.day(),
        made.title(),
        made.recipients(),
        made.signer(),
        made.post(),
        made.urgency(),
        typedNumber(head),
        made.repeats(),
        made.congress(),
        made.reserved(),
        made.about(),
        made.source(),
        made.note());
  }

  static SignedReport.Head numbered(SignedReport.Head it, String symbol) {
    return it.withSymbol("Số " + symbol);
  }

  /** Refusals of the register's fields are shown beside the fields of the signature's form. */
  static Refusal beside(Refusal refusal) {
    String field =
        switch (refusal.field()) {
          case "number", "unit", "kind" -> "symbol";
          case "day" -> "dated";
          case "signer" -> "name";
          case "post" -> "lines";
          default -> refusal.field();
        };
    return new Refusal(field, refusal.reason(), refusal.arguments());
  }
}
