package vn.mach.evidence.reports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.mach.base.kernel.Period;
import vn.mach.documents.papers.ChartBar;
import vn.mach.documents.papers.FigureMark;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.documents.papers.TableCell;
import vn.mach.documents.papers.TextRun;

/** Makes a signed report of its canonical JSON again. */
final class CanonicalReader {

  private CanonicalReader() {}

  static SignedReport report(JsonNode root) {
    JsonNode report = root.get("report");
    return new SignedReport(
        string(report, "code"),
        string(report, "unit"),
        string(report, "unit_name"),
        string(report, "type"),
        period(report.get("period")),
        head(root.get("head")),
        list(root, "body").stream().map(CanonicalReader::block).toList(),
        list(root, "figures").stream().map(CanonicalReader::figure).toList(),
        list(root, "evidence").stream().map(CanonicalReader::evidence).toList());
  }

  private static SignedReport.Head head(JsonNode it) {
    return new SignedReport.Head(
        string(it, "layout"),
        string(it, "upper_body"),
        string(it, "issuer"),
        string(it, "symbol"),
        string(it, "place"),
        LocalDate.parse(string(it, "dated")),
        string(it, "title"),
        strings(it, "lines"),
        string(it, "name"),
        strings(it, "recipients"));
  }

  private static Period period(JsonNode it) {
    return new Period(LocalDate.parse(string(it, "from")), LocalDate.parse(string(it, "to")));
  }

  private static SignedReport.Figure figure(JsonNode it) {
    JsonNode value = it.get("value");
    return new SignedReport.Figure(
        string(it, "mark"),
        it.get("target").asBoolean(),
        string(it, "code"),
        string(it, "name"),
        string(it, "function"),
        string(it, "definition"),
        period(it.get("period")),
        new BigDecimal(string(it, "numerator")),
        new BigDecimal(string(it, "base")),
        value == null || value.isNull() ? null : new BigDecimal(value.asString()),
        it.get("activities").asLong(),
        string(it, "shown"));
  }

  private static SignedReport.Evidence evidence(JsonNode it) {
    Map<String, Long> amounts = new TreeMap<>();
    it.get("amounts")
        .properties()
        .forEach(entry -> amounts.put(entry.getKey(), entry.getValue().asLong()));
    return new SignedReport.Evidence(
        it.get("id").asLong(),
        string(it, "ref"),
        string(it, "unit"),
        string(it, "unit_name"),
        LocalDate.parse(string(it, "held_on")),
        string(it, "kind"),
        whole(it, "expected"),
        whole(it, "present"),
        amounts,
        strings(it, "marks"));
  }

  private static PaperBlock block(JsonNode it) {
    return switch (string(it, "block")) {
      case "heading" -> new PaperBlock.Heading(it.get("level").asInt(), string(it, "text"));
      case "paragraph" ->
          new PaperBlock.Paragraph(list(it, "runs").stream().map(CanonicalReader::run).toList());
      case "bullet" ->
          new PaperBlock.Bullet(
              list(it, "runs").stream().map(CanonicalReader::run).toList(),
              it.get("level").asInt());
      case "table" -> {
        Set<Integer> numeric = new TreeSet<>();
        list(it, "numeric").forEach(number -> numeric.add(number.asInt()));
        List<List<TableCell>> rows = new ArrayList<>();
        list(it, "rows")
            .forEach(row ->
                rows.add(
                    row.valueStream()
                        .map(cell -> new TableCell(string(cell, "text"), mark(cell)))
                        .toList()));
        yield new PaperBlock.Table(string(it, "caption"), strings(it, "columns"), rows, numeric);
      }
      default ->
          new PaperBlock.Chart(
              string(it, "title"),
              list(it, "bars").stream()
                  .map(bar ->
                      new ChartBar(
                          string(bar, "label"),
                          new BigDecimal(string(bar, "percent")),
                          string(bar, "text")))
                  .toList());
    };
  }

  private static TextRun run(JsonNode it) {
    return new TextRun(string(it, "text"), it.has("bold"), it.has("italic"), mark(it));
  }

  private static @Nullable FigureMark mark(JsonNode it) {
    return it.has("mark") ? new FigureMark(string(it, "mark"), string(it, "opens")) : null;
  }

  private static String string(JsonNode it, String key) {
    return Objects.requireNonNull(it.get(key), key).asString();
  }

  private static @Nullable Long whole(JsonNode it, String key) {
    JsonNode value = it.get(key);
    return value == null || value.isNull() ? null : value.asLong();
  }

  private static List<JsonNode> list(JsonNode it, String key) {
    return Objects.requireNonNull(it.get(key), key).valueStream().toList();
  }

  private static List<String> strings(JsonNode it, String key) {
    return list(it, key).stream().map(JsonNode::asString).toList();
  }
}
