package vn.mach.base.intake;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The text of a Word document as a reader sees it: a paragraph a line, the cells of a row separated
 * by tabs, footnotes at the end, and the numbers that Word draws by itself. Left out: what is
 * marked as deleted or hidden, the instructions of fields, and the marks of our own figures.
 */
public final class WordTextReader {

  /** The character style of the marks that our own papers put behind their figures. */
  public static final String MARK_STYLE = "FigureMark";

  /** Paragraphs, cells and notes: even empty ones take memory. */
  private static final int MOST_PIECES = 400_000;

  private final int most;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, StringBuilder> notes = new HashMap<>();
  private final List<String> noteOrder = new ArrayList<>();

  /** A paragraph, and where it stands in a list. */
  private static final class Paragraph {
    private final StringBuilder text = new StringBuilder();
    private String style = "";
    private String list = "";
    private String level = "";
  }

  /** Paragraphs that are open: a text box stands inside of one. */
  private final Deque<Paragraph> paragraphs = new ArrayDeque<>();

  /** One for each table that is open: the cells of the row. */
  private final Deque<List<StringBuilder>> rows = new ArrayDeque<>();

  private @Nullable StringBuilder note;
  private int skipping;
  private boolean hidden;
  private boolean inText;
  private boolean inRun;
  private int taken;
  private int pieces;

  private final WordNumbering numbering;

  private WordTextReader(int most, WordNumbering numbering) {
    this.most = most;
    this.numbering = numbering;
  }

  static String text(OfficeParts parts, int most) throws UnreadableFile, IOException {
    WordTextReader reading = new WordTextReader(most, WordNumbering.of(parts));
    parts.read("word/document.xml", reading::take);
    if (!reading.noteOrder.isEmpty()) {
      parts.read("word/footnotes.xml", xml -> reading.takeNote(xml, "footnote"));
      parts.read("word/endnotes.xml", xml -> reading.takeNote(xml, "endnote"));
      for (String id : reading.noteOrder) {
        StringBuilder note = reading.notes.get(id);
        if (note != null && !note.isEmpty()) {
          reading.text.append(note.toString().strip()).append('\n');
        }
      }
    }
    return reading.text.toString();
  }

  /** What is in its headers and footers, where secret papers carry their marking too. */
  static String margins(OfficeParts parts, int most) throws UnreadableFile, IOException {
    WordTextReader reading = new WordTextReader(most, WordNumbering.of(parts));
    for (String part : parts.names()) {
      if (part.matches("word/(?:header|footer)[^/]*\\.xml")) {
        parts.read(part, reading::take);
      }
    }
    return reading.text.toString();
  }

  private void takeNote(XMLStreamReader xml, String kind) throws UnreadableFile {
    int event = xml.getEventType();
    if (event == XMLStreamConstants.START_ELEMENT
        && WordXml.ours(xml)
        && xml.getLocalName().equals(kind)) {
      note = new StringBuilder();
      notes.put(kind + WordXml.value(xml, "id"), note);
    } else if (event == XMLStreamConstants.END_ELEMENT
        && WordXml.ours(xml)
        && xml.getLocalName().equals(kind)) {
      note = null;
    } else {
      take(xml);
    }
  }

