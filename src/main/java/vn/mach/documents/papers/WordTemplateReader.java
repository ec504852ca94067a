package vn.mach.documents.papers;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import vn.mach.base.intake.OfficeParts;
import vn.mach.base.intake.UnreadableFile;
import vn.mach.base.kernel.Text;
import vn.mach.documents.papers.WordTemplateLine.Control;
import vn.mach.documents.papers.WordTemplateLine.Kind;
import vn.mach.documents.papers.WordTemplateLine.Part;
import vn.mach.documents.papers.WordTemplateLine.Words;

/**
 * Reads a template out of a Word document: headings by their style in whatever language Word has,
 * points of lists, text, and content controls. A control around others that is a condition ({@code
 * if:…}) becomes a beginning and an {@code {end}}. Word's own head of the paper, letters and tables
 * are no part of a template: the text of a table comes out line by line.
 */
final class WordTemplateReader {

  private static final Pattern HEADING = Pattern.compile("(?i)heading (\\d)");
  private static final Control END = new Control("end", "{end}");

  /** A control that is open. */
  private static final class Open {
    private String tag = "";
    private final StringBuilder shown = new StringBuilder();
    private final boolean aroundLines;
    private final int from;
    private boolean holdsOthers;

    Open(boolean aroundLines, int from) {
      this.aroundLines = aroundLines;
      this.from = from;
    }

    Control beginning() {
      return Control.showing("{" + tag.replace(':', ' ') + "}");
    }

    boolean condition() {
      return tag.startsWith("if:") || tag.startsWith("if ");
    }
  }

  private final int most;
  private final Map<String, Integer> headings = new HashMap<>();
  private final List<WordTemplateLine> lines = new ArrayList<>();
  private final Deque<Open> controls = new ArrayDeque<>();
  private List<Part> parts = new ArrayList<>();
  private final StringBuilder tail = new StringBuilder(); // of the last part, if that has begun
  private Kind kind = Kind.TEXT;
  private int level;
  private String style = "";
  private boolean inParagraph;
  private boolean inText;
  private int skipping;
  private int taken;

  private WordTemplateReader(int most) {
    this.most = most;
  }

  static List<WordTemplateLine> lines(OfficeParts parts, int most)
      throws UnreadableFile, IOException {
    WordTemplateReader reading = new WordTemplateReader(most);
    parts.read("word/styles.xml", reading::style);
    parts.read("word/document.xml", reading::take);
    return reading.lines;
  }

  private void style(XMLStreamReader xml) {
    if (xml.isStartElement() && xml.getLocalName().equals("style")) {
      style = value(xml, "styleId");
    } else if (xml.isStartElement() && xml.getLocalName().equals("name")) {
      Matcher named = HEADING.matcher(value(xml, "val"));
      if (named.matches()) {
        headings.put(style, Integer.parseInt(named.group(1)));
      }
    } else if (xml.isStartElement() && xml.getLocalName().equals("outlineLvl")) {
      value(xml, "val")
          .chars()
          .filter(digit -> digit >= '0' && digit <= '8')
          .findFirst()
          .ifPresent(digit -> headings.putIfAbsent(style, digit - '0' + 1));
    }
  }

