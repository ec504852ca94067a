package vn.mach.base.web;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.mach.base.kernel.Refusal;

/**
 * A form for a template: the input and its refusals. No input is lost when a form is shown again.
 *
 * @param values a record of what was typed, as text; field names are its components
 * @param refusals shown beside the fields, or above the form where a refusal names no field of it
 * @param key the key under which this form is sent: sent twice, it counts once
 * @param shown of what is there already, what it was when the form was shown ({@link
 *     FormParser#since}); else empty
 */
public record Form<T extends Record>(T values, List<Refusal> refusals, String key, String shown) {

  public Form(T values, List<Refusal> refusals, String key) {
    this(values, refusals, key, "");
  }

  /** A form without a field: a button with its key. */
  public record Nothing() {}

  /** A fresh form without a field. */
  public static Form<Nothing> empty() {
    return of(new Nothing());
  }

  /** A form without a field, with its refusals. */
  public static Form<Nothing> empty(List<Refusal> refusals) {
    return refused(new Nothing(), refusals);
  }

  /** A fresh form. */
  public static <T extends Record> Form<T> of(T values) {
    return new Form<>(values, List.of(), UUID.randomUUID().toString());
  }

  /**
   * The form as sent, with its refusals. It gets a new key: the next attempt is another command.
   */
  public static <T extends Record> Form<T> refused(T values, List<Refusal> refusals) {
    return new Form<>(values, refusals, UUID.randomUUID().toString());
  }

  /** A fresh form that changes something which is there already: its values as they are now. */
  public static <T extends Record> Form<T> editing(T now) {
    return of(now).showing(ShownFields.digests(now));
  }

  /** The same as sent, where what was typed beside the changed fields was refused. */
  public static <T extends Record> Form<T> editing(T now, T typed, List<Refusal> refusals) {
    return refused(typed, refusals).showing(ShownFields.digests(now));
  }

  /**
   * The form by which somebody agrees to something that its page shows. It is sent along as {@code
   * shown}, so that nobody agrees to another thing that took its place meanwhile.
   *
   * @param what identifies what is shown: a number with a version, a time; no secret
   */
  public Form<T> about(String what) {
    return showing(what);
  }

  Form<T> showing(String shown) {
    return new Form<>(values, refusals, key, shown);
  }

  /** What was typed into the field; empty if nothing. */
  public String value(String field) {
    Object value =
        component(field).map(component -> FormFields.read(component, values)).orElse(null);
    return value == null ? "" : value.toString();
  }

  /** The fields in which something was typed, as a query string without {@code ?}. */
  public String query() {
    return Stream.of(values.getClass().getRecordComponents())
        .map(RecordComponent::getName)
        .filter(field -> !value(field).isEmpty())
        .map(field -> field + "=" + Addresses.segment(value(field)))
        .collect(Collectors.joining("&"));
  }

  public Optional<Refusal> refusal(String field) {
    return refusals.stream().filter(refusal -> refusal.field().equals(field)).findFirst();
  }

  /** Refusals that belong above the form: they name no field of it. */
  public List<Refusal> general() {
    return refusals.stream().filter(refusal -> component(refusal.field()).isEmpty()).toList();
  }

  private Optional<RecordComponent> component(String field) {
    for (RecordComponent component : values.getClass().getRecordComponents()) {
      if (component.getName().equals(field)) {
        return Optional.of(component);
      }
    }
    return Optional.empty();
  }
}
