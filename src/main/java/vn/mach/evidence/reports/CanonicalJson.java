package vn.mach.evidence.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.kernel.Period;
import vn.mach.documents.papers.FigureMark;
import vn.mach.documents.papers.PaperBlock;
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

  SignedReport read(String text) {
    return CanonicalReader.report(json.readTree(text));
  }
}
