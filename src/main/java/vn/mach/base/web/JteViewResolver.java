package vn.mach.base.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Finds the template {@code <module>/<page>.jte} that a page method names, and gives it {@code
 * page} beside the model. {@code redirect:} leads to another address of the realm.
 */
@Component
class JteViewResolver implements ViewResolver, Ordered {

  private static final int REFUSED = 422;
  private static final int LONGEST_ADDRESS = 2_000;

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "vn.mach");
  private final PageFactory pages;

  JteViewResolver(PageFactory pages) {
    this.pages = pages;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable View resolveViewName(String name, Locale locale) {
    if (name.startsWith("redirect:")) {
      RedirectView redirect = new RedirectView(bounded(name.substring("redirect:".length())), true);
      redirect.setExposeModelAttributes(false);
      return redirect;
    }
    String template = name + ".jte";
    return engine.hasTemplate(template) ? view(template) : null;
  }

  /** An address made of what was typed may be longer than a header: then its query is left out. */
  private static String bounded(String address) {
    int query = address.indexOf('?');
    return address.length() <= LONGEST_ADDRESS
        ? address
        : query >= 0 && query <= LONGEST_ADDRESS ? address.substring(0, query) : "/";
  }

  private View view(String template) {
    return (model, request, response) -> {
      Map<String, @Nullable Object> values = new HashMap<>();
      if (model != null) {
        values.putAll(model);
      }
      Page page = pages.page(request, response);
      values.put("page", page);
      // Whole before the first byte leaves: a failure becomes a page of its own.
      Utf8Output bytes = rendered(template, values);
      if (response.getStatus() == REFUSED
          && page.unseen().missing(values.values(), page::t, bytes)) {
        bytes = rendered(template, values);
      }
      response.setContentType("text/html;charset=UTF-8");
      response.setContentLength(bytes.length());
      bytes.writeTo(response.getOutputStream());
    };
  }

  private Utf8Output rendered(String template, Map<String, @Nullable Object> values) {
    Utf8Output bytes = new Utf8Output();
    render(template, values, bytes);
    return bytes;
  }

  /** Writes a template; development writes the newest text of it. */
  void render(String template, Map<String, @Nullable Object> values, TemplateOutput output) {
    engine.render(template, values, output);
  }
}
