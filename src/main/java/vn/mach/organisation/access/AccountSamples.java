package vn.mach.organisation.access;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.SampleData;
import vn.mach.base.realms.SampleFolder;
import vn.mach.base.realms.SampleTable;
import vn.mach.organisation.people.PersonSamples;
import vn.mach.organisation.units.SampleUnits;

/** The sample's accounts, beside the administrator. */
@Component
public class AccountSamples implements SampleData {

  public static final List<Account> ACCOUNTS =
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
          new Account(
              "bithudonvi", "secretary", "K02", "secretary of that committee: signs its reports"),
          new Account("kiemtra", "inspector", "T", "inspector: reads records and the audit log"),
          new Account(
              "dangvien", "member", "K01-01", "a member: sees the own branch and the own record"),
          new Account("quansat", "observer", "X03", "observer of a commune"));

  /** One account of the sample. */
  public record Account(String login, String role, String unit, String who) {}

  @Override
  public void write(SampleFolder folder) {
    try (SampleTable table = folder.table("accounts", "login", "role", "unit", "person", "email")) {
      for (Account account : ACCOUNTS) {
        String person =
            switch (account.login) {
              case "bithu" -> PersonSamples.of(folder.today(), "K01-01").get(0);
              case "bithudonvi" -> PersonSamples.of(folder.today(), "K02-01").get(3);
              case "bithuxa" -> PersonSamples.of(folder.today(), "X01-01").get(3);
              case "dangvien" -> PersonSamples.of(folder.today(), "K01-01").get(10);
              default -> null;
            };
        table.row(account.login, account.role, account.unit, person, null);
      }
    }
  }
}
