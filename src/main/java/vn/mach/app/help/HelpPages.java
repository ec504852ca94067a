package vn.mach.app.help;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.web.Answers;

/** The help of a page, the list of all help, and the first steps. */
@Controller
class HelpPages {

  private static final String START = "start";

  private final FirstSteps steps;

  HelpPages(FirstSteps steps) {
    this.steps = steps;
  }

  /**
   * @param of the route of the page whose help is asked for; without one all help is listed
   */
  @GetMapping("/help")
  String index(Actor actor, @RequestParam(defaultValue = "") String of, Model model) {
    return HelpTopics.of(of)
        .map(topic -> Answers.to("/help/" + topic))
        .orElseGet(() -> {
          model.addAttribute("topics", HelpTopics.ROUTES.keySet());
          return "app/help/index";
        });
  }

  @GetMapping("/help/{topic}")
  String topic(Actor actor, @PathVariable String topic, Model model) {
    if (!HelpTopics.ROUTES.containsKey(topic)) {
      throw new NotFound("help " + topic);
    }
    model.addAttribute("topic", topic);
    if (topic.equals(START)) {
      model.addAttribute("parts", steps.of(actor));
      return "app/help/start";
    }
    return "app/help/topic";
  }
}
