package vn.mach.access;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SignInPages {

  @GetMapping("/sign-in")
  String form() {
    return "access/sign_in";
  }
}
