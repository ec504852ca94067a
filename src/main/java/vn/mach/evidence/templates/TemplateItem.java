package vn.mach.evidence.templates;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.mach.base.kernel.Codes;

/**
 * A part of a line: words, a placeholder, or a sentence that only stands where something is not
 * zero.
 */
public sealed interface TemplateItem {

  /** Words as they are. */
  record Words(String text) implements TemplateItem {}

  /**
   * A placeholder.
   *
   * @param code of the figure or target; empty where the kind needs none
   * @param form how it is said; empty: as usual
   */
  record Ask(Kind kind, String code, String form) implements TemplateItem {

    /** A placeholder without its braces; the longest word that fits is meant. */
    public static Optional<Ask> read(String typed) {
      Kind found = null;
      String word = "";
      for (Kind kind : Kind.values()) {
        for (String it : kind.words()) {
          if ((typed.equals(it) || typed.startsWith(it + " ")) && it.length() > word.length()) {
            found = kind;
            word = it;
          }
        }
      }
      if (found == null) {
        return Optional.empty();
      }
      List<String> rest =
          Stream.of(typed.substring(word.length()).strip().split("\\s+"))
              .filter(it -> !it.isEmpty())
              .toList();
      int codes = found.coded() ? 1 : 0;
      if (rest.size() < codes || rest.size() > codes + 1) {
        return Optional.empty();
      }
      String form = rest.size() > codes ? rest.get(codes) : "";
      return form.isEmpty() || found.forms().contains(form)
          ? Optional.of(new Ask(found, codes == 0 ? "" : rest.getFirst(), form))
          : Optional.empty();
    }

    /** As it is typed. */
    public String typed() {
      return "{"
          + kind.word()
          + (code.isEmpty() ? "" : " " + code)
          + (form.isEmpty() ? "" : " " + form)
          + "}";
    }
  }

  /** Stands only where the condition is not zero. */
  record If(Ask condition, List<TemplateItem> items) implements TemplateItem {}

  /** What a placeholder is about. */
  enum Kind {
    FIGURE(List.of("figure", "chỉ số"), true, List.of("about", "rate")),
    TARGET(
        List.of("target", "chỉ tiêu"),
        true,
        List.of("done", "due", "rate", "silent", "short", "pace", "behind")),
    COMPARE(List.of("compare", "so cùng kỳ"), true, List.of()),
    BEFORE(List.of("before", "cùng kỳ"), true, List.of()),
    LIKE(List.of("like", "đơn vị cùng loại"), true, List.of()),
    UNIT(List.of("unit", "đơn vị"), false, List.of()),
    PERIOD(List.of("period", "kỳ"), false, List.of()),
    FROM(List.of("from", "từ ngày"), false, List.of()),
    TO(List.of("to", "đến ngày"), false, List.of()),
    BELOW(List.of("below", "số đơn vị trực thuộc"), false, List.of()),
    UNREPORTED(List.of("unreported", "chưa báo cáo"), false, List.of("names"));

    private final List<String> words;
    private final boolean coded;
    private final List<String> forms;

    Kind(List<String> words, boolean coded, List<String> forms) {
      this.words = words;
      this.coded = coded;
      this.forms = forms;
    }

    /** The word that stands for it; others are read as well. */
    public String word() {
      return words.getFirst();
    }

    public List<String> words() {
      return words;
    }

    public boolean coded() {
      return coded;
    }

    public List<String> forms() {
      return forms;
    }

    public String code() {
      return Codes.code(this);
    }
  }
}
