package com.salesintelligence.web.layout;

import com.salesintelligence.web.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the navigation of the person who is logged in. */
@ControllerAdvice
class ShellAdvice {

  @ModelAttribute("shell")
  @Nullable Shell shell(
      @AuthenticationPrincipal @Nullable SignedIn user, HttpServletRequest request) {
    return user == null ? null : Shell.of(user, request.getRequestURI());
  }
}
