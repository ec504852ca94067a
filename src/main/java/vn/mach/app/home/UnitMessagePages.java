package vn.mach.app.home;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.Figures;

/** Writing to the units that are behind, and having read it. */
@Controller
class UnitMessagePages {

  private final UnitMessages messages;
  private final Figures figures;
  private final Today today;

  UnitMessagePages(UnitMessages messages, Figures figures, Today today) {
    this.messages = messages;
    this.figures = figures;
    this.today = today;
  }

  record MessageForm(String text) {}

  @GetMapping("/home/messages/new")
  String write(Actor actor, @ModelAttribute BoardQuery.Parameters typed, Model model) {
    return form(actor, typed, Form.of(new MessageForm("")), model);
  }

  @PostMapping("/home/messages")
  String send(
      Actor actor,
      @ModelAttribute BoardQuery.Parameters typed,
      @RequestParam @Nullable String text,
      @RequestParam String key,
      Model model) {
    BoardQuery asked = typed.asked(today.date());
    String said = Text.lines(text);
    return Answers.of(
        messages.send(actor, key, asked, unit(asked), said),
        units -> Answers.to("/?" + asked.query(), "home.flash.sent", units),
        refusals -> form(actor, typed, Form.refused(new MessageForm(said), refusals), model));
  }

  @PostMapping("/home/messages/{message}/read")
  String read(Actor actor, @PathVariable long message, @RequestParam long unit) {
    messages.read(actor, message, new UnitId(unit));
    return "redirect:/";
  }

  private String form(
      Actor actor, BoardQuery.Parameters typed, Form<MessageForm> form, Model model) {
    BoardQuery asked = typed.asked(today.date());
    messages.requireSend(actor, unit(asked));
    Board board = figures.board(actor, unit(asked), asked.on(), asked.reading());
    Scoreboard scoreboard = Scoreboard.of(board, asked);
    model.addAttribute("board", scoreboard);
    model.addAttribute("column", scoreboard.one().orElseThrow(() -> new NotFound("no target")));
    model.addAttribute("form", form);
    return "app/home/message";
  }

  private static UnitId unit(BoardQuery asked) {
    return Optional.ofNullable(asked.unit()).orElseThrow(() -> new NotFound("no unit named"));
  }
}
