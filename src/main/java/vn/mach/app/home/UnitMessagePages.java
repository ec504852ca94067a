package vn.mach.app.home;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.DayFormats;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.Figures;

/** Reminders to units that are behind: writing, sent and received ones, having read one. */
@Controller
class UnitMessagePages {

  private final UnitMessages messages;
  private final Figures figures;
  private final MessageSource words;
  private final Today today;

  UnitMessagePages(UnitMessages messages, Figures figures, MessageSource words, Today today) {
    this.messages = messages;
    this.figures = figures;
    this.words = words;
    this.today = today;
  }

  /**
   * @param to the numbers of the units chosen
   */
  record MessageForm(@Nullable List<Long> to, String text) {

    boolean has(UnitId unit) {
      return to != null && to.contains(unit.value());
    }
  }

  /** Reminders that the actor's units received, and (of a unit) those that were sent. */
  @GetMapping("/home/messages")
  String list(Actor actor, @RequestParam @Nullable Long unit, Model model) {
    UnitId from = unit == null ? null : new UnitId(unit);
    boolean sends = from != null && messages.maySend(actor, from);
    model.addAttribute("received", messages.received(actor));
    model.addAttribute("sends", sends);
    model.addAttribute("sent", from != null && sends ? messages.sent(actor, from) : List.of());
    return "app/home/messages";
  }

  @GetMapping("/home/messages/new")
  String write(
      Actor actor,
      @ModelAttribute BoardQuery.Parameters typed,
      @RequestParam @Nullable List<Long> to,
      Model model,
      Locale locale) {
    return form(actor, typed, null, to, model, locale);
  }

  @PostMapping("/home/messages")
  String send(
      Actor actor,
      @ModelAttribute BoardQuery.Parameters typed,
      @RequestParam @Nullable List<Long> to,
      @RequestParam @Nullable String text,
      @RequestParam String key,
      Model model,
      Locale locale) {
    BoardQuery asked = typed.asked(today.date());
    String said = Text.lines(text);
    Set<UnitId> units =
        to == null
            ? Set.of()
            : to.stream()
                .filter(Objects::nonNull) // a field that was sent empty
                .map(UnitId::new)
                .collect(Collectors.toSet());
    return Answers.of(
        messages.send(actor, key, asked, unit(asked), units, said),
        sent -> Answers.to("/?" + asked.query(), "home.flash.sent", sent),
        refusals ->
            form(
                actor,
                typed,
                Form.refused(new MessageForm(to, said), refusals),
                null,
                model,
                locale));
  }

  @PostMapping("/home/messages/{message}/read")
  String read(Actor actor, @PathVariable long message, @RequestParam long unit) {
    messages.read(actor, message, new UnitId(unit));
    return "redirect:/today";
  }

  /**
   * @param refused what was typed and refused; none: a text is proposed
   * @param to units that were chosen on another page; none: those behind are
   */
  private String form(
      Actor actor,
      BoardQuery.Parameters typed,
      @Nullable Form<MessageForm> refused,
      @Nullable List<Long> to,
      Model model,
      Locale locale) {
    BoardQuery asked = typed.asked(today.date());
    messages.requireSend(actor, unit(asked));
    Board board = figures.board(actor, unit(asked), asked.on(), asked.reading());
    model.addAttribute("unit", board.unit());
    if (asked.aboutAll()) {
      return aboutAll(actor, asked, board, refused, model, locale);
    }
    Board.Column column =
        Scoreboard.column(board, asked.target())
            .or(() -> board.columns().stream().findFirst())
            .orElseThrow(() -> new NotFound("no target"));
    ReminderUnits units = messages.units(actor, asked, unit(asked), column);
    model.addAttribute("asked", asked.about(column.code()));
    model.addAttribute("column", column);
    model.addAttribute("units", units);
    model.addAttribute(
        "form",
        refused != null
            ? refused
            : Form.of(
                new MessageForm(
                    to != null ? to : units.chosen().stream().map(UnitId::value).toList(),
                    proposed(board, column, locale))));
    return "app/home/message";
  }

  /** Those behind with any target, worst first, all of them chosen. */
  private String aboutAll(
      Actor actor,
      BoardQuery asked,
      Board board,
      @Nullable Form<MessageForm> refused,
      Model model,
      Locale locale) {
    LateUnits late = messages.late(actor, asked, board);
    Object[] said = {DayFormats.DAY.format(board.day())};
    model.addAttribute("asked", asked);
    model.addAttribute("late", late);
    model.addAttribute(
        "form",
        refused != null
            ? refused
            : Form.of(
                new MessageForm(
                    late.ids().stream().map(UnitId::value).toList(),
                    words.getMessage("home.message.proposed_all", said, locale))));
    return "app/home/late";
  }

  private String proposed(Board board, Board.Column column, Locale locale) {
    Object[] said = {
      column.title(),
      column.directive(),
      DayFormats.DAY.format(board.day()),
      DayFormats.DAY.format(column.to()),
      board.unit().name()
    };
    return words.getMessage("home.message.proposed", said, locale);
  }

  private static UnitId unit(BoardQuery asked) {
    return Optional.ofNullable(asked.unit()).orElseThrow(() -> new NotFound("no unit named"));
  }
}
