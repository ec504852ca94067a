package vn.mach.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import vn.mach.kernel.NotFound;

/** A thing that is not there, or not for this viewer, gets a page (for {@code /api} a problem document) that says what to do next. */
@ControllerAdvice
class WhatWentWrong {

  @ExceptionHandler(NotFound.class)
  Object notFound(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (path.startsWith("/api/")) {
      return ResponseEntity.status(HttpStatus.NOT_FOUND).body(ProblemDetail.forStatus(HttpStatus.NOT_FOUND));
    }
    ModelAndView page = new ModelAndView("web/not_found");
    page.setStatus(HttpStatus.NOT_FOUND);
    return page;
  }
}
