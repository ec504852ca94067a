package vn.mach.base.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import vn.mach.app.home.BoardSample;
import vn.mach.base.kernel.Actor;

/**
 * {@code script/bench pages}: renders a scoreboard of 100 units and 20 targets with our own output
 * and message cache, and with those of the libraries, turn by turn in one process. Without a
 * database: only the time of the templates.
 */
final class PagesBench {

  private static final int WARM = 150;
  private static final int ROUNDS = 200;

  private PagesBench() {}

  private interface Render {
    int page() throws IOException;
  }

  public static void main(String[] arguments) throws Exception {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, "vn.mach");
    Map<String, @Nullable Object> model = BoardSample.model(100, 20);
    MessageSource library = WebConfig.messageSource();
    MessageSource cached = new CachingMessageSource(library);
    String[] names = {
      "own output, own cache",
      "library's output, own cache",
      "own output, library's messages",
      "library's both"
    };
    Render[] ways = {
      () -> own(engine, model, cached),
      () -> byLibrary(engine, model, cached),
      () -> own(engine, model, library),
      () -> byLibrary(engine, model, library)
    };
    for (int i = 0; i < WARM; i++) {
      for (Render way : ways) {
        way.page();
      }
    }
    long[][] taken = new long[ways.length][ROUNDS];
    int bytes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (int way = 0; way < ways.length; way++) {
        long started = System.nanoTime();
        bytes = ways[way].page();
        taken[way][round] = System.nanoTime() - started;
      }
    }
    System.out.println("way\tmedian_ms\tof_own\tbytes");
    double base = median(taken[0]);
    for (int way = 0; way < ways.length; way++) {
      System.out.printf(
          Locale.ROOT,
          "%s\t%.3f\t%.2f\t%d%n",
          names[way],
          median(taken[way]) / 1e6,
          median(taken[way]) / base,
          bytes);
    }
    System.out.printf(
        Locale.ROOT,
        "ratio output = %.2f%nratio messages = %.2f%n",
        median(taken[1]) / base,
        median(taken[2]) / base);
  }

  private static int own(
      TemplateEngine engine, Map<String, @Nullable Object> model, MessageSource messages)
      throws IOException {
    Utf8Output out = new Utf8Output();
    engine.render("app/home/board.jte", with(model, messages), out);
    out.writeTo(OutputStream.nullOutputStream());
    return out.length();
  }

  private static int byLibrary(
      TemplateEngine engine, Map<String, @Nullable Object> model, MessageSource messages)
      throws IOException {
    Utf8ByteOutput out = new Utf8ByteOutput();
    engine.render("app/home/board.jte", with(model, messages), out);
    out.writeTo(OutputStream.nullOutputStream());
    return out.getContentLength();
  }

  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> model, MessageSource messages) throws IOException {
    Map<String, @Nullable Object> values = new HashMap<>(model);
    values.put(
        "page",
        new Page(
            Locale.of("vi"),
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
            ASSETS,
            messages,
            new NumberFormats(Locale.of("vi")),
            new UnseenRefusals()));
    return values;
  }

  private static final Assets ASSETS = assets();

  private static Assets assets() {
    try {
      return new Assets();
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static double median(long[] taken) {
    long[] sorted = taken.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
