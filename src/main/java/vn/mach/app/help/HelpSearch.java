package vn.mach.app.help;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Text;
import vn.mach.base.search.SearchQuery;
import vn.mach.base.search.SearchResult;
import vn.mach.base.search.SearchResult.Hit;
import vn.mach.base.search.SearchSource;

/** Finds help by the words of its texts, in the reader's language. */
@Component
class HelpSearch implements SearchSource {

  private final MessageSource messages;

  HelpSearch(MessageSource messages) {
    this.messages = messages;
  }

  @Override
  public String key() {
    return "help.hits";
  }

  @Override
  public SearchResult find(Actor actor, SearchQuery query) {
    Locale locale = Locale.of(query.name("vi", "en"));
    String[] words = Text.unaccented(query.typed()).split("\\W+");
    List<Hit> hits =
        HelpTopics.ROUTES.keySet().stream()
            .map(topic -> hit(topic, words, locale))
            .filter(hit -> hit.rank() < 5)
            .sorted(Comparator.comparing(Hit::rank))
            .limit(query.most() + 1L)
            .toList();
    return SearchResult.of(hits, query, "/help");
  }

  /** Rank 1: in the title; 4: in the text; 5: not at all. */
  private Hit hit(String topic, String[] words, Locale locale) {
    String title = message(topic, "", locale);
    String text = title + " " + message(topic, ".for", locale);
    double rank = has(title, words) ? 1 : has(text, words) ? 4 : 5;
    return new Hit("/help/" + topic, title, "", "", null, rank);
  }

  private static boolean has(String text, String[] words) {
    String plain = " " + String.join(" ", Text.unaccented(text).split("\\W+"));
    return words.length > 0
        && Arrays.stream(words).allMatch(word -> !word.isEmpty() && plain.contains(" " + word));
  }

  private String message(String topic, String part, Locale locale) {
    return messages.getMessage("help.topic." + topic + part, null, locale);
  }
}
