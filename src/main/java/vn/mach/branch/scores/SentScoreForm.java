package vn.mach.branch.scores;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.FormParser;
import vn.mach.branch.scores.ScoreForm.Applies;
import vn.mach.branch.scores.ScoreForm.Item;
import vn.mach.branch.scores.ScoreForm.ItemKind;
import vn.mach.branch.scores.ScoreForm.Option;
import vn.mach.branch.scores.ScoreForm.Section;
import vn.mach.branch.scores.ScoreFormsSql.Head;

/**
 * A form as a program sends it.
 *
 * @param unit the code of the unit that issues it
 * @param code of the form of which it is the next version; without it one is made
 * @param validFrom from when it is in force; without it a draft
 */
record SentScoreForm(
    @Nullable String unit,
    @Nullable String code,
    @Nullable String title,
    @Nullable String source,
    @Nullable BigDecimal maximum,
    @Nullable BigDecimal goodFrom,
    @Nullable BigDecimal fairFrom,
    @Nullable BigDecimal averageFrom,
    @Nullable String validFrom,
    @Nullable List<SentScoreSection> sections) {

  private static final int LONGEST = 300;
  private static final int MOST_SECTIONS = 40;
  private static final int MOST_ITEMS = 60;

  record SentScoreSection(
      @Nullable String title, @Nullable BigDecimal maximum, @Nullable List<SentScoreItem> items) {}

  /**
   * An item.
   *
   * @param kind {@code radio}, {@code yes_no}, {@code banded} or {@code number}
   * @param applies {@code always}, {@code thematic} or {@code optional}
   * @param attendance whether its percent is the attendance
   */
  record SentScoreItem(
      @Nullable String title,
      @Nullable String kind,
      @Nullable BigDecimal maximum,
      boolean bonus,
      @Nullable String applies,
      boolean attendance,
      @Nullable List<SentScoreOption> options) {}

  /**
   * A choice, or a band.
   *
   * @param atLeast from which percent a band holds; none: below all others
   */
  record SentScoreOption(
      @Nullable String label, @Nullable BigDecimal points, @Nullable BigDecimal atLeast) {}

  /** What it says, where all of it can be read. */
  record Read(Head head, List<Section> sections, @Nullable LocalDate from) {}

  /**
   * Reads it.
   *
   * @param refusals gets what cannot be read; then the answer is empty
   */
  Optional<Read> read(List<Refusal> refusals) {
    Optional<LocalDate> from = FormParser.day(validFrom);
    if (from.isEmpty() && !Text.line(validFrom).isEmpty()) {
      refusals.add(Refusal.of("validFrom", "web.refused.not_a_date", FormParser.quoted(validFrom)));
    }
    String code = Text.line(this.code);
    if (!code.isEmpty() && !FormParser.isCode(code)) {
      refusals.add(Refusal.of("code", "scores.refused.choice", code));
    }
    Head head =
        new Head(
            text("title", title, refusals),
            text("source", source, refusals),
            number("maximum", maximum, refusals),
            percent("goodFrom", goodFrom, refusals),
            percent("fairFrom", fairFrom, refusals),
            percent("averageFrom", averageFrom, refusals));
    List<Section> read = new ArrayList<>();
    int items = 0;
    for (SentScoreSection section : given(sections)) {
      List<Item> own = new ArrayList<>();
      for (SentScoreItem item : given(section == null ? null : section.items())) {
        own.add(item(item, refusals));
        items++;
      }
      read.add(
          new Section(
              0,
              text("sections", section == null ? null : section.title(), refusals),
              number("sections", section == null ? null : section.maximum(), refusals),
              List.copyOf(own)));
    }
    if (read.size() > MOST_SECTIONS || items > MOST_ITEMS) {
      refusals.add(Refusal.of("sections", "scores.refused.too_many", MOST_SECTIONS));
    }
    return refusals.isEmpty()
        ? Optional.of(new Read(head, List.copyOf(read), from.orElse(null)))
        : Optional.empty();
  }

  private static Item item(@Nullable SentScoreItem sent, List<Refusal> refusals) {
    String kindCode = Text.line(sent == null ? null : sent.kind());
    Optional<ItemKind> kind = ItemKind.find(kindCode);
    String appliesCode = Text.line(sent == null ? null : sent.applies());
    Optional<Applies> applies =
        appliesCode.isEmpty() ? Optional.of(Applies.ALWAYS) : Applies.find(appliesCode);
    if (kind.isEmpty()) {
      refusals.add(Refusal.of("sections", "scores.refused.choice", kindCode));
    }
    if (applies.isEmpty()) {
      refusals.add(Refusal.of("sections", "scores.refused.choice", appliesCode));
    }
    List<Option> options = new ArrayList<>();
    for (SentScoreOption option : given(sent == null ? null : sent.options())) {
      BigDecimal atLeast = option == null ? null : option.atLeast();
      BigDecimal points = option == null ? null : option.points();
      if (points != null && points.signum() == 0) {
        points = BigDecimal.ZERO;
      } else {
        points = number("sections", points, refusals);
      }
      options.add(
          new Option(
              text("sections", option == null ? null : option.label(), refusals),
              points,
              atLeast == null ? null : percent("sections", atLeast, refusals)));
    }
    if (kind.filter(it -> it == ItemKind.BANDED).isPresent()) {
      ScoreTyping.downwards(options);
    }
    return new Item(
        0,
        text("sections", sent == null ? null : sent.title(), refusals),
        kind.orElse(ItemKind.NUMBER),
        number("sections", sent == null ? null : sent.maximum(), refusals),
        sent != null && sent.bonus(),
        applies.orElse(Applies.ALWAYS),
        sent != null && sent.attendance(),
        List.copyOf(options));
  }

  private static String text(String field, @Nullable String sent, List<Refusal> refusals) {
    String text = Text.line(sent);
    if (text.isEmpty()) {
      refusals.add(Refusal.of(field, "web.refused.missing"));
    } else if (Text.length(text) > LONGEST) {
      refusals.add(Refusal.of(field, "web.refused.too_long", LONGEST));
    }
    return text;
  }

  private static BigDecimal number(
      String field, @Nullable BigDecimal sent, List<Refusal> refusals) {
    return within(field, sent, 10_000, "scores.refused.points", refusals);
  }

  private static BigDecimal percent(
      String field, @Nullable BigDecimal sent, List<Refusal> refusals) {
    return sent != null && sent.signum() == 0
        ? BigDecimal.ZERO
        : within(field, sent, 100, "scores.refused.percent", refusals);
  }

  private static BigDecimal within(
      String field, @Nullable BigDecimal sent, int most, String reason, List<Refusal> refusals) {
    if (sent == null
        || sent.signum() <= 0
        || sent.scale() > 2
        || sent.compareTo(BigDecimal.valueOf(most)) > 0) {
      refusals.add(Refusal.of(field, reason, sent == null ? "" : sent.toString()));
      return BigDecimal.ONE;
    }
    return ScoreFormsSql.plain(sent);
  }

  private static <T> List<T> given(@Nullable List<T> sent) {
    return sent == null ? List.of() : sent;
  }
}
