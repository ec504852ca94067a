package vn.mach.evidence.templates;

import java.util.List;

/** A line of a template or of a section's text. */
public sealed interface TemplateLine {

  /**
   * {@code # I. …}; a heading of level 1 or 2 begins a section.
   *
   * @param number its line, from 1
   */
  record Heading(int number, int level, String text) implements TemplateLine {}

  record Paragraph(int number, List<TemplateItem> items) implements TemplateLine {}

  /** {@code - …} */
  record Bullet(int number, List<TemplateItem> items) implements TemplateLine {}

  /**
   * {@code | a | b |}: a row of a table that people typed; lines one after another are one table.
   */
  record Row(int number, List<List<TemplateItem>> cells) implements TemplateLine {}

  /** {@code @table A, B | caption}: the units below as rows, figures and targets as columns. */
  record Table(int number, List<Column> columns, String caption) implements TemplateLine {}

  /** {@code @chart T | caption}: a bar for each of the units below. */
  record Chart(int number, Column column, String caption) implements TemplateLine {}

  /**
   * {@code @summary | caption}: every figure of the realm with what it was in the same period
   * before.
   */
  record Summary(int number, String caption) implements TemplateLine {}

  /**
   * {@code @figures}, {@code @targets}, {@code @tables}, {@code @gaps}: written out when a report
   * begins, so that what they say can be edited.
   */
  record Each(int number, String what) implements TemplateLine {}

  /**
   * What a table or chart counts.
   *
   * @param sure whether it was said to be a target; else it may be either, a figure first
   */
  record Column(String code, boolean sure) {}

  int number();
}
