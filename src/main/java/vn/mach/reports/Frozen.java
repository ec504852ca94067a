package vn.mach.reports;

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
import vn.mach.kernel.Period;
import vn.mach.papers.Bar;
import vn.mach.papers.Block;
import vn.mach.papers.Cell;
import vn.mach.papers.FigureMark;
import vn.mach.papers.Run;

/**
 * Writes what was signed as canonical JSON, and reads it back: keys in alphabetical order, no space between, numbers as plain text, days
 * as {@code yyyy-MM-dd}, UTF-8. The same content is always the same bytes, so a hash can stand for it.
 */
@Component
class Frozen {

  static final String FORMAT = "mach-report-1";

  private final JsonMapper json = JsonMapper.builder().build();

  /** One line of JSON. */
  String write(Signed signed) {
    return json.writeValueAsString(
        sorted(
            "format", FORMAT,
            "report", sorted("code", signed.code(), "unit", signed.unitCode(), "unit_name", signed.unitName(), "type", signed.type(), "period", period(signed.period())),
            "head", head(signed.head()),
            "body", signed.body().stream().map(Frozen::block).toList(),
            "figures", figures(signed),
            "evidence", signed.evidence().stream().map(Frozen::evidence).toList()));
  }

  /** The figures alone, for the archive. */
  String figures(List<Signed.Figure> figures) {
    return json.writeValueAsString(figures.stream().map(Frozen::figure).toList());
  }

  private static List<Object> figures(Signed signed) {
    return signed.figures().stream().<Object>map(Frozen::figure).toList();
  }

  private static Map<String, Object> head(Signed.Head it) {
    return sorted(
        "layout", it.layout(), "upper_body", it.upperBody(), "issuer", it.issuer(), "symbol", it.symbol(), "place", it.place(), "dated", it.dated().toString(),
        "title", it.title(), "lines", it.lines(), "name", it.name(), "recipients", it.recipients());
  }

  private static Map<String, Object> period(Period it) {
    return sorted("from", it.from().toString(), "to", it.to().toString());
  }

  private static Map<String, Object> figure(Signed.Figure it) {
    return sorted(
        "mark", it.mark(), "target", it.target(), "code", it.code(), "name", it.name(), "function", it.function(), "definition", it.definition(),
        "period", period(it.period()), "numerator", it.numerator().toPlainString(), "base", it.base().toPlainString(),
        "value", it.value() == null ? null : it.value().toPlainString(), "activities", it.activities(), "shown", it.shown());
  }

  private static Map<String, Object> evidence(Signed.Evidence it) {
    return sorted(
        "id", it.id(), "ref", it.ref(), "unit", it.unitCode(), "unit_name", it.unitName(), "held_on", it.heldOn().toString(), "kind", it.kind(),
        "expected", it.expected(), "present", it.present(), "amounts", new TreeMap<>(it.amounts()), "marks", it.marks());
  }

  private static Map<String, Object> block(Block block) {
    return switch (block) {
      case Block.Heading it -> sorted("block", "heading", "level", it.level(), "text", it.text());
      case Block.Paragraph it -> sorted("block", "paragraph", "runs", it.runs().stream().map(Frozen::run).toList());
      case Block.Bullet it -> sorted("block", "bullet", "level", it.level(), "runs", it.runs().stream().map(Frozen::run).toList());
      case Block.Table it ->
          sorted(
              "block", "table", "caption", it.caption(), "columns", it.columns(), "numeric", new ArrayList<>(new TreeSet<>(it.numeric())),
              "rows", it.rows().stream().map(row -> row.stream().map(cell -> marked(cell.text(), cell.figure())).toList()).toList());
      case Block.Chart it ->
          sorted(
              "block", "chart", "title", it.title(),
              "bars", it.bars().stream().map(bar -> sorted("label", bar.label(), "percent", bar.percent().toPlainString(), "text", bar.text())).toList());
    };
  }

  private static Map<String, Object> run(Run run) {
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

  Signed read(String text) {
    JsonNode root = json.readTree(text);
    JsonNode report = root.get("report");
    return new Signed(
        string(report, "code"), string(report, "unit"), string(report, "unit_name"), string(report, "type"), period(report.get("period")), head(root.get("head")),
        list(root, "body").stream().map(Frozen::block).toList(), list(root, "figures").stream().map(Frozen::figure).toList(),
        list(root, "evidence").stream().map(Frozen::evidence).toList());
  }

  private static Signed.Head head(JsonNode it) {
    return new Signed.Head(
        string(it, "layout"), string(it, "upper_body"), string(it, "issuer"), string(it, "symbol"), string(it, "place"), LocalDate.parse(string(it, "dated")),
        string(it, "title"), strings(it, "lines"), string(it, "name"), strings(it, "recipients"));
  }

  private static Period period(JsonNode it) {
    return new Period(LocalDate.parse(string(it, "from")), LocalDate.parse(string(it, "to")));
  }

  private static Signed.Figure figure(JsonNode it) {
    JsonNode value = it.get("value");
    return new Signed.Figure(
        string(it, "mark"), it.get("target").asBoolean(), string(it, "code"), string(it, "name"), string(it, "function"), string(it, "definition"),
        period(it.get("period")), new BigDecimal(string(it, "numerator")), new BigDecimal(string(it, "base")),
        value == null || value.isNull() ? null : new BigDecimal(value.asString()), it.get("activities").asLong(), string(it, "shown"));
  }

  private static Signed.Evidence evidence(JsonNode it) {
    Map<String, Long> amounts = new TreeMap<>();
    it.get("amounts").properties().forEach(entry -> amounts.put(entry.getKey(), entry.getValue().asLong()));
    return new Signed.Evidence(
        it.get("id").asLong(), string(it, "ref"), string(it, "unit"), string(it, "unit_name"), LocalDate.parse(string(it, "held_on")), string(it, "kind"),
        whole(it, "expected"), whole(it, "present"), amounts, strings(it, "marks"));
  }

  private static Block block(JsonNode it) {
    return switch (string(it, "block")) {
      case "heading" -> new Block.Heading(it.get("level").asInt(), string(it, "text"));
      case "paragraph" -> new Block.Paragraph(list(it, "runs").stream().map(Frozen::run).toList());
      case "bullet" -> new Block.Bullet(list(it, "runs").stream().map(Frozen::run).toList(), it.get("level").asInt());
      case "table" -> {
        Set<Integer> numeric = new TreeSet<>();
        list(it, "numeric").forEach(number -> numeric.add(number.asInt()));
        List<List<Cell>> rows = new ArrayList<>();
        list(it, "rows").forEach(row -> rows.add(row.valueStream().map(cell -> new Cell(string(cell, "text"), mark(cell))).toList()));
        yield new Block.Table(string(it, "caption"), strings(it, "columns"), rows, numeric);
      }
      default ->
          new Block.Chart(
              string(it, "title"),
              list(it, "bars").stream().map(bar -> new Bar(string(bar, "label"), new BigDecimal(string(bar, "percent")), string(bar, "text"))).toList());
    };
  }

  private static Run run(JsonNode it) {
    return new Run(string(it, "text"), it.has("bold"), it.has("italic"), mark(it));
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
