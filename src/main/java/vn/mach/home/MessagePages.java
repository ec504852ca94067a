package vn.mach.home;

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
import vn.mach.figures.Board;
import vn.mach.figures.Figures;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Text;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.web.Flash;
import vn.mach.web.Form;

/** Writing to the units that are behind, and having read it. */
@Controller
class MessagePages {

  private final Messages messages;
  private final Figures figures;
  private final Today today;

  MessagePages(Messages messages, Figures figures, Today today) {
    this.messages = messages;
    this.figures = figures;
    this.today = today;
  }

  record Typed(String text) {}

  @GetMapping("/home/messages/new")
  String write(Viewer viewer, @ModelAttribute Asked.Typed typed, Model model) {
    return form(viewer, typed, Form.of(new Typed("")), model);
  }

  @PostMapping("/home/messages")
  String send(
      Viewer viewer,
      @ModelAttribute Asked.Typed typed,
      @RequestParam @Nullable String text,
      @RequestParam String key,
      Model model,
      HttpServletResponse response) {
    Asked asked = typed.asked(today.date());
    String said = Text.lines(text);
    return switch (messages.send(viewer, key, asked, unit(asked), said)) {
      case Outcome.Done<Integer>(Integer units) -> {
        Flash.done("home.flash.sent", units);
        yield "redirect:/?" + asked.query();
      }
      case Outcome.Refused<Integer>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield form(viewer, typed, Form.refused(new Typed(said), refusals), model);
      }
    };
  }

  @PostMapping("/home/messages/{message}/read")
  String read(Viewer viewer, @PathVariable long message, @RequestParam long unit) {
    messages.read(viewer, message, new UnitId(unit));
    return "redirect:/";
  }

  private String form(Viewer viewer, Asked.Typed typed, Form<Typed> form, Model model) {
    Asked asked = typed.asked(today.date());
    messages.requireSend(viewer, unit(asked));
    Board board = figures.board(viewer, unit(asked), asked.on(), asked.reading());
    Scoreboard scoreboard = Scoreboard.of(board, asked);
    model.addAttribute("board", scoreboard);
    model.addAttribute("column", scoreboard.one().orElseThrow(() -> new NotFound("no target")));
    model.addAttribute("form", form);
    return "home/message";
  }

  private static UnitId unit(Asked asked) {
    return Optional.ofNullable(asked.unit()).orElseThrow(() -> new NotFound("no unit named"));
  }
}
