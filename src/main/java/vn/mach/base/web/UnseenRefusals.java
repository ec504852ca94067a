package vn.mach.base.web;

import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Refusal;

/**
 * Refusals that no one would read: their field is not on the page, or the template shows only one
 * of two. They are known once the page is rendered; it is then rendered a second time and lists
 * them where its form begins, or at its top.
 */
public final class UnseenRefusals {

  /** Of a form: nobody reads more, and each is looked for in the whole page. */
  private static final int MOST = 50;

  private final Map<String, Form<?>> forms = new LinkedHashMap<>();
  private final Set<String> heads = new HashSet<>();
  private final Set<String> listed = new HashSet<>();
  private Map<String, List<Refusal>> unseen = Map.of();

  /** A refusal, and its field where its sentence says nothing without it. */
  public record Unseen(Refusal refusal, String field) {}

  /** The head of a form asks: what it has to list. Only the first head of a form does. */
  List<Unseen> ofHead(Form<?> form) {
    if (!know(form)) {
      return List.of();
    }
    heads.add(form.key());
    return unseen.containsKey(form.key()) && listed.add(form.key()) ? of(form.key()) : List.of();
  }

  /** The page's top asks: what belongs to forms without a head. */
  List<Unseen> ofTop() {
    return unseen.keySet().stream()
        .filter(key -> !heads.contains(key))
        .flatMap(key -> of(key).stream())
        .toList();
  }

  private List<Unseen> of(String key) {
    return unseen.getOrDefault(key, List.of()).stream()
        .map(it -> new Unseen(it, it.reason().startsWith("web.refused.") ? it.field() : ""))
        .toList();
  }

  /** Whether the form has refusals; it is looked at again when the page is rendered. */
  private boolean know(Form<?> form) {
    if (!form.refusals().isEmpty()) {
      forms.put(form.key(), form);
    }
    return !form.refusals().isEmpty();
  }

  /**
   * Looks at the page as it was rendered; whether it has to be rendered again.
   *
   * @param words a refusal as the reader reads it
   * @param model what the template was given: forms in it may have no head
   */
  boolean missing(
      Collection<? extends @Nullable Object> model,
      Function<Refusal, String> words,
      Utf8Output rendered) {
    model.forEach(this::look);
    if (forms.isEmpty()) {
      return false;
    }
    String html = rendered.text();
    Map<String, List<Refusal>> found = new LinkedHashMap<>();
    for (Form<?> form : forms.values()) {
      List<Refusal> missing = missing(form, words, html);
      if (!missing.isEmpty()) {
        found.put(form.key(), missing);
      }
    }
    unseen = found;
    return !found.isEmpty();
  }

  /** A form, or a record or list of the page's own that holds forms. */
  private void look(@Nullable Object value) {
    switch (value) {
      case Form<?> form -> know(form);
      case List<?> list when !list.isEmpty() && list.getFirst() instanceof Form<?> ->
          list.forEach(this::look);
      case Record record -> {
        for (RecordComponent it : record.getClass().getRecordComponents()) {
          if (it.getType() == Form.class) {
            look(FormFields.read(it, record));
          }
        }
      }
      case null, default -> {}
    }
  }

  private static List<Refusal> missing(Form<?> form, Function<Refusal, String> words, String html) {
    List<Refusal> refusals = form.refusals().stream().distinct().limit(MOST).toList();
    Map<String, Integer> said = new HashMap<>();
    refusals.forEach(it -> said.merge(escaped(words.apply(it)), 1, Integer::sum));
    List<Refusal> missing = new ArrayList<>();
    for (Refusal refusal : refusals) {
      String sentence = escaped(words.apply(refusal));
      int shown = times(html, sentence);
      boolean noField = !html.contains("name=\"" + refusal.field() + "\"");
      if (shown == 0 || shown < said.getOrDefault(sentence, 0) && noField) {
        missing.add(refusal);
      }
    }
    return missing;
  }

  private static String escaped(String text) {
    StringOutput out = new StringOutput();
    Escape.htmlContent(text, out);
    return out.toString();
  }

  private static int times(String html, String said) {
    int times = 0;
    for (int at = html.indexOf(said); at >= 0; at = html.indexOf(said, at + said.length())) {
      times++;
    }
    return times;
  }
}
