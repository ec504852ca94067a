package vn.mach.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.mach.kernel.Viewer;

/** Hands the viewer to page methods that take one. A method behind the sign-in always gets one. */
@Component
class ViewerArgument implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Viewer.class;
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter, @Nullable ModelAndViewContainer model, NativeWebRequest request, @Nullable WebDataBinderFactory binder) {
    return request.getAttribute(Pages.VIEWER, RequestAttributes.SCOPE_REQUEST);
  }
}
