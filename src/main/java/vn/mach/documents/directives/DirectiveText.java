package vn.mach.documents.directives;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import vn.mach.base.kernel.Text;

/**
 * The text of a directive: typed plainly, or pasted as HTML, of which only what is text and its
 * arrangement stays.
 */
final class DirectiveText {

  private static final Safelist KEPT =
      Safelist.none()
          .addTags(
              "p",
              "br",
              "b",
              "strong",
              "i",
              "em",
              "u",
              "h2",
              "h3",
              "h4",
              "ol",
              "ul",
              "li",
              "blockquote",
              "table",
              "thead",
              "tbody",
              "tr",
              "th",
              "td")
          .addAttributes("td", "colspan", "rowspan")
          .addAttributes("th", "colspan", "rowspan");

  /** Elements inside of one another; a table in a list in a table takes twelve. */
  private static final int DEEPEST = 60;

  private static final OutputSettings PLAINLY =
      new OutputSettings().escapeMode(EscapeMode.xhtml).prettyPrint(false);

  private static final Pattern TAG =
      Pattern.compile("<(?:p|div|br|h[1-6]|ol|ul|table|b|i|strong|em)\\b");

  private DirectiveText() {}

  /** Clean HTML of what was typed; empty where nothing was. */
  static String html(String typed) {
    String text = Text.lines(typed);
    if (text.isEmpty()) {
      return "";
    }
    return isHtml(text) ? clean(text) : paragraphs(text);
  }

  private static boolean isHtml(String text) {
    Matcher tag = TAG.matcher(text);
    return tag.find() && text.indexOf('>', tag.end()) >= 0;
  }

  /** What is nested deeper becomes a neighbour: the work for each tag grows with its depth. */
  static Document parsed(String html) {
    return Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(html, "");
  }

  private static String clean(String html) {
    Document clean = new Cleaner(KEPT).clean(parsed(html));
    return clean.outputSettings(PLAINLY).body().html().strip();
  }

  /**
   * The text for a template, which writes it as it is: cleaned here, whatever came into the table.
   */
  static Content content(String html) {
    String clean = clean(html);
    return new Content() {
      @Override
      public void writeTo(TemplateOutput output) {
        output.writeContent(clean);
      }

      @Override
      public boolean isEmptyContent() {
        return clean.isEmpty();
      }
    };
  }

  /** A paragraph a line, without any tag. */
  static String plain(String html) {
    Element body = parsed(html).body();
    body.select("p,li,h2,h3,h4,tr,td,th,blockquote").forEach(block -> block.appendText("\n"));
    body.select("br").forEach(br -> br.replaceWith(new org.jsoup.nodes.TextNode("\n")));
    return body.wholeText();
  }

  private static String paragraphs(String text) {
    StringBuilder html = new StringBuilder();
    for (String paragraph : text.split("\n(?:\\s{0,40}\n)+")) {
      html.append("<p>")
          .append(org.jsoup.nodes.Entities.escape(paragraph.strip()).replace("\n", "<br>"))
          .append("</p>");
    }
    return clean(html.toString());
  }
}
