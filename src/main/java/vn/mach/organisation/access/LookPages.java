package vn.mach.organisation.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Look;
import vn.mach.base.web.PageFactory;

/** Large type and high contrast, before the sign-in too; an account keeps what it chose. */
@Controller
class LookPages {

  private final Looks looks;

  LookPages(Looks looks) {
    this.looks = looks;
  }

  @GetMapping("/look")
  String show(HttpServletRequest request, Model model) {
    String look = Look.of(request);
    model.addAttribute("large", look.contains("large"));
    model.addAttribute("contrast", look.contains("contrast"));
    return "organisation/access/look";
  }

  @PostMapping("/look")
  String choose(
      @RequestParam(required = false) @Nullable String large,
      @RequestParam(required = false) @Nullable String contrast,
      HttpServletRequest request,
      HttpServletResponse response) {
    String look = Look.of(large != null, contrast != null);
    Look.keep(request, response, look);
    if (request.getAttribute(PageFactory.VIEWER) instanceof Actor actor) {
      looks.keep(actor.account(), look);
    }
    return Answers.to("/look", "access.look.kept");
  }

  /** What accounts chose. */
  @Component
  static class Looks {

    private final JdbcClient jdbc;

    Looks(JdbcClient jdbc) {
      this.jdbc = jdbc;
    }

    @Transactional
    void keep(long account, String look) {
      jdbc.sql("update accounts set look = ? where id = ?").params(look, account).update();
    }

    String of(long account) {
      return jdbc.sql("select look from accounts where id = ?")
          .param(account)
          .query((row, number) -> row.getString(1))
          .single();
    }
  }
}
