package vn.mach.app.home;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/**
 * An invented organisation in the exchange format, always the same for the same day: 78 units,
 * about 1,500 people, two years of activities up to the day, directives and targets, and a merger
 * of two communes in the middle. No person in it exists.
 */
final class Sample {

  /** The accounts that come with it, beside the administrator. */
  static final List<Account> ACCOUNTS =
      List.of(
          new Account(
              "vanphong", "office", "T", "the province's office: sets targets, issues directives"),
          new Account("vanphongkhoi", "office", "K", "the office of the bloc"),
          new Account("bithu", "secretary", "K01-01", "secretary of a branch: records on a phone"),
          new Account(
              "bithuxa",
              "secretary",
              SampleUnits.MERGED_INTO,
              "secretary of the commune that was merged last year"),
          new Account(
              "nhaplieu",
              "clerk",
              "K02",
              "clerk of a grassroots committee: records for its branches"),
          new Account("kiemtra", "inspector", "T", "inspector: reads records and the audit log"),
          new Account(
              "dangvien", "member", "K01-01", "a member: sees the own branch and the own record"),
          new Account("quansat", "observer", "X03", "observer of a commune"));

  /** One account of the sample. */
  record Account(String login, String role, String unit, String who) {}

  private Sample() {}

  /** Writes it into the folder, which must be empty. */
  static void write(Path folder, LocalDate today) {
    Random random = new Random(20_250_701);
    SampleUnits units = new SampleUnits(today, random);
    units.write(folder);
    SamplePeople people = new SamplePeople(units, today, random);
    people.write(folder);
    SampleDirectives.write(folder, today);
    try (SampleActivities activities = new SampleActivities(units, today, random, folder)) {
      activities.write();
    }
    try (SampleTable table =
        new SampleTable(folder, "accounts", "login", "role", "unit", "person", "email")) {
      for (Account account : ACCOUNTS) {
        String person =
            switch (account.login) {
              case "bithu" -> people.of("K01-01").get(0);
              case "bithuxa" -> people.of("X01-01").get(3);
              case "dangvien" -> people.of("K01-01").get(10);
              default -> null;
            };
        table.row(account.login, account.role, account.unit, person, null);
      }
    }
  }
}
