package com.salesintelligence.web.problems;

import com.salesintelligence.web.commands.CommandNotSent;
import com.salesintelligence.web.reading.WarehouseUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.servlet.view.json.JacksonJsonView;

/** Turns what went wrong into a page for people, or JSON for programs. */
@ControllerAdvice
class ProblemAdvice {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ModelAndView unavailable(
      WarehouseUnavailable problem, HttpServletRequest request, HttpServletResponse response) {
    log.error("{} {}", request.getRequestURI(), problem.getMessage(), problem.getCause());
    response.setHeader("Retry-After", "10");
    return answer(
        request,
        HttpStatus.SERVICE_UNAVAILABLE,
        new Problem(
            said(problem),
            "WAREHOUSE_UNAVAILABLE",
            "Nothing is lost. Try again in a moment; if it lasts, tell an operator to look at"
                + " BigQuery and at the log of web-service."));
  }

  @ExceptionHandler
  ModelAndView notSent(CommandNotSent problem, HttpServletRequest request) {
    log.error("{} {}", request.getRequestURI(), problem.getMessage(), problem.getCause());
    return answer(
        request,
        HttpStatus.SERVICE_UNAVAILABLE,
        new Problem(
            said(problem),
            "COMMAND_NOT_SENT",
            "Nothing has changed. Go back and try again; if it lasts, tell an operator that Pub/Sub"
                + " does not answer."));
  }

  @ExceptionHandler
  ModelAndView notFound(NotFound problem, HttpServletRequest request) {
    return answer(
        request,
        HttpStatus.NOT_FOUND,
        new Problem(
            said(problem),
            "NOT_FOUND",
            "It may have been removed at its source, or the link is incomplete."));
  }

  @ExceptionHandler
  ModelAndView noSuchPage(NoResourceFoundException problem, HttpServletRequest request) {
    return answer(
        request,
        HttpStatus.NOT_FOUND,
        new Problem(
            "There is no such page.",
            "NOT_FOUND",
            "Check the address, or start from the dashboard."));
  }

  @ExceptionHandler({
    MethodArgumentTypeMismatchException.class,
    MissingServletRequestParameterException.class,
    BadRequest.class
  })
  ModelAndView badRequest(Exception problem, HttpServletRequest request) {
    var details =
        problem instanceof MethodArgumentTypeMismatchException mismatch
            ? "The value of “" + mismatch.getName() + "” cannot be read."
            : problem instanceof MissingServletRequestParameterException missing
                ? "“" + missing.getParameterName() + "” is missing."
                : said(problem);
    return answer(
        request,
        HttpStatus.BAD_REQUEST,
        new Problem("The request cannot be understood.", "BAD_REQUEST", details));
  }

  private static String said(Exception problem) {
    return Objects.requireNonNullElse(problem.getMessage(), "Something went wrong.");
  }

  private static ModelAndView answer(
      HttpServletRequest request, HttpStatus status, Problem problem) {
    var answer =
        request.getRequestURI().startsWith("/api/")
            ? new ModelAndView(new JacksonJsonView())
            : new ModelAndView("error/problem");
    answer.setStatus(status);
    answer.addObject("error", problem.error());
    answer.addObject("code", problem.code());
    answer.addObject("details", problem.details());
    return answer;
  }
}
