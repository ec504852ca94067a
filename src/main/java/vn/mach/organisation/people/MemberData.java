package vn.mach.organisation.people;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.audit.AccessLogEntry;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Sheet;

/**
 * Everything that the product holds of one member, as a zip for that member: a table for each kind
 * of thing, the same once more as {@code data.json}, and a page that explains them in both
 * languages. Nothing of other people.
 */
@Component
class MemberData {

  private static final int MOST_LOOKS = 10_000;

  /** A table of the file: its name without ending, its columns, its rows. */
  private record Table(
      String name, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {}

  private final PeopleSql sql;
  private final PostsSql posts;
  private final TransfersSql transfers;
  private final List<MemberRecord> records;
  private final AuditLog auditLog;
  private final MessageSource messages;
  private final JsonMapper json;
  private final Today today;

  MemberData(
      PeopleSql sql,
      PostsSql posts,
      TransfersSql transfers,
      List<MemberRecord> records,
      AuditLog auditLog,
      MessageSource messages,
      JsonMapper json,
      Today today) {
    this.sql = sql;
    this.posts = posts;
    this.transfers = transfers;
    this.records = records;
    this.auditLog = auditLog;
    this.messages = messages;
    this.json = json;
    this.today = today;
  }

  /** Writes the zip; {@code account} is the member's own, whose looks are left out. */
  void write(PersonId person, long account, Locale locale, OutputStream out) throws IOException {
    List<Table> tables = tables(person, account, locale);
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.putNextEntry(new ZipEntry("README.txt"));
    zip.write(readme(tables).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    Map<String, Object> all = new LinkedHashMap<>();
    for (Table table : tables) {
      zip.putNextEntry(new ZipEntry(table.name() + ".csv"));
      try (Sheet sheet = Sheet.csv(zip)) {
        sheet.head(table.columns(), 0);
        for (List<? extends @Nullable Object> row : table.rows()) {
          sheet.row(row);
        }
      }
      zip.closeEntry();
      all.put(table.name(), table.rows().stream().map(row -> named(table, row)).toList());
    }
    zip.putNextEntry(new ZipEntry("data.json"));
    zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
    zip.closeEntry();
    zip.finish();
  }

  private static Map<String, @Nullable Object> named(
      Table table, List<? extends @Nullable Object> row) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      Object value = row.get(i);
      named.put(table.columns().get(i), value == null ? null : value.toString());
    }
    return named;
  }

  private String readme(List<Table> tables) {
    StringBuilder text = new StringBuilder("\uFEFF");
    for (String language : List.of("vi", "en")) {
      Locale locale = Locale.of(language);
      text.append(messages.getMessage("people.data.readme", null, locale)).append('\n');
      for (Table table : tables) {
        String key = "people.data." + table.name();
        String words = messages.getMessage(key, null, "", locale);
        if (words == null || words.isEmpty()) {
          words = messages.getMessage(table.name() + ".record", null, locale);
        }
        text.append("  ").append(table.name()).append(".csv: ").append(words).append('\n');
      }
      text.append('\n');
    }
    return text.toString();
  }

  private List<Table> tables(PersonId person, long account, Locale locale) {
    LocalDate day = today.date();
    PeopleSql.Sheet sheet =
        sql.sheet(person, day).orElseThrow(() -> new NotFound("person " + person.value()));
    PersonDetails it = sheet.details();
    List<Table> tables = new ArrayList<>();
    tables.add(
        new Table(
            "person",
            List.of(
                "code",
                "full_name",
                "birth_date",
                "gender",
                "admitted_on",
                "official_on",
                "card_number"),
            List.of(
                cells(
                    it.code(),
                    it.fullName(),
                    it.birthDate(),
                    it.gender(),
                    it.admittedOn(),
                    it.officialOn(),
                    it.cardNumber()))));
    tables.add(
        new Table(
            "memberships",
            List.of("from", "to", "unit", "status"),
            sql.memberships(person).stream()
                .map(m -> cells(m.from(), open(m.to()), m.unitName(), m.status().code()))
                .toList()));
    tables.add(
        new Table(
            "posts",
            List.of("from", "to", "unit", "post"),
            posts.ofPerson(person, day).stream()
                .map(p -> cells(p.from(), open(p.to()), p.unitName(), p.kind().code()))
                .toList()));
    tables.add(
        new Table(
            "transfers",
            List.of("announced_on", "from", "to", "kind", "status", "settled_on"),
            transfers.ofPerson(person).stream()
                .map(t ->
                    cells(
                        t.announcedOn(),
                        t.fromName(),
                        t.toName(),
                        t.kind().code(),
                        t.status().code(),
                        t.settledOn()))
                .toList()));
    tables.add(
        new Table(
            "looks",
            List.of("at", "account", "via"),
            auditLog.looks(person, account, MOST_LOOKS).stream().map(MemberData::look).toList()));
    for (MemberRecord record : records) {
      String heading = record.heading();
      tables.add(
          new Table(
              heading.substring(0, heading.indexOf('.')),
              List.of("day", "text"),
              record.lines(person, locale).stream()
                  .map(line -> cells(line.day(), line.text()))
                  .toList()));
    }
    return tables;
  }

  private static List<@Nullable Object> look(AccessLogEntry it) {
    return cells(it.at().toString(), it.login(), it.via());
  }

  private static @Nullable LocalDate open(LocalDate day) {
    return day.equals(vn.mach.base.kernel.Period.FOREVER) ? null : day;
  }

  private static List<@Nullable Object> cells(@Nullable Object... values) {
    return Arrays.asList(values);
  }
}
