package vn.mach.branch.fees;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.DayFormats;
import vn.mach.base.kernel.PersonId;
import vn.mach.organisation.people.MemberRecord;

/** What a member stated of fees, and what was received of them. */
@Component
class FeeRecord implements MemberRecord {

  private final FeesSql sql;
  private final MessageSource messages;

  FeeRecord(FeesSql sql, MessageSource messages) {
    this.sql = sql;
    this.messages = messages;
  }

  @Override
  public String heading() {
    return "fees.record";
  }

  @Override
  public List<Line> lines(PersonId person, Locale locale) {
    List<Line> lines = new ArrayList<>();
    for (FeesSql.PersonReceipt it : sql.receiptsOf(person)) {
      String key = it.amount() > 0 ? "fees.record.received" : "fees.record.undone";
      String month = DayFormats.MONTH.format(it.month());
      LocalDate day = it.month().atDay(1);
      String reason = it.reason();
      lines.add(
          new Line(
              day,
              said(key, locale, month, it.amount(), reason == null ? "" : reason),
              "/fees/me"));
    }
    for (FeesSql.Statement it : sql.statements(person)) {
      String basis = messages.getMessage("fees.basis." + it.basis().code(), null, locale);
      lines.add(
          new Line(
              it.fromMonth(), said("fees.record.stated", locale, basis, it.amount()), "/fees/me"));
    }
    lines.sort(Comparator.comparing(Line::day, Comparator.nullsLast(Comparator.reverseOrder())));
    return lines;
  }

  private String said(String key, Locale locale, Object... arguments) {
    Object[] shown = new Object[arguments.length];
    for (int i = 0; i < shown.length; i++) {
      shown[i] =
          arguments[i] instanceof Long amount
              ? NumberFormat.getIntegerInstance(locale).format(Math.abs(amount))
              : arguments[i];
    }
    return messages.getMessage(key, shown, locale);
  }
}
