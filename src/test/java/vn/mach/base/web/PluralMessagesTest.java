package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;

/** English says "1 row is" and "2 rows are", whatever kind of value the number is. */
class PluralMessagesTest {

  private final MessageSource messages;

  PluralMessagesTest() throws IOException {
    messages = new CachingMessageSource(WebConfig.messageSource());
  }

  @Test
  void oneIsSaidInTheSingular() {
    assertThat(said("tasks.days_left", 1)).isEqualTo("1 day left");
    assertThat(said("tasks.days_left", "1")).isEqualTo("1 day left");
    assertThat(said("tasks.days_left", 1L)).isEqualTo("1 day left");
    assertThat(said("exchange.accepted.refused", 1)).startsWith("1 row was refused");
    assertThat(said("exchange.validated.clean", 1, 1))
        .startsWith("1 row will be imported, 1 exists already.");
    assertThat(said("exchange.validated.nothing", 1))
        .isEqualTo("Nothing new: the one row already exists.");
  }

  @Test
  void everythingElseIsSaidInThePlural() {
    assertThat(said("tasks.days_left", 0)).isEqualTo("0 days left");
    assertThat(said("tasks.days_left", 21)).isEqualTo("21 days left");
    assertThat(said("tasks.days_left", "1.5")).isEqualTo("1.5 days left");
    assertThat(said("tasks.days_left", "1,250")).isEqualTo("1,250 days left");
    assertThat(said("tasks.days_left", "?")).isEqualTo("? days left");
    assertThat(said("exchange.validated.nothing", 1250))
        .isEqualTo("Nothing new: all 1,250 rows already exist.");
  }

  @Test
  void whatPeopleTypedIsNeverReadAsAPattern() {
    assertThat(said("people.refused.members_remain", "{0,plural,a|b} it''s {1", 1))
        .startsWith("{0,plural,a|b} it''s {1 still has 1 member or posts");
  }

  private String said(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.ENGLISH);
  }
}
