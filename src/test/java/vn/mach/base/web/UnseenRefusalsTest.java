package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Refusal;

/** What a page does not show beside a field is listed where its form begins, or at its top. */
class UnseenRefusalsTest {

  private static final Locale VI = Locale.of("vi");

  record Typed(String seen, String hidden) {}

  record Pair(Form<Typed> one, Form<Typed> other) {}

  private final StaticMessageSource messages = new StaticMessageSource();
  private final UnseenRefusals unseen = new UnseenRefusals();
  private Page page;

  @BeforeEach
  void aPage() throws IOException {
    messages.addMessage("test.refused.day", VI, "Ngày <{0}> không có.");
    messages.addMessage("web.refused.missing", VI, "Không được để trống.");
    messages.addMessage("web.refused.of_field", VI, "Ô {0}: {1}");
    page =
        new Page(
            VI,
            "",
            "/",
            "/",
            "",
            "Mẫu",
            ZoneId.of("Asia/Ho_Chi_Minh"),
            LocalDate.of(2026, 7, 15),
            Actor.system(),
            List.of(),
            List.of(),
            new Page.Csrf("_csrf", "X-CSRF-TOKEN", ""),
            false,
            null,
            List.of(),
            new Assets(),
            messages,
            new NumberFormats(VI),
            unseen);
  }

  @Test
  void aRefusalOfAFieldThatIsNotOnThePageIsListedOnceByTheHeadOfItsForm() {
    Form<Typed> form =
        form(
            Refusal.of("seen", "web.refused.missing"), Refusal.of("hidden", "web.refused.missing"));
    assertThat(page.unseen(form)).as("nobody knows before the page is rendered").isEmpty();
    assertThat(looked(List.of(form), "<input name=\"seen\"><p>Không được để trống.</p>")).isTrue();
    assertThat(page.unseenAtTop()).isEmpty();
    assertThat(page.unseen(form))
        .extracting(page::t)
        .containsExactly("Ô hidden: Không được để trống.");
    assertThat(page.unseen(form)).as("a second head of the form").isEmpty();
  }

  @Test
  void aRefusalThatTheTemplateAsksForButDoesNotShowIsListedToo() {
    Form<Typed> form = form(Refusal.of("seen", "test.refused.day", "31/02"));
    assertThat(looked(List.of(form), "<input name=\"seen\" class=\"is-invalid\">")).isTrue();
    assertThat(page.unseenAtTop()).extracting(page::t).containsExactly("Ngày <31/02> không có.");
  }

  @Test
  void whatIsShownIsNotListedAgainAndFormsWithinRecordsAreFound() {
    Form<Typed> form = form(Refusal.of("seen", "test.refused.day", "31/02"));
    assertThat(looked(List.of(form), "<p>Ngày &lt;31/02&gt; không có.</p>")).isFalse();
    Pair pair = new Pair(Form.of(new Typed("", "")), form);
    assertThat(looked(List.of("x", pair), "<p></p>")).isTrue();
  }

  private boolean looked(List<?> model, String html) {
    Utf8Output rendered = new Utf8Output();
    rendered.writeContent(html);
    return unseen.missing(model, page::t, rendered);
  }

  private static Form<Typed> form(Refusal... refusals) {
    return Form.refused(new Typed("", ""), List.of(refusals));
  }
}
