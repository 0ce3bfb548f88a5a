package com.salesintelligence.web.security;

import com.salesintelligence.web.UsersSettings;
import com.salesintelligence.web.UsersSettings.User;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login page. */
@Controller
class LoginController {

  private final List<User> demoUsers;
  private final LoginAttempts attempts;

  LoginController(UsersSettings settings, LoginAttempts attempts) {
    this.demoUsers = settings.demoLoginsShown() ? settings.users() : List.of();
    this.attempts = attempts;
  }

  @GetMapping("/login")
  String login(
      @RequestParam @Nullable String problem,
      @AuthenticationPrincipal @Nullable SignedIn user,
      Model model) {
    if (user != null) {
      return "redirect:/";
    }
    model.addAttribute("demoUsers", demoUsers);
    model.addAttribute("waitMinutes", attempts.window().toMinutes());
    model.addAttribute("problem", problem == null ? "" : problem);
    return "login";
  }
}
