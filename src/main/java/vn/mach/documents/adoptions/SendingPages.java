package vn.mach.documents.adoptions;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.web.Answers;
import vn.mach.documents.directives.DirectiveId;

/** Sends a version that was sent to nobody yet. */
@Controller
class SendingPages {

  private final UnsentVersions unsent;

  SendingPages(UnsentVersions unsent) {
    this.unsent = unsent;
  }

  @PostMapping("/adoptions/{directive:\\d+}/send")
  String send(Actor actor, @PathVariable long directive, @RequestParam String key) {
    return Answers.of(
        unsent.send(actor, key, new DirectiveId(directive)),
        done -> Answers.to("/directives/" + directive, "adoptions.said.sending"),
        refusals -> Answers.to("/directives/" + directive)); // which offers it still
  }
}
