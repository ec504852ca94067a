package vn.mach.app.home;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Flash;
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

  record Typed(String text) {}

  @GetMapping("/home/messages/new")
  String write(Actor actor, @ModelAttribute BoardQuery.Typed typed, Model model) {
    return form(actor, typed, Form.of(new Typed("")), model);
  }

  @PostMapping("/home/messages")
  String send(
      Actor actor,
      @ModelAttribute BoardQuery.Typed typed,
      @RequestParam @Nullable String text,
      @RequestParam String key,
      Model model,
      HttpServletResponse response) {
    BoardQuery asked = typed.asked(today.date());
    String said = Text.lines(text);
    return switch (messages.send(actor, key, asked, unit(asked), said)) {
      case Outcome.Done<Integer>(Integer units) -> {
        Flash.done("home.flash.sent", units);
        yield "redirect:/?" + asked.query();
      }
      case Outcome.Refused<Integer>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield form(actor, typed, Form.refused(new Typed(said), refusals), model);
      }
    };
  }

  @PostMapping("/home/messages/{message}/read")
  String read(Actor actor, @PathVariable long message, @RequestParam long unit) {
    messages.read(actor, message, new UnitId(unit));
    return "redirect:/";
  }

  private String form(Actor actor, BoardQuery.Typed typed, Form<Typed> form, Model model) {
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
