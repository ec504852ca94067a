package vn.mach.reports;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.mach.kernel.UnitId;

/** The symbol that a unit's next report most likely gets: after the last one that it signed here. */
@Component
class Numbering {

  private static final Pattern NUMBER = Pattern.compile("(?:Số\\s+)?(\\d{1,6})(\\p{L}?)(-BC/.*|/BC-.*)");

  private final ReportsSql sql;

  Numbering(ReportsSql sql) {
    this.sql = sql;
  }

  Optional<String> next(UnitId unit, LocalDate day) {
    var symbols = sql.symbols(unit);
    if (symbols.isEmpty()) {
      return Optional.empty();
    }
    Matcher last = NUMBER.matcher(symbols.getLast());
    return last.matches() ? Optional.of("Số %02d%s".formatted(Integer.parseInt(last.group(1)) + 1, last.group(3))) : Optional.empty();
  }
}