  private void take(XMLStreamReader xml) throws UnreadableFile {
    switch (xml.getEventType()) {
      case XMLStreamConstants.START_ELEMENT -> start(xml);
      case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
        if (inText && skipping == 0) {
          words(xml.getText());
        }
      }
      default -> {}
    }
  }

  private void start(XMLStreamReader xml) throws UnreadableFile {
    String name = xml.getLocalName();
    if (skipping > 0 || name.equals("del") || name.equals("moveFrom") || name.equals("Fallback")) {
      skipping++;
      return;
    }
    switch (name) {
      case "p" -> {
        inParagraph = true;
        kind = Kind.TEXT;
        level = 0;
      }
      case "pStyle" -> {
        int heading = headings.getOrDefault(value(xml, "val"), 0);
        if (heading > 0) {
          kind = Kind.HEADING;
          level = heading;
        }
      }
      case "numPr" -> {
        if (kind == Kind.TEXT) {
          kind = Kind.POINT;
          level = 1;
        }
      }
      case "ilvl" ->
          level =
              kind == Kind.POINT
                  ? Math.clamp(
                      value(xml, "val")
                              .chars()
                              .filter(it -> it >= '0' && it <= '8')
                              .findFirst()
                              .orElse('0')
                          - '0'
                          + 1,
                      1,
                      9)
                  : level;
      case "sdt" -> {
        if (!controls.isEmpty()) {
          controls.element().holdsOthers = true;
        }
        controls.push(new Open(!inParagraph, parts.size()));
      }
      case "tag" -> {
        if (!controls.isEmpty()) {
          controls.element().tag = value(xml, "val").strip();
        }
      }
      case "t" -> inText = true;
      case "tab", "br" -> words(parts.isEmpty() ? "" : " ");
      default -> {}
    }
  }

  private void end(String name) throws UnreadableFile {
    if (skipping > 0) {
      skipping--;
      return;
    }
    switch (name) {
      case "t" -> inText = false;
      case "sdt" -> close(controls.pop());
      case "p" -> {
        endLine();
        inParagraph = false;
      }
      default -> {}
    }
  }

  private void words(String text) throws UnreadableFile {
    took(text.length());
    if (!controls.isEmpty()) {
      controls.element().shown.append(text);
    }
    int sealed = controls.isEmpty() || controls.element().aroundLines ? 0 : controls.element().from;
    if (parts.size() > sealed && parts.getLast() instanceof Words(String before)) {
      tail.append(tail.isEmpty() ? before : "").append(text);
    } else if (!text.isEmpty()) {
      endWords();
      parts.add(new Words(text));
    }
  }

  /** Text comes in pieces, of one letter each where Word or somebody wants it so. */
  private void endWords() {
    if (!tail.isEmpty()) {
      parts.set(parts.size() - 1, new Words(tail.toString()));
      tail.setLength(0);
    }
  }

  private void took(int letters) throws UnreadableFile {
    taken += letters;
    if (taken > most || lines.size() > most / 10) {
      throw UnreadableFile.refused("file", "intake.refused.too_long", most);
    }
  }

  /**
   * A control in a line is there itself instead of what it showed; around a condition's words stand
   * its beginning and end.
   */
  private void close(Open control) throws UnreadableFile {
    endWords();
    took(control.tag.length());
    if (control.aroundLines || control.tag.isEmpty()) {
      return;
    }
    if (control.condition() && !control.shown.toString().strip().startsWith("{")) {
      parts.add(control.from, control.beginning());
      parts.add(END);
    } else if (!control.holdsOthers) {
      parts.subList(control.from, parts.size()).clear();
      parts.add(new Control(control.tag, Text.whole(control.shown.toString())));
    }
  }

  private void endLine() throws UnreadableFile {
    endWords();
    String all =
        parts.stream()
            .map(part -> part instanceof Words(String text) ? text : "x")
            .collect(Collectors.joining());
    if (!all.isBlank()) {
      List<Part> line = new ArrayList<>(parts);
      for (Open around : controls) {
        took(around.tag.length());
        if (around.condition()) {
          line.addFirst(around.beginning());
          line.add(END);
        } else if (!around.tag.isEmpty() && !around.holdsOthers && around.aroundLines) {
          line = new ArrayList<>(List.of(new Control(around.tag, all)));
        }
      }
      lines.add(
          new WordTemplateLine(
              kind,
              level,
              line.stream()
                  .map(part ->
                      part instanceof Words(String text) ? new Words(Text.whole(text)) : part)
                  .toList()));
    }
    parts = new ArrayList<>();
  }

  private static String value(XMLStreamReader xml, String attribute) {
    String value = xml.getAttributeValue(xml.getNamespaceURI(), attribute);
    return value == null ? "" : value;
  }
}
