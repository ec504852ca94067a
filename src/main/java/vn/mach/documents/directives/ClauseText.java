package vn.mach.documents.directives;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The text of clauses, and the text from which clauses are split. */
final class ClauseText {

  private static final Pattern TAG =
      Pattern.compile("<(?:p|div|br|li|h[1-6]|table)\\b", Pattern.CASE_INSENSITIVE);

  private ClauseText() {}

  /** Plain text; numbers that HTML draws by itself are written out. */
  static String typed(String text) {
    return TAG.matcher(text).find() ? ofHtml(text) : text;
  }

  /** The lines of clean HTML, the items of its lists with their numbers. */
  static String ofHtml(String html) {
    Element body = DirectiveText.parsed(html).body();
    for (Element list : body.select("ol")) {
      int number = 0;
      for (Element item : list.children()) {
        if (item.normalName().equals("li")) {
          item.prependText(++number + ". ");
        }
      }
    }
    body.select("ul > li").forEach(item -> item.prependText("- "));
    StringBuilder text = new StringBuilder();
    NodeTraversor.traverse(new Lines(text), body);
    return vn.mach.base.kernel.Text.lines(text.toString());
  }

  /** A line for each block, a tab between the cells of a row. */
  private record Lines(StringBuilder text) implements NodeVisitor {

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        String said = words.text();
        text.append(
            text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? said.stripLeading() : said);
      } else if (node instanceof Element element) {
        if (element.normalName().equals("br") || begins(element)) {
          end();
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        String name = element.normalName();
        if (name.equals("td") || name.equals("th")) {
          text.append('\t');
        } else if (begins(element) || name.equals("table")) {
          end();
        }
      }
    }

    private void end() {
      if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
        text.append('\n');
      }
    }

    private static boolean begins(Element element) {
      return switch (element.normalName()) {
        case "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ol", "ul" ->
            !(element.parent() instanceof Element above
                && (above.normalName().equals("td") || above.normalName().equals("th")));
        default -> false;
      };
    }
  }

  /** A clause as a text has it: its number, then its words. */
  static String plain(Clause clause) {
    return clause.number().isEmpty() ? clause.words() : clause.number() + " " + clause.words();
  }

  /** The whole text: a paragraph for each clause. */
  static String plain(List<Clause> clauses) {
    StringBuilder text = new StringBuilder();
    for (Clause clause : clauses) {
      text.append(text.isEmpty() ? "" : "\n\n").append(plain(clause).strip());
    }
    return text.toString();
  }
}
