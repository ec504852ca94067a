package vn.mach.base.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.DayFormats;
import vn.mach.base.kernel.Refusal;

/** How the API says that a command was refused: status 422 with each refusal. */
@Component
public class ApiRefusals {

  private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])([A-Z])");
  private static final Pattern MODULE = Pattern.compile("^[a-z]+\\.refused\\.");

  private final MessageSource messages;

  ApiRefusals(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * The response: {@code refusals} with the field as it is named in the exchange format, the
   * reason's stable code, and the sentence.
   */
  public ResponseEntity<ProblemDetail> response(List<Refusal> refusals, Locale locale) {
    ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    problem.setProperty("refusals", refusals.stream().map(it -> told(it, locale)).toList());
    return ResponseEntity.unprocessableContent().body(problem);
  }

  private Map<String, String> told(Refusal refusal, Locale locale) {
    Object[] arguments =
        refusal.arguments().stream()
            .map(it -> it instanceof LocalDate day ? DayFormats.DAY.format(day) : it)
            .toArray();
    Map<String, String> told = new HashMap<>();
    told.put("field", CAPITAL.matcher(refusal.field()).replaceAll("_$1").toLowerCase(Locale.ROOT));
    told.put("reason", MODULE.matcher(refusal.reason()).replaceFirst("").replace('.', '_'));
    told.put("message", messages.getMessage(refusal.reason(), arguments, locale));
    return told;
  }
}