  private void take(XMLStreamReader xml) throws UnreadableFile {
    switch (xml.getEventType()) {
      case XMLStreamConstants.START_ELEMENT -> start(xml);
      case XMLStreamConstants.END_ELEMENT -> end(xml);
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
        if (inText && skipping == 0 && !hidden) {
          append(xml.getText());
        }
      }
      default -> {}
    }
  }

  private void start(XMLStreamReader xml) throws UnreadableFile {
    String name = xml.getLocalName();
    if (skipping > 0
        || name.equals("Fallback")
        || WordXml.ours(xml)
            && (name.equals("del")
                || name.equals("moveFrom")
                || name.equals("delText")
                || name.equals("pPrChange"))) {
      skipping++;
      return;
    }
    if (!WordXml.ours(xml)) {
      return;
    }
    switch (name) {
      case "p", "tc", "footnoteReference", "endnoteReference" -> count();
      default -> {}
    }
    switch (name) {
      case "p" -> paragraphs.push(new Paragraph());
      case "pStyle", "numId", "ilvl" -> place(name, WordXml.value(xml, "val"));
      case "tbl" -> rows.push(new ArrayList<>());
      case "tr" -> {
        if (!rows.isEmpty()) {
          rows.element().clear();
        }
      }
      case "tc" -> {
        if (!rows.isEmpty()) {
          rows.element().add(new StringBuilder());
        }
      }
      case "r" -> {
        inRun = true;
        hidden = false;
      }
      case "vanish", "webHidden" ->
          hidden = !List.of("0", "false", "off").contains(WordXml.value(xml, "val"));
      case "rStyle" -> hidden |= WordXml.value(xml, "val").equals(MARK_STYLE);
      case "t" -> inText = true;
      case "tab" ->
          append(
              !inRun
                  ? ""
                  : rows.isEmpty() ? "\t" : " "); // outside of a run it says where tabs stop
      case "br", "cr" -> append(rows.isEmpty() ? "\n" : " ");
      case "noBreakHyphen" -> append("-");
      case "footnoteReference" -> noteOrder.add("footnote" + WordXml.value(xml, "id"));
      case "endnoteReference" -> noteOrder.add("endnote" + WordXml.value(xml, "id"));
      default -> {}
    }
  }

  private void end(XMLStreamReader xml) {
    if (skipping > 0) {
      skipping--;
      return;
    }
    if (!WordXml.ours(xml)) {
      return;
    }
    switch (xml.getLocalName()) {
      case "t" -> inText = false;
      case "r" -> {
        inRun = false;
        hidden = false;
      }
      case "p" -> {
        if (!paragraphs.isEmpty()) {
          write(numbered(paragraphs.pop()));
        }
      }
      case "tr" -> {
        if (rows.size() == 1) {
          line(String.join("\t", rows.element()));
        }
      }
      case "tbl" -> {
        if (!rows.isEmpty()) {
          List<StringBuilder> last = rows.pop();
          if (!rows.isEmpty()) { // a table in a cell becomes words of that cell
            last.forEach(cell -> write(cell.toString()));
          }
        }
      }
      default -> {}
    }
  }

  private void place(String what, String value) {
    if (!paragraphs.isEmpty()) {
      Paragraph paragraph = paragraphs.element();
      switch (what) {
        case "pStyle" -> paragraph.style = value;
        case "numId" -> paragraph.list = value;
        default -> paragraph.level = value;
      }
    }
  }

  /** Rows of a table are counted too, but their numbers are no words of their cells. */
  private String numbered(Paragraph paragraph) {
    String number = numbering.next(paragraph.style, paragraph.list, paragraph.level);
    String text = paragraph.text.toString();
    return number.isEmpty() || text.isBlank() || !rows.isEmpty()
        ? text
        : number + " " + text.stripLeading();
  }

  private void write(String paragraph) {
    if (rows.isEmpty() || rows.element().isEmpty()) {
      line(paragraph);
      return;
    }
    StringBuilder cell = rows.element().getLast();
    cell.append(cell.isEmpty() || paragraph.isBlank() ? "" : " ").append(paragraph.strip());
  }

  private void line(String line) {
    StringBuilder into = note == null ? text : note;
    into.append(line.stripTrailing()).append('\n');
  }

  private void append(String more) throws UnreadableFile {
    taken += more.length();
    if (taken > most) {
      throw UnreadableFile.refused("file", "intake.refused.too_long", most);
    }
    if (!paragraphs.isEmpty()) {
      paragraphs.element().text.append(more);
    }
  }

  private void count() throws UnreadableFile {
    if (++pieces > MOST_PIECES) {
      throw UnreadableFile.refused("file", "intake.refused.too_long", most);
    }
  }
}
