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
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.kernel.Period;
import vn.mach.documents.papers.ChartBar;
import vn.mach.documents.papers.FigureMark;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.documents.papers.TableCell;
import vn.mach.documents.papers.TextRun;

/**
 * Writes what was signed as canonical JSON, and reads it back: keys in alphabetical order, no space
 * between, numbers as plain text, days as {@code yyyy-MM-dd}, UTF-8. The same content is always the
 * same bytes, so a hash can stand for it.
 */
@Component
class CanonicalJson {

  static final String FORMAT = "mach-report-1";

  private final JsonMapper json = JsonMapper.builder().build();

  /** One line of JSON. */
  String write(SignedReport signed) {
    return json.writeValueAsString(
        sorted(
            "format", FORMAT,
            "report",
                sorted(
                    "code",
                    signed.code(),
                    "unit",
                    signed.unitCode(),
                    "unit_name",
                    signed.unitName(),
                    "type",
                    signed.type(),
                    "period",
                    period(signed.period())),
            "head", head(signed.head()),
            "body", signed.body().stream().map(CanonicalJson::block).toList(),
            "figures", figures(signed),
            "evidence", signed.evidence().stream().map(CanonicalJson::evidence).toList()));
  }

  /** The figures alone, for the archive. */
  String figures(List<SignedReport.Figure> figures) {
    return json.writeValueAsString(figures.stream().map(CanonicalJson::figure).toList());
  }

  private static List<Object> figures(SignedReport signed) {
    return signed.figures().stream().<Object>map(CanonicalJson::figure).toList();
  }

  private static Map<String, Object> head(SignedReport.Head it) {
    return sorted(
        "layout",
        it.layout(),
        "upper_body",
        it.upperBody(),
        "issuer",
        it.issuer(),
        "symbol",
        it.symbol(),
        "place",
        it.place(),
        "dated",
        it.dated().toString(),
        "title",
        it.title(),
        "lines",
        it.lines(),
        "name",
        it.name(),
        "recipients",
        it.recipients());
  }

  private static Map<String, Object> period(Period it) {
    return sorted("from", it.from().toString(), "to", it.to().toString());
  }

  private static Map<String, Object> figure(SignedReport.Figure it) {
    return sorted(
        "mark",
        it.mark(),
        "target",
        it.target(),
        "code",
        it.code(),
        "name",
        it.name(),
        "function",
        it.function(),
        "definition",
        it.definition(),
        "period",
        period(it.period()),
        "numerator",
        it.numerator().toPlainString(),
        "base",
        it.base().toPlainString(),
        "value",
        it.value() == null ? null : it.value().toPlainString(),
        "activities",
        it.activities(),
        "shown",
        it.shown());
  }

  private static Map<String, Object> evidence(SignedReport.Evidence it) {
    return sorted(
        "id",
        it.id(),
        "ref",
        it.ref(),
        "unit",
        it.unitCode(),
        "unit_name",
        it.unitName(),
        "held_on",
        it.heldOn().toString(),
        "kind",
        it.kind(),
        "expected",
        it.expected(),
        "present",
        it.present(),
        "amounts",
        new TreeMap<>(it.amounts()),
        "marks",
        it.marks());
  }

  private static Map<String, Object> block(PaperBlock block) {
    return switch (block) {
      case PaperBlock.Heading it ->
          sorted("block", "heading", "level", it.level(), "text", it.text());
      case PaperBlock.Paragraph it ->
          sorted("block", "paragraph", "runs", it.runs().stream().map(CanonicalJson::run).toList());
      case PaperBlock.Bullet it ->
          sorted(
              "block",
              "bullet",
              "level",
              it.level(),
              "runs",
              it.runs().stream().map(CanonicalJson::run).toList());
      case PaperBlock.Table it ->
          sorted(
              "block",
              "table",
              "caption",
              it.caption(),
              "columns",
              it.columns(),
              "numeric",
              new ArrayList<>(new TreeSet<>(it.numeric())),
              "rows",
              it.rows().stream()
                  .map(row -> row.stream().map(cell -> marked(cell.text(), cell.figure())).toList())
                  .toList());
      case PaperBlock.Chart it ->
          sorted(
              "block",
              "chart",
              "title",
              it.title(),
              "bars",
              it.bars().stream()
                  .map(bar ->
                      sorted(
                          "label",
                          bar.label(),
                          "percent",
                          bar.percent().toPlainString(),
                          "text",
                          bar.text()))
                  .toList());
    };
  }

  private static Map<String, Object> run(TextRun run) {
    Map<String, Object> map = marked(run.text(), run.figure());
    if (run.bold()) {
      map.put("bold", true);
    }
    if (run.italic()) {
      map.put("italic", true);
    }
    return map;
  }

  private static Map<String, Object> marked(String text, @Nullable FigureMark mark) {
    Map<String, Object> map = sorted("text", text);
    if (mark != null) {
      map.put("mark", mark.code());
      map.put("opens", mark.url());
    }
    return map;
  }

  private static Map<String, Object> sorted(@Nullable Object... keysAndValues) {
    Map<String, Object> map = new TreeMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }

  // ---- back ----

  SignedReport read(String text) {
    JsonNode root = json.readTree(text);
    JsonNode report = root.get("report");
    return new SignedReport(
        string(report, "code"),
        string(report, "unit"),
        string(report, "unit_name"),
        string(report, "type"),
        period(report.get("period")),
        head(root.get("head")),
        list(root, "body").stream().map(CanonicalJson::block).toList(),
        list(root, "figures").stream().map(CanonicalJson::figure).toList(),
        list(root, "evidence").stream().map(CanonicalJson::evidence).toList());
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
          new PaperBlock.Paragraph(list(it, "runs").stream().map(CanonicalJson::run).toList());
      case "bullet" ->
          new PaperBlock.Bullet(
              list(it, "runs").stream().map(CanonicalJson::run).toList(), it.get("level").asInt());
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
