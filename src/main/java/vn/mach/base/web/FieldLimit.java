package vn.mach.base.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The limit of every text field of every form, whatever is done with it: {@value #LONGEST}
 * characters, unless the method limits it itself ({@link LongText}). A field has a smaller limit of
 * its own where {@link FormParser} is given one.
 */
@Component
public class FieldLimit implements HandlerInterceptor {

  /** Five times what the longest field of one thing holds. */
  public static final int LONGEST = 10_000;

  /** A field is longer than any honest one. Nothing was done; answered with 413. */
  static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLong(String field) {
      super(field);
    }
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      LongText may = method.getMethodAnnotation(LongText.class);
      List<String> longer = may == null ? List.of() : List.of(may.value());
      request
          .getParameterMap()
          .forEach((field, values) -> {
            if (!longer.contains(field)
                && Arrays.stream(values).anyMatch(it -> it.length() > LONGEST)) {
              throw new TooLong(field);
            }
          });
    }
    return true;
  }
}
