package vn.mach.organisation.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Refusal;

/**
 * The details of a person, whatever unit they belong to. Texts are trimmed and in NFC; an empty one
 * means: not stated.
 *
 * @param code the person's code in the realm; empty: one is made
 * @param gender {@code female}, {@code male} or empty
 * @param admittedOn the day of admission
 * @param officialOn the day on which the member became official
 * @param cardNumber 8 digits, or empty
 */
public record PersonDetails(
    String code,
    String fullName,
    @Nullable LocalDate birthDate,
    String gender,
    @Nullable LocalDate admittedOn,
    @Nullable LocalDate officialOn,
    String cardNumber) {

  private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}._/-]{1,64}");
  private static final Pattern CARD_NUMBER = Pattern.compile("[0-9]{8}");

  /** All errors of these details by themselves, on this day. */
  List<Refusal> refusals(LocalDate today) {
    List<Refusal> found = new ArrayList<>();
    if (!code.isEmpty() && !CODE.matcher(code).matches()) {
      found.add(Refusal.of("code", "people.refused.code"));
    }
    if (fullName.isEmpty()) {
      found.add(Refusal.of("fullName", "people.refused.full_name"));
    } else if (fullName.length() > 200) {
      found.add(Refusal.of("fullName", "people.refused.full_name_long"));
    }
    if (!gender.isEmpty() && Gender.of(gender).isEmpty()) {
      found.add(Refusal.of("gender", "people.refused.gender"));
    }
    if (!cardNumber.isEmpty() && !CARD_NUMBER.matcher(cardNumber).matches()) {
      found.add(Refusal.of("cardNumber", "people.refused.card_number"));
    }
    if (birthDate != null && birthDate.isAfter(today)) {
      found.add(Refusal.of("birthDate", "people.refused.in_the_future"));
    }
    if (admittedOn != null && admittedOn.isAfter(today)) {
      found.add(Refusal.of("admittedOn", "people.refused.in_the_future"));
    } else if (admittedOn != null && birthDate != null && admittedOn.isBefore(birthDate)) {
      found.add(Refusal.of("admittedOn", "people.refused.admitted_before_birth"));
    }
    if (officialOn != null && officialOn.isAfter(today)) {
      found.add(Refusal.of("officialOn", "people.refused.in_the_future"));
    } else if (officialOn != null && admittedOn != null && officialOn.isBefore(admittedOn)) {
      found.add(Refusal.of("officialOn", "people.refused.official_before_admitted"));
    }
    return found;
  }
}
