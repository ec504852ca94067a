package vn.mach.evidence.activities;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;

/**
 * An activity's form for a template.
 *
 * @param form the input, and the refusals of fields on the page, or without field
 * @param amountRefusals refusals of amounts, by their code
 */
record EntryForm(Form<ActivityInput> form, Map<String, Refusal> amountRefusals) {

  private static final String AMOUNT = "amounts.";

  static EntryForm of(ActivityInput typed) {
    return new EntryForm(Form.of(typed), Map.of());
  }

  static EntryForm editing(ActivityInput now) {
    return new EntryForm(Form.editing(now), Map.of());
  }

  static EntryForm refused(FormParser reading, ActivityInput typed, List<Refusal> refusals) {
    Map<String, Refusal> amounts =
        refusals.stream()
            .filter(it -> it.field().startsWith(AMOUNT))
            .collect(
                Collectors.toMap(
                    it -> it.field().substring(AMOUNT.length()),
                    Function.identity(),
                    (one, other) -> one));
    List<Refusal> others =
        refusals.stream()
            .filter(it -> !it.field().startsWith(AMOUNT))
            .map(it ->
                List.of("unit", "kind", "ref").contains(it.field())
                    ? new Refusal("", it.reason(), it.arguments())
                    : it)
            .toList();
    return new EntryForm(reading.refused(typed, others), amounts);
  }

  /**
   * What a page's fields say: {@code day} is one of the offered days; {@code heldOn}, where typed,
   * takes precedence.
   */
  static ActivityInput typed(
      MultiValueMap<String, String> fields, String prefix, String suggestedTitle) {
    Map<String, String> amounts = new LinkedHashMap<>();
    fields.forEach((name, values) -> {
      if (name.startsWith(prefix + AMOUNT) && !Text.line(values.getFirst()).isEmpty()) {
        amounts.put(name.substring(prefix.length() + AMOUNT.length()), values.getFirst());
      }
    });
    String heldOn = value(fields, prefix + "heldOn");
    String title = value(fields, prefix + "title");
    return new ActivityInput(
        "",
        value(fields, "unit"),
        value(fields, "kind"),
        value(fields, prefix + "form"),
        Text.line(title).isEmpty() ? suggestedTitle : title,
        Text.line(heldOn).isEmpty() ? value(fields, prefix + "day") : heldOn,
        value(fields, prefix + "directive"),
        value(fields, prefix + "expected"),
        value(fields, prefix + "present"),
        value(fields, prefix + "tags"),
        amounts,
        value(fields, prefix + "attendanceReason"),
        value(fields, prefix + "participants"));
  }

  static String value(MultiValueMap<String, String> fields, String name) {
    @Nullable String value = fields.getFirst(name);
    return value == null ? "" : value;
  }

  /** The amount as typed; empty if nothing. */
  String amount(String code) {
    return form.values().amounts().getOrDefault(code, "");
  }

  /**
   * Codes of amounts that were typed though the kind does not ask for them: of an earlier version,
   * or of a file.
   */
  List<String> otherAmounts(ActivityKind kind) {
    return form.values().amounts().keySet().stream()
        .filter(code -> kind.amounts().stream().noneMatch(it -> it.code().equals(code)))
        .toList();
  }
}
